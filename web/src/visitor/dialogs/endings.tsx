// Ending a talk, and the code that a report or a decision hands out.
import { useSignal } from '@preact/signals'
import { t } from '../../shared/i18n'
import { Modal } from '../../shared/parts'
import { faultText } from '../app'
import { endTalk } from '../people'

export function EndTalk({ room, name, onClose }: { room: string; name: string; onClose: () => void }) {
  const busy = useSignal(false)
  const fault = useSignal('')
  return (
    <Modal title={t('end.title', { name })} onClose={onClose}>
      <p>{t('end.text')}</p>
      <p class="error" role="alert">
        {fault.value}
      </p>
      <div class="actions">
        <button
          type="button"
          class="button button-rose"
          id="end-confirm"
          disabled={busy.value}
          onClick={async () => {
            busy.value = true
            try {
              await endTalk(room)
              onClose()
            } catch (error) {
              fault.value = faultText(error)
              busy.value = false
            }
          }}
        >
          {t('end.button')}
        </button>
        <button type="button" class="button button-quiet" onClick={onClose}>
          {t('cancel')}
        </button>
      </div>
    </Modal>
  )
}

export function Claim({ claim, title, onClose }: { claim: string; title: string; onClose: () => void }) {
  return (
    <Modal title={title} onClose={onClose}>
      <p>{t('claim.text')}</p>
      <p class="claim-code">{claim}</p>
      <div class="actions">
        <button type="button" class="button" onClick={() => void navigator.clipboard?.writeText(claim)}>
          {t('claim.copy')}
        </button>
        <a
          class="button button-quiet"
          href={`/claim?code=${encodeURIComponent(claim)}`}
          target="_blank"
          rel="noreferrer"
        >
          {t('claim.open')}
        </a>
      </div>
    </Modal>
  )
}
