// An own message on its way: being sent, held for a moderator, refused, or never looked at in time.
import type { ComponentChildren } from 'preact'
import { t, tCode } from '../shared/i18n'
import { Avatar } from '../shared/parts'
import type { Pending } from '../shared/store'
import { store } from './app'
import { focusComposer, keepFocus } from './focus'
import { putBack } from './notices'
import { cares, Marked, toldOf, Why } from './Why'

/** What waits for a moderator: one line, opened for as long as nothing else was sent after it. */
export function Held({ said, room, atMs, later, children }: HeldProps) {
  const me = store.me.value.tag
  const over =
    later ||
    store.pending.value.some((one) => one.frame.room === room && one.frame.type === 'send' && one.atMs > atMs) ||
    store.rooms.value.get(room)?.messages.value.some((one) => one.author === me && one.atMs > atMs)
  return (
    <details open={!over}>
      <summary class="message-state">{said}</summary>
      {children}
    </details>
  )
}

interface HeldProps {
  said: string
  room: string
  /** When it was sent. */
  atMs: number
  /** Known to be followed by another. */
  later?: boolean
  children: ComponentChildren
}

export function PendingRow({ pending }: { pending: Pending }) {
  if (pending.frame.type !== 'send') return null
  const { state, verdict } = pending
  const me = store.me.value
  const dismiss = () => {
    store.dismiss(pending.cid)
    keepFocus()
  }
  return (
    <li
      class={`message message-mine message-pending message-${state}`}
      data-cid={pending.cid}
      data-state={state}
      tabIndex={-1}
    >
      <Avatar tag={me.tag} name={me.name} />
      <div class="message-body">
        {state === 'held' ? (
          <Held said={t('pending.held')} room={pending.frame.room} atMs={pending.atMs}>
            <p class="message-text" dir="auto">
              <Marked text={pending.frame.text} spans={cares(verdict) ? [] : (verdict?.spans ?? [])} />
            </p>
            {verdict && (
              <div class="message-why">
                <Why verdict={verdict} />
              </div>
            )}
            <button type="button" class="button button-small button-quiet" onClick={dismiss}>
              {t('pending.hide')}
            </button>
          </Held>
        ) : (
          <>
            <p class="message-text" dir="auto">
              {pending.frame.text}
            </p>
            <p class="message-state">
              {state === 'sending' && t(pending.sent ? 'pending.sending' : 'pending.waiting')}
              {state === 'expired' && t('pending.expired')}
              {state === 'refused' && (verdict ? toldOf(verdict) : tCode('error', 'internal'))}
            </p>
            {verdict && cares(verdict) && (
              <div class="message-why">
                <Why verdict={verdict} />
              </div>
            )}
          </>
        )}
        {(state === 'refused' || state === 'expired') && (
          <div class="actions">
            <button
              type="button"
              class="button button-small"
              onClick={() => {
                putBack(pending)
                focusComposer()
              }}
            >
              {t('pending.back')}
            </button>
            <button type="button" class="button button-small button-quiet" onClick={dismiss}>
              {t('pending.drop')}
            </button>
          </div>
        )}
      </div>
    </li>
  )
}
