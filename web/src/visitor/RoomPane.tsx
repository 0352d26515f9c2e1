// A room on screen: its head, what is pinned, the log, who is typing, the composer, and who is here.
import { useSignal } from '@preact/signals'
import { Icon } from '../shared/Icon'
import { clock, duration, number, t, tn } from '../shared/i18n'
import { Empty, IconButton } from '../shared/parts'
import { paused, setPaused } from '../shared/preferences'
import type { Room } from '../shared/room'
import { localMs } from '../shared/time'
import { dialog, show, store } from './app'
import { CardSlot } from './CardSlot'
import { Composer } from './Composer'
import { Log } from './Log'
import { People } from './People'
import { partners, titleOf } from './people'
import { leaveRoom } from './rooms'

export function RoomPane({ id }: { id: string }) {
  const wide = matchMedia('(min-width: 72rem)').matches
  const people = useSignal(wide)
  const room = store.rooms.value.get(id)
  if (!room) {
    return (
      <section class="pane">
        <Empty icon="door" title={t('room.not_here')}>
          <button type="button" class="button" onClick={() => show({ kind: 'rooms' })}>
            {t('nav.rooms')}
          </button>
        </Empty>
      </section>
    )
  }
  const info = room.info.value
  const direct = info?.kind === 'direct'
  const count = room.people.value.count || info?.count || 0
  return (
    <section
      class={`room ${direct ? 'room-direct' : ''} ${people.value && !direct ? 'room-with-people' : ''}`}
      data-room={id}
      aria-labelledby="room-title"
    >
      <header class="room-head">
        <IconButton
          icon="back"
          label={t('room.back')}
          class="only-phone"
          onClick={() => show({ kind: direct ? 'talks' : 'rooms' })}
        />
        <div class="room-names">
          <h1 id="room-title" lang={info?.lang} dir="auto">
            {titleOf(info, id)}
          </h1>
          <p class="hint" lang={info?.lang} dir="auto">
            {direct ? t('room.direct_hint', { life: duration(info?.life_s ?? 0, 'long') }) : info?.topic}
          </p>
        </div>
        <div class="room-actions">
          {!direct && (
            <button
              type="button"
              id="people-toggle"
              class="button button-quiet button-small"
              aria-expanded={people.value}
              aria-label={tn('people.count', count)}
              onClick={() => {
                people.value = !people.value
              }}
            >
              <Icon name="people" /> {number(count)}
            </button>
          )}
          <IconButton
            icon={paused.value ? 'play' : 'pause'}
            label={t(paused.value ? 'announce.resume' : 'announce.pause')}
            class="only-keyboard"
            onClick={() => setPaused(!paused.value)}
          />
          {info?.you_host && (
            <IconButton
              icon="host"
              label={t('host.title')}
              onClick={() => {
                dialog.value = { kind: 'host', room: id }
              }}
            />
          )}
          {direct && partners.value[id] && (
            <IconButton
              icon="more"
              label={t('message.author', { name: titleOf(info, id) })}
              onClick={() => {
                const person = partners.value[id]
                if (person) dialog.value = { kind: 'person', person, room: '' }
              }}
            />
          )}
          {!direct && (
            <IconButton
              icon="flag"
              label={t('room.report')}
              onClick={() => {
                dialog.value = {
                  kind: 'report',
                  target: { kind: 'room', label: t('report.room', { name: titleOf(info, id) }), room: id },
                }
              }}
            />
          )}
          <IconButton
            icon="exit"
            label={t(direct ? 'end.button' : 'room.leave')}
            onClick={() => {
              // What has ended or was never joined is only put away.
              if (!direct || room.state.value === 'refused') leaveRoom(id)
              else dialog.value = { kind: 'end', room: id, name: titleOf(info, id) }
            }}
          />
        </div>
      </header>
      <Facts room={room} />
      <Log room={room} />
      {info?.state !== 'read_only' && <TypingLine room={room} />}
      <Composer key={id} room={room} />
      {people.value && !direct && (
        <People
          room={room}
          count={count}
          onClose={() => {
            people.value = false
            document.querySelector<HTMLElement>('#people-toggle')?.focus()
          }}
        />
      )}
    </section>
  )
}

/** What holds in this room, one line each. */
function Facts({ room }: { room: Room }) {
  const info = room.info.value
  if (!info) return null
  const direct = info.kind === 'direct'
  return (
    <div class="room-facts">
      <CardSlot room={room} />
      {direct && info.judged === false && (
        <p class="fact fact-rose">
          <Icon name="plain" /> {t('room.text_only')}
        </p>
      )}
      {direct && info.judged !== false && (
        <p class="fact fact-rose">
          <Icon name="door" /> {t('room.judged')}
        </p>
      )}
      {info.newcomers === false && (
        <p class="fact" id="room-shut">
          <Icon name="door" /> {t('room.shut')}
        </p>
      )}
      {info.shield && (info.shield_until_ms ?? 0) > 0 && (
        <p class="fact fact-lamp" role="status" data-shield={info.shield}>
          <Icon name="door" />{' '}
          <span>
            {t(`room.shield.${info.shield}`, { time: clock(localMs(info.shield_until_ms ?? 0)) })}{' '}
            {info.shield_reason && t(`room.shield.why.${info.shield_reason}`)}
          </span>
        </p>
      )}
      {info.pinned && (
        <p class="fact fact-pin" dir="auto" lang={info.lang}>
          <Icon name="pin" /> <span>{info.pinned}</span>
        </p>
      )}
      {!direct && (
        <p class="fact">
          <Icon name="clock" /> {t('room.life_line', { life: duration(info.life_s, 'long') })}
          {info.slow_s > 0 &&
            ` · ${t(info.you_host ? 'room.slow_exempt' : 'room.slow_line', { every: duration(info.slow_s, 'long') })}`}
        </p>
      )}
    </div>
  )
}

function TypingLine({ room }: { room: Room }) {
  const names = room.people.value.typing.filter((name) => name !== store.me.value.name)
  const [first = '', second = ''] = names
  return (
    <p class="typing">
      {names.length === 1 && t('typing.one', { name: first })}
      {names.length === 2 && t('typing.two', { name: first, other: second })}
      {names.length > 2 && t('typing.many')}
    </p>
  )
}
