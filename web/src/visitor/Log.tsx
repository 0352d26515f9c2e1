// The log of a room: `div role="log"` around an `ol`, grouped by author, with day marks and the hour each
// message goes. `aria-live` is off here: Announcer.tsx speaks instead, throttled and pausable.
// Keyboard: the arrows walk through messages; only the message walked to has its buttons in the tab order.
import { useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { Icon } from '../shared/Icon'
import { day, dayOf, t, tn } from '../shared/i18n'
import { Empty, Loading } from '../shared/parts'
import type { Message as MessageValue, Room } from '../shared/room'
import { localMs } from '../shared/time'
import { show, store } from './app'
import { Message } from './message/Message'
import { places } from './order'
import { PendingRow } from './PendingRow'
import { photoUi } from './photo/load'
import { refusalText } from './rooms'

const GROUP_MS = 5 * 60_000
/** Nearer to the end than this (px) counts as reading the newest. */
const NEAR_END = 80

/** What waits for somebody, or came back. */
const RESTING = new Set(['held', 'refused', 'expired'])

/** Whether a message continues the one before it. */
function continues(message: MessageValue, before: MessageValue | undefined): boolean {
  return (
    before !== undefined &&
    before.author === message.author &&
    message.replyTo === 0 &&
    before.state === 'living' &&
    message.atMs - before.atMs < GROUP_MS &&
    dayOf(localMs(message.atMs)) === dayOf(localMs(before.atMs))
  )
}

export function Log({ room }: { room: Room }) {
  const box = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLOListElement>(null)
  const atEnd = useRef(true)
  const top = useRef(0)
  const behind = useSignal(0)
  const current = useSignal(0)
  const hidden = store.blocked.value
  const messages = room.messages.value.filter((message) => !hidden.has(message.author))
  const waiting = store.pending.value.filter((one) => one.frame.room === room.id && one.frame.type === 'send')
  const last = messages.at(-1)?.seq ?? 0
  const direct = room.info.value?.kind === 'direct'
  const seen = useRef(last)
  const own = waiting.at(-1)?.cid

  const photos = photoUi.value?.onTheirWay(room.id) ?? []
  const slots = places(messages, [
    ...waiting.map((one) => ({
      atMs: one.atMs,
      rests: RESTING.has(one.state),
      row: <PendingRow key={one.cid} pending={one} />,
    })),
    ...photos,
  ])
  const rowsAt = (index: number) => (slots[index] ?? []).map((one) => one.row)

  // What one sends oneself is seen, wherever one was reading.
  useLayoutEffect(() => {
    if (own) atEnd.current = true
  }, [own])

  // Runs when the end of the log changes.
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    if (atEnd.current) {
      element.scrollTop = element.scrollHeight
      behind.value = 0
    } else if (last > seen.current) {
      behind.value += messages.filter((message) => message.seq > seen.current).length
    }
    seen.current = last
  }, [last, waiting.length, messages.length])

  useEffect(() => {
    const element = box.current
    if (!element) return
    const follow = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight
    })
    follow.observe(element)
    // Grows without a new message too: a verdict, a reaction, a composer that takes more room.
    if (list.current) follow.observe(list.current)
    return () => follow.disconnect()
  }, [])

  const toEnd = () => {
    atEnd.current = true
    behind.value = 0
    box.current?.scrollTo({ top: box.current.scrollHeight })
  }

  const walk = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget && !(event.target as HTMLElement).classList.contains('message')) return
    const rows = [...(box.current?.querySelectorAll<HTMLElement>('.message') ?? [])]
    if (rows.length === 0) return
    const at = rows.findIndex((row) => row.contains(document.activeElement))
    const here = at < 0 ? rows.findIndex((row) => row.dataset.seq === String(current.value)) : at
    const next =
      event.key === 'ArrowUp'
        ? Math.max(0, (here < 0 ? rows.length : here) - 1)
        : event.key === 'ArrowDown'
          ? Math.min(rows.length - 1, here + 1)
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? rows.length - 1
              : -1
    const row = rows[next]
    if (!row) return
    event.preventDefault()
    if (row.dataset.seq) current.value = Number(row.dataset.seq)
    row.focus()
  }

  return (
    <div class="log-frame">
      <div
        ref={box}
        class="log"
        role="log"
        aria-label={t('log.label')}
        aria-live="off"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        data-room={room.id}
        onKeyDown={walk}
        onScroll={(event) => {
          const element = event.currentTarget
          // Only scrolling up leaves the end: a log that grows before its own scrolling is told does not.
          if (element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END) {
            atEnd.current = true
            behind.value = 0
          } else if (element.scrollTop < top.current) atEnd.current = false
          top.current = element.scrollTop
        }}
      >
        {room.state.value === 'joining' && messages.length === 0 ? (
          <Loading label={t('log.joining')} />
        ) : (
          messages.length > 0 &&
          room.floor > 1 && (
            <p class="log-start">
              <Icon name="clock" />
              {t('log.vanished')}
            </p>
          )
        )}
        {room.cut.value !== '' && <p class="log-cut">{t('log.cut')}</p>}
        {room.state.value === 'here' && messages.length === 0 && waiting.length === 0 && photos.length === 0 && (
          <Empty icon="talks" title={t('log.empty')}>
            {room.info.value?.state === 'open' && <p>{t('log.empty_hint')}</p>}
          </Empty>
        )}
        <ol class="messages" ref={list}>
          {/* One flat list: a row that moves, or whose neighbour goes, stays the row it is. */}
          {messages
            .flatMap((message, index) => {
              const before = messages[index - 1]
              const newDay = !before || dayOf(localMs(before.atMs)) !== dayOf(localMs(message.atMs))
              const between = rowsAt(index)
              return [
                ...between,
                newDay && (
                  <li key={`day-${message.seq}`} class="day">
                    <span>{day(localMs(message.atMs), Date.now())}</span>
                  </li>
                ),
                <Message
                  key={message.seq}
                  room={room}
                  message={message}
                  joined={between.length === 0 && continues(message, before)}
                  current={current}
                />,
              ]
            })
            .concat(rowsAt(messages.length))}
        </ol>
        {room.state.value === 'refused' && (
          <div role="alert">
            <Empty icon="door" title={refusalText(room)}>
              <button type="button" class="button" onClick={() => show({ kind: direct ? 'talks' : 'rooms' })}>
                {t(direct ? 'nav.direct' : 'rooms.others')}
              </button>
            </Empty>
          </div>
        )}
      </div>
      {behind.value > 0 && (
        <button type="button" class="button button-primary button-small log-behind" onClick={toEnd}>
          <Icon name="down" /> {tn('log.behind', behind.value)}
        </button>
      )}
    </div>
  )
}
