// An own message on its way: being sent, held for a moderator, refused, or never looked at in time.
import { t, tCode } from '../shared/i18n'
import { Avatar } from '../shared/parts'
import type { Pending } from '../shared/store'
import { putBack, store } from './app'
import { focusComposer } from './focus'
import { Marked, Why } from './Why'

export function PendingRow({ pending }: { pending: Pending }) {
  if (pending.frame.type !== 'send') return null
  const { state, verdict } = pending
  const me = store.me.value
  return (
    <li class={`message message-mine message-pending message-${state}`} data-cid={pending.cid} data-state={state}>
      <Avatar tag={me.tag} name={me.name} />
      <div class="message-body">
        <p class="message-text" dir="auto">
          <Marked text={pending.frame.text} spans={state === 'held' ? (verdict?.spans ?? []) : []} />
        </p>
        <p class="message-state">
          {state === 'sending' && t(pending.sent ? 'pending.sending' : 'pending.waiting')}
          {state === 'held' && t('pending.held')}
          {state === 'expired' && t('pending.expired')}
          {state === 'refused' && tCode('error', verdict?.code ?? 'internal')}
        </p>
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
            <button type="button" class="button button-small button-quiet" onClick={() => store.dismiss(pending.cid)}>
              {t('pending.drop')}
            </button>
          </div>
        )}
        {state === 'held' && verdict && (
          <div class="message-why">
            <Why verdict={verdict} />
          </div>
        )}
        {state === 'held' && (
          <button type="button" class="button button-small button-quiet" onClick={() => store.dismiss(pending.cid)}>
            {t('pending.hide')}
          </button>
        )}
      </div>
    </li>
  )
}
