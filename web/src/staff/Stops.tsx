// Stopped pictures that are refused without a look, and lifting one that was found right by mistake. Loaded with the
// first list that is not empty.
import { useSignal } from '@preact/signals'
import { moment, t, tCode, tn } from '../shared/i18n'
import { Modal } from '../shared/parts'
import { minute } from '../shared/ticks'
import { CLAUSE, REASONS } from './ActBar'
import { open } from './case'
import { liftStop, stops } from './stops'
import type { ProvenStop } from './wire'

export function StopList() {
  const asked = useSignal<ProvenStop | null>(null)
  const shown = stops.value
  if (shown.length === 0) return null
  return (
    <section aria-labelledby="stops-title">
      <h3 id="stops-title">{t('staff.stops.title')}</h3>
      <p class="hint">{t('staff.stops.hint')}</p>
      <ul class="lines" id="stops">
        {shown.map((one) => (
          <li key={one.name} class="line" data-stop={one.name}>
            <span class="line-what">
              <strong>{tn('staff.stops.met', one.met)}</strong>
              <span class="line-facts">
                {t('staff.decisions.until', { when: moment(one.until_ms, minute.value) })}
                <code> · {one.name}</code>
              </span>
            </span>
            <span class="line-acts">
              {one.case !== '' && (
                <button
                  type="button"
                  class="button button-quiet button-small"
                  aria-label={`${t('staff.decisions.case')}: ${one.name}`}
                  onClick={() => void open(one.case)}
                >
                  {t('staff.decisions.case')}
                </button>
              )}
              <button
                type="button"
                class="button button-small"
                aria-label={`${t('staff.stops.lift')} ${one.name}`}
                onClick={() => {
                  asked.value = one
                }}
              >
                {t('staff.stops.lift')}
              </button>
            </span>
          </li>
        ))}
      </ul>
      {asked.value !== null && (
        <Lift
          one={asked.value}
          onClose={() => {
            asked.value = null
          }}
        />
      )}
    </section>
  )
}

function Lift({ one, onClose }: { one: ProvenStop; onClose: () => void }) {
  const reason = useSignal('other')
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
    fault.value = await liftStop({ name: one.name, reason: reason.value, clause: clause.value })
    working.value = false
    if (fault.value === '') onClose()
  }
  return (
    <Modal title={t('staff.stops.lift_title')} onClose={onClose}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <p>{t('staff.stops.lift_text')}</p>
        <div class="act-fields">
          <label class="field act-reason">
            <span class="label">{t('staff.act.reason')}</span>
            <select
              id="lift-reason"
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
              id="lift-clause"
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
          <button type="submit" class="button button-danger" id="lift-go" aria-disabled={working.value}>
            {t('staff.stops.lift_sure')}
          </button>
          <button type="button" class="button button-quiet" onClick={onClose}>
            {t('cancel')}
          </button>
        </div>
      </form>
    </Modal>
  )
}
