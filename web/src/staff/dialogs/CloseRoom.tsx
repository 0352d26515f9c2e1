// Close a room for everybody: a reason, then it is done.
import { useSignal } from '@preact/signals'
import { t, tCode } from '../../shared/i18n'
import { Modal } from '../../shared/parts'
import { CLAUSE, REASONS } from '../ActBar'
import { closeRoom } from '../rooms'
import type { RoomInfo } from '../wire'

export function CloseRoom({ room, onClose }: { room: RoomInfo; onClose: () => void }) {
  const reason = useSignal('disruptive')
  const clause = useSignal('')
  const fault = useSignal('')
  const working = useSignal(false)
  const submit = async () => {
    if (working.value) return
    if (!CLAUSE.test(clause.value)) {
      fault.value = t('staff.act.clause_bad')
      return
    }
    working.value = true
    fault.value = await closeRoom(room, reason.value, clause.value)
    working.value = false
    if (fault.value === '') onClose()
  }
  return (
    <Modal title={t('staff.rooms.close_title', { name: room.name })} onClose={onClose}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <p>{t('staff.rooms.close_text')}</p>
        <div class="act-fields">
          <label class="field act-reason">
            <span class="label">{t('staff.act.reason')}</span>
            <select
              id="close-reason"
              value={reason.value}
              onChange={(event) => {
                reason.value = event.currentTarget.value
              }}
            >
              {REASONS.map((code) => (
                <option key={code} value={code}>
                  {tCode('reason', code)}
                </option>
              ))}
            </select>
          </label>
          <label class="field act-clause">
            <span class="label">{t('staff.act.clause')}</span>
            <input
              id="close-clause"
              size={8}
              maxLength={24}
              autocomplete="off"
              placeholder="2.1"
              value={clause.value}
              onInput={(event) => {
                clause.value = event.currentTarget.value.trim()
              }}
            />
          </label>
        </div>
        <p class="error" role="alert">
          {fault.value}
        </p>
        <div class="actions">
          <button type="submit" class="button button-danger" id="close-go" aria-disabled={working.value}>
            {t('staff.rooms.close_sure')}
          </button>
          <button type="button" class="button button-quiet" onClick={onClose}>
            {t('cancel')}
          </button>
        </div>
      </form>
    </Modal>
  )
}
