// All rooms: topics, languages, how many are there. Every room is listed; none is secret.
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { Icon } from '../shared/Icon'
import { duration, moment, number, lang as pageLang, t, tCode, tn } from '../shared/i18n'
import { Empty, Loading } from '../shared/parts'
import { localMs } from '../shared/time'
import type { RoomInfo } from '../shared/wire.gen'
import { dialog, refreshSite, site, store } from './app'
import { directory, directoryFault, enterRoom, refreshDirectory } from './rooms'

const LOOK_AGAIN_MS = 20_000

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

export function Directory() {
  const query = useSignal('')
  const lang = useSignal('')
  useEffect(() => {
    const look = () => {
      void refreshDirectory()
      void refreshSite()
    }
    look()
    const timer = setInterval(() => {
      if (!document.hidden) look()
    }, LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [])

  const all = (directory.value ?? []).filter((room) => room.kind !== 'direct')
  const languages = [...new Set(all.map((room) => room.lang))].sort()
  const wanted = fold(query.value)
  const mine = (room: RoomInfo): number => Number(room.lang === pageLang.value)
  const shown = all
    .filter((room) => lang.value === '' || room.lang === lang.value)
    .filter((room) => fold(`${room.name} ${room.topic}`).includes(wanted))
    .sort((a, b) => mine(b) - mine(a) || (b.count ?? 0) - (a.count ?? 0) || a.name.localeCompare(b.name))
  // People, not the sum over rooms: somebody may be in several.
  const present = site.value?.visitors

  return (
    <section class="pane" aria-labelledby="rooms-title">
      <header class="pane-head">
        <div class="pane-title">
          <h1 id="rooms-title">{t('rooms.title')}</h1>
          {directory.value && (
            <p class="hint">
              {tn('rooms.count', all.length)}
              {present !== undefined && ` · ${tn('rooms.present', present)}`}
            </p>
          )}
        </div>
        <button
          type="button"
          class="button button-primary"
          id="open-room"
          onClick={() => {
            dialog.value = { kind: 'open' }
          }}
        >
          <Icon name="plus" /> {t('rooms.open')}
        </button>
      </header>
      <div class="pane-body">
        <search class="filters">
          <label class="search">
            <Icon name="search" />
            <span class="visually-hidden">{t('rooms.search')}</span>
            <input
              class="input"
              type="search"
              id="room-search"
              placeholder={t('rooms.search')}
              autocomplete="off"
              value={query.value}
              onInput={(event) => {
                query.value = event.currentTarget.value
              }}
            />
          </label>
          {languages.length > 1 && (
            <label>
              <span class="visually-hidden">{t('rooms.lang')}</span>
              <select
                class="input"
                id="room-lang"
                value={lang.value}
                onChange={(event) => {
                  lang.value = event.currentTarget.value
                }}
              >
                <option value="">{t('rooms.all_langs')}</option>
                {languages.map((one) => (
                  <option key={one} value={one}>
                    {languageName(one)}
                  </option>
                ))}
              </select>
            </label>
          )}
        </search>
        {directory.value === null && directoryFault.value === '' && <Loading label={t('loading')} />}
        {directoryFault.value !== '' && (
          <p class="notice notice-danger" role="alert">
            {tCode('error', directoryFault.value)}{' '}
            <button type="button" class="button button-small" onClick={() => void refreshDirectory()}>
              {t('again')}
            </button>
          </p>
        )}
        {directory.value && shown.length === 0 && (
          <Empty icon="door" title={all.length === 0 ? t('rooms.none') : t('rooms.no_match')}>
            <p>{t('rooms.none_hint')}</p>
          </Empty>
        )}
        <ul class="cards">
          {shown.map((room) => (
            <RoomCard key={room.id} room={room} />
          ))}
        </ul>
      </div>
    </section>
  )
}

export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames([document.documentElement.lang || 'en'], { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}

function RoomCard({ room }: { room: RoomInfo }) {
  const joined = store.rooms.value.has(room.id)
  const unread = store.rooms.value.get(room.id)?.unread.value ?? 0
  const shut = (room.opens_ms ?? 0) > 0
  return (
    <li class={`room-card ${joined ? 'room-card-joined' : ''}`} data-room={room.id}>
      <button type="button" class="room-card-button" onClick={() => enterRoom(room)} disabled={shut}>
        <span class="room-card-name" lang={room.lang} dir="auto">
          {room.name}
        </span>
        <span class="room-card-topic" lang={room.lang} dir="auto">
          {room.topic}
        </span>
        <span class="room-card-facts">
          <span class="badge">
            <Icon name="people" />
            <span class="visually-hidden">{t('people.here')}: </span>
            {number(room.count ?? 0)}
          </span>
          <span class="badge badge-plain">{room.lang.toUpperCase()}</span>
          <span class="badge badge-lamp">
            <Icon name="clock" />
            <span class="visually-hidden">{t('room.life')}: </span>
            {duration(room.life_s)}
          </span>
          {room.slow_s > 0 && (
            <span class="badge badge-plain">
              {t('room.slow')} {duration(room.slow_s)}
            </span>
          )}
          {room.newcomers === false && <span class="badge badge-plain">{t('room.shut_badge')}</span>}
          {room.state === 'read_only' && <span class="badge badge-plain">{t('room.read_only')}</span>}
          {shut && (
            <span class="badge badge-lamp">
              {t('room.opens', { when: moment(localMs(room.opens_ms ?? 0), Date.now()) })}
            </span>
          )}
          {unread > 0 && (
            <span class="count">
              {number(unread)}
              <span class="visually-hidden"> {t('nav.new')}</span>
            </span>
          )}
          {joined && <span class="room-card-in">{t('rooms.joined')}</span>}
        </span>
      </button>
    </li>
  )
}
