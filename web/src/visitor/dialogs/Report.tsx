// Report in two taps: the flag, then the reason. A note is possible and never needed.
import { useSignal } from '@preact/signals'
import { t, tCode } from '../../shared/i18n'
import { Modal } from '../../shared/parts'
import { dialog, faultText } from '../app'
import type { ReportTarget } from '../kinds'
import { report } from '../people'

/** Codes of base/reasons on the server; the texts are `reason.<code>`. */
export const REASONS = [
  'minor',
  'threat',
  'sexual',
  'hate',
  'coercion',
  'self_harm',
  'scam',
  'drugs',
  'private',
  'spam',
  'other',
]

export function ReportDialog({ target, onClose }: { target: ReportTarget; onClose: () => void }) {
  const note = useSignal('')
  const first = target.suggest ?? ''
  const reasons = first === '' ? REASONS : [first, ...REASONS.filter((one) => one !== first)]
  const busy = useSignal(false)
  const fault = useSignal('')
  const send = async (reason: string) => {
    busy.value = true
    fault.value = ''
    const { label: _label, suggest: _suggest, ...what } = target
    try {
      const claim = await report({ ...what, reason, text: note.value.trim() || undefined })
      dialog.value = { kind: 'claim', claim, title: t('report.sent') }
    } catch (error) {
      fault.value = faultText(error)
      busy.value = false
    }
  }
  return (
    <Modal title={t('report.title')} onClose={onClose}>
      <p dir="auto">{target.label}</p>
      <p class="hint">{t('report.hint')}</p>
      <ul class="menu reasons">
        {reasons.map((reason) => (
          <li key={reason}>
            <button
              type="button"
              class={`menu-item ${reason === first ? 'menu-item-first' : ''}`}
              data-reason={reason}
              disabled={busy.value}
              onClick={() => void send(reason)}
            >
              {tCode('reason', reason)}
            </button>
          </li>
        ))}
      </ul>
      <details class="more">
        <summary>{t('report.note')}</summary>
        <label class="field">
          <span class="visually-hidden">{t('report.note')}</span>
          <textarea
            id="report-note"
            maxLength={1000}
            value={note.value}
            onInput={(event) => {
              note.value = event.currentTarget.value
            }}
          />
        </label>
      </details>
      <p class="error" role="alert">
        {fault.value}
      </p>
    </Modal>
  )
}
