// Leaving for good. With the page from its beginning: it must not wait for anything that is still to be fetched.
import { useSignal } from '@preact/signals'
import { t, tn } from '../../shared/i18n'
import { Modal } from '../../shared/parts'
import { leaveAndErase, site } from '../app'
import { letGo } from '../guard'

export function Leave({ onClose }: { onClose: () => void }) {
  const busy = useSignal(false)
  return (
    <Modal title={t('leave.title')} onClose={onClose}>
      <p>{t('leave.text')}</p>
      {site.value?.remember_days !== undefined && <p class="hint">{tn('you.remember', site.value.remember_days)}</p>}
      <div class="actions">
        <button
          type="button"
          class="button button-danger"
          id="leave-confirm"
          disabled={busy.value}
          onClick={async () => {
            busy.value = true
            letGo()
            await leaveAndErase()
            location.replace('/')
          }}
        >
          {t('leave.button')}
        </button>
        <button type="button" class="button button-quiet" onClick={onClose}>
          {t('leave.stay')}
        </button>
      </div>
    </Modal>
  )
}
