// A link that lets one colleague in, once. It lives in this dialog only.
import { useSignal } from '@preact/signals'
import { t } from '../../shared/i18n'
import { Modal } from '../../shared/parts'
import { api, faultText } from '../desk'

export function Invite({ onClose }: { onClose: () => void }) {
  const made = useSignal('')
  const fault = useSignal('')
  const copied = useSignal(false)
  const working = useSignal(false)
  const make = async () => {
    if (working.value) return
    working.value = true
    try {
      made.value = `${location.origin}/staff#${(await api.invite()).token}`
      requestAnimationFrame(() => document.querySelector<HTMLInputElement>('#invite-link')?.select())
    } catch (error) {
      fault.value = faultText(error)
    }
    working.value = false
  }
  return (
    <Modal title={t('staff.invite.title')} onClose={onClose}>
      <p>{t('staff.invite.text')}</p>
      {made.value === '' ? (
        <div class="actions">
          <button
            type="button"
            class="button button-primary"
            id="invite-make"
            aria-disabled={working.value}
            onClick={() => void make()}
          >
            {t('staff.invite.make')}
          </button>
        </div>
      ) : (
        <>
          <label class="field">
            <span class="label">{t('staff.invite.link')}</span>
            <input
              id="invite-link"
              class="code"
              readOnly
              value={made.value}
              onFocus={(event) => event.currentTarget.select()}
            />
            <span class="hint">{t('staff.invite.once')}</span>
          </label>
          <div class="actions">
            <button
              type="button"
              class="button button-primary"
              id="invite-copy"
              onClick={async () => {
                await navigator.clipboard?.writeText(made.value)
                copied.value = true
              }}
            >
              {t('staff.invite.copy')}
            </button>
            <span role="status">{copied.value ? t('staff.invite.copied') : ''}</span>
          </div>
        </>
      )}
      <p class="error" role="alert">
        {fault.value}
      </p>
    </Modal>
  )
}
