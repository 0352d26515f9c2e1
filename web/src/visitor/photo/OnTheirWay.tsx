// Own photos on their way: progress, what was said of them, and what can be done.

import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { number, t, tCode } from '../../shared/i18n'
import { Avatar } from '../../shared/parts'
import { store } from '../app'
import { keepFocus } from '../focus'
import { leftText, me as settings } from '../me'
import { Held } from '../PendingRow'
import { Why } from '../Why'
import { transport } from './bytes'
import { arrived, drop, type Sending as Row, send, sending } from './sending'

/** Rows of the log for those of a room, each with its place in time. */
export function onTheirWay(room: string): { atMs: number; rests: boolean; row: JSX.Element }[] {
  const rows = sending.value.filter((one) => one.room === room)
  return rows.map((one, index) => ({
    atMs: one.atMs,
    rests: one.state === 'held' || one.state === 'refused' || one.state === 'expired',
    row: <OnItsWay key={one.cid} one={one} later={index < rows.length - 1} />,
  }))
}

/** What is left before this pass may send photos, as last heard. */
function photosLeft(): string {
  const { seconds = 0, messages = 0 } = settings.value?.probation?.photos ?? {}
  return leftText(Math.ceil(seconds / 60), messages) || '…'
}

function OnItsWay({ one, later }: { one: Row; later: boolean }) {
  const me = store.me.value
  const row = useRef<HTMLLIElement>(null)
  const { state, verdict } = one
  const room = store.rooms.value.get(one.room)
  const last = room?.messages.value.at(-1)?.seq ?? 0
  // The message and the verdict come in either order.
  useEffect(() => room && arrived(room.id, room.top), [last, state])
  // Where it is drawn, and again once the picture has its height.
  const show = () => row.current?.scrollIntoView({ block: 'end' })
  useEffect(show, [])
  /** This browser cannot draw it either: no broken frame beside the words that say so. */
  const unseen = useSignal(false)
  const percent = Math.round(one.done * 100)
  const code = state === 'expired' ? 'hold_expired' : (verdict?.code ?? 'internal')
  const over = state === 'refused' || state === 'expired'
  const picture = (
    <>
      {!unseen.value && (
        <img
          class="photo-thumb"
          src={one.url}
          alt={t('photo.own')}
          onLoad={show}
          onError={() => {
            unseen.value = true
          }}
        />
      )}
      {one.words !== '' && (
        <p class="message-text" dir="auto">
          {one.words}
        </p>
      )}
    </>
  )
  const why = verdict && (
    <div class="message-why">
      <Why verdict={verdict} />
    </div>
  )
  const away = (
    <div class="actions">
      {state === 'failed' && (
        <button type="button" class="button button-small" onClick={() => void send(one, transport)}>
          {t('photo.again')}
        </button>
      )}
      {state !== 'checking' && state !== 'kept' && (
        <button
          type="button"
          class="button button-small button-quiet"
          onClick={() => {
            drop(one.cid)
            keepFocus()
          }}
        >
          {t(state === 'sending' ? 'cancel' : state === 'held' ? 'pending.hide' : 'pending.drop')}
        </button>
      )}
    </div>
  )
  return (
    <li
      ref={row}
      class={`message message-mine message-pending message-${over ? state : state === 'held' ? 'held' : 'sending'}`}
      data-photo={one.cid}
      data-state={state}
      tabIndex={-1}
    >
      <Avatar tag={me.tag} name={me.name} />
      <div class="message-body">
        {state !== 'held' && picture}
        <p class={state === 'held' ? 'visually-hidden' : 'message-state'} role="status">
          {state === 'sending' && t('photo.sending', { percent: number(percent) })}
          {(state === 'checking' || state === 'kept') && t('photo.checking')}
          {state === 'held' && t('photo.held')}
          {(over || state === 'failed') && tCode('error', code, { s: Math.ceil(verdict?.retry_after_s ?? 0) })}
        </p>
        {state === 'held' && (
          <Held said={t('photo.held')} room={one.room} atMs={one.atMs} later={later}>
            {picture}
            {why}
            {away}
          </Held>
        )}
        {state === 'sending' && (
          <progress class="photo-progress" max={100} value={percent} aria-label={t('photo.progress')} />
        )}
        {code === 'on_probation' && state === 'failed' && (
          <p class="hint">{t('photo.probation', { left: photosLeft() })}</p>
        )}
        {over && why}
        {state !== 'held' && away}
      </div>
    </li>
  )
}
