// The left side on wide screens, the bar at the bottom on phones: where one is and where one can go.

import { Icon, type IconName } from '../shared/Icon'
import { t, tn } from '../shared/i18n'
import { Avatar } from '../shared/parts'
import type { Room } from '../shared/room'
import { show, store, view } from './app'
import type { View } from './kinds'
import { me } from './me'
import { directs, incoming, titleOf } from './people'

export function Sidebar() {
  const joined = [...store.rooms.value.values()]
  const rooms = joined.filter((room) => !isDirect(room))
  const talks = joined.filter(isDirect)
  return (
    <nav class="sidebar" aria-label={t('nav.label')}>
      <ul class="nav-main">
        <NavItem kind="rooms" icon="rooms" mark={unread(rooms)} />
        <NavItem kind="talks" icon="talks" mark={incoming.value.length + unread(talks)} rose />
        <NavItem kind="you" icon="you" />
      </ul>
      <div class="nav-joined">
        {rooms.length > 0 && <Group title={t('nav.joined')} rooms={rooms} />}
        {talks.length > 0 && <Group title={t('nav.direct')} rooms={talks} rose />}
        {joined.length === 0 && <p class="nav-hint">{t('nav.none')}</p>}
      </div>
      <div class="nav-me">
        <Avatar tag={store.me.value.tag} name={store.me.value.name} />
        <div>
          <strong dir="auto">{store.me.value.name || me.value?.name}</strong>
          <span class="hint">{t('nav.pseudonym')}</span>
        </div>
      </div>
    </nav>
  )
}

const isDirect = (room: Room): boolean =>
  room.info.value?.kind === 'direct' || directs.value.some((one) => one.id === room.id)

const unread = (rooms: readonly Room[]): number => rooms.reduce((sum, room) => sum + room.unread.value, 0)

interface NavItemProps {
  kind: 'rooms' | 'talks' | 'you'
  icon: IconName
  mark?: number
  rose?: boolean
}

function NavItem({ kind, icon, mark = 0, rose = false }: NavItemProps) {
  const next: View = { kind }
  return (
    <li>
      <button
        type="button"
        class="nav-button"
        id={`nav-${kind}`}
        aria-current={view.value.kind === kind ? 'page' : undefined}
        onClick={() => show(next)}
      >
        <Icon name={icon} />
        <span>{t(`nav.${kind}`)}</span>
        {mark > 0 && (
          <span class={`count ${rose ? 'count-rose' : ''}`}>
            {mark > 99 ? '99+' : mark}
            <span class="visually-hidden"> {t(rose ? 'nav.waiting' : 'nav.new')}</span>
          </span>
        )}
      </button>
    </li>
  )
}

function Group({ title, rooms, rose = false }: { title: string; rooms: readonly Room[]; rose?: boolean }) {
  return (
    <section aria-label={title}>
      <h2 class="nav-title">{title}</h2>
      <ul class="nav-list">
        {rooms.map((room) => (
          <Entry key={room.id} room={room} rose={rose} />
        ))}
      </ul>
    </section>
  )
}

export function Entry({ room, rose }: { room: Room; rose: boolean }) {
  const info = room.info.value
  const title = titleOf(info, room.id)
  const current = view.value.kind === 'room' && view.value.id === room.id
  const unread = room.unread.value
  return (
    <li>
      <button
        type="button"
        class={`nav-button ${rose ? 'nav-rose' : ''}`}
        data-room={room.id}
        aria-current={current ? 'page' : undefined}
        onClick={() => show({ kind: 'room', id: room.id })}
      >
        <Icon name={rose ? 'talks' : 'door'} />
        <span class="nav-name" dir="auto">
          {title}
        </span>
        {unread > 0 && (
          <span class={`count ${room.mentioned.value || rose ? 'count-rose' : ''}`} title={tn('nav.unread', unread)}>
            {room.mentioned.value ? '@ ' : ''}
            {unread > 99 ? '99+' : unread}
            <span class="visually-hidden"> {t('nav.new')}</span>
          </span>
        )}
      </button>
    </li>
  )
}
