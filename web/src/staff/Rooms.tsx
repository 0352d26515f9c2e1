// Every room, and the way to close one.
import { useSignal } from '@preact/signals'
import { clock, t, tn } from '../shared/i18n'
import { Empty, Loading } from '../shared/parts'
import { localMs } from '../shared/time'
import { dialog } from './desk'
import { roomRisks, rooms, shieldRoom, shieldSite, siteShield } from './rooms'
import { Shield } from './Shield'
import type { RoomInfo } from './wire'

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

export function RoomList() {
  const query = useSignal('')
  if (rooms.value === null) return <Loading label={t('loading')} />
  const shown = rooms.value
    .filter((room) => fold(`${room.name} ${room.topic}`).includes(fold(query.value.trim())))
    .sort((a, b) => Number(a.state === 'closed') - Number(b.state === 'closed') || (b.count ?? 0) - (a.count ?? 0))
  return (
    <section class="list-view" aria-labelledby="rooms-title">
      <header class="list-head">
        <div>
          <h2 id="rooms-title">{t('staff.view.rooms')}</h2>
          <p class="hint">{t('staff.rooms.hint')}</p>
        </div>
        <input
          type="search"
          class="input"
          id="rooms-search"
          aria-label={t('staff.rooms.search')}
          placeholder={t('staff.rooms.search')}
          value={query.value}
          onInput={(event) => {
            query.value = event.currentTarget.value
          }}
        />
      </header>
      {shown.length === 0 ? (
        <Empty icon="rooms" title={t('staff.rooms.none')} />
      ) : (
        <>
          <section class="shield-site">
            <p class="hint">{t('staff.shield.hint')}</p>
            <Shield
              id="site"
              label={t('staff.shield.site')}
              level={siteShield.value?.level ?? 'open'}
              untilMs={siteShield.value?.until_ms ?? 0}
              onSet={shieldSite}
            />
          </section>
          <ul class="lines" id="rooms">
            {shown.map((room) => (
              <Line key={room.id} room={room} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** What draws attention in a room, with the signs; a person confirms or ends what the machine did in its case. */
function Risk({ room }: { room: RoomInfo }) {
  const risk = roomRisks.value[room.id]
  if (!risk) return null
  const signals = (risk.signals ?? []).join(', ')
  return (
    <span class={`badge ${risk.shut ? 'badge-alert' : 'badge-lamp'}`} data-risk={risk.band} title={signals}>
      {t(`staff.risk.${risk.band}`, { n: risk.people ?? 0, percent: risk.share_percent ?? 0 })}
      {risk.shut ? ` · ${t(`staff.risk.shut_${risk.shut}`)}` : ''}
    </span>
  )
}

function Line({ room }: { room: RoomInfo }) {
  const state = room.state ?? 'open'
  return (
    <li class={`line room-line ${state === 'closed' ? 'line-undone' : ''}`} data-room={room.id}>
      <span class="line-what">
        <strong dir="auto">{room.name}</strong>
        <span class="line-facts" dir="auto">
          {room.topic}
        </span>
      </span>
      <span class="line-who">
        <span class="badge">{t(room.kind === 'visitor' ? 'staff.rooms.visitor' : 'staff.rooms.seeded')}</span>
        {state !== 'open' && <span class="badge badge-alert">{t(`staff.rooms.${state}`)}</span>}
        {room.shield && (
          <span class="badge badge-alert" data-shield={room.shield}>
            {t('staff.shield.until', {
              level: t(`staff.shield.${room.shield}`),
              time: clock(localMs(room.shield_until_ms ?? 0)),
            })}
          </span>
        )}
        <span class="hint">{tn('rooms.present', room.count ?? 0)}</span>
        <Risk room={room} />
      </span>
      <span class="line-acts">
        {state !== 'closed' && (
          <button
            type="button"
            class="button button-small"
            aria-label={t('staff.rooms.close_label', { name: room.name })}
            onClick={() => {
              dialog.value = { kind: 'close', room }
            }}
          >
            {t('staff.rooms.close')}
          </button>
        )}
      </span>
      {state !== 'closed' && (
        <details class="line-shield">
          <summary aria-label={t('staff.shield.room_label', { name: room.name })}>{t('staff.shield.room')}</summary>
          <Shield
            id={room.id}
            label={t('staff.shield.room')}
            level={room.shield || 'open'}
            untilMs={room.shield_until_ms ?? 0}
            onSet={(level, minutes, reason) => shieldRoom(room, level, minutes, reason)}
          />
        </details>
      )}
    </li>
  )
}
