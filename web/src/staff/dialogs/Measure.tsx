// A measure against a person: reason, clause, how long; a suspension asks for a confirmation of its own.
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { duration, t } from '../../shared/i18n'
import { Modal } from '../../shared/parts'
import { CLAUSE, ClauseField, ReasonField } from '../ActBar'
import { busy, decide, draft, opened, veiled } from '../case'
import type { ActKind } from '../wire'

/** 30 days are the most while one person may decide alone. */
const MINUTES = {
  mute: [10, 60, 360, 1_440, 10_080],
  suspend: [60, 1_440, 10_080, 43_200],
} as const
const USUAL_MINUTES = { mute: 60, suspend: 1_440 } as const

export function Measure({ act, onClose }: { act: 'mute' | 'suspend'; onClose: () => void }) {
  const file = opened.value?.file
  const minutes = useSignal<number>(USUAL_MINUTES[act])
  const sure = useSignal(false)
  const fault = useSignal('')
  const first = file?.acts.find((one): one is 'remove' | 'refuse' => one === 'remove' || one === 'refuse')
  const also = useSignal(first !== undefined)
  const form = useRef<HTMLFormElement>(null)
  // On how long, not on the way out: the key of the measure, then Enter, mutes for the usual time.
  useEffect(() => form.current?.querySelector<HTMLElement>('input:checked')?.focus(), [])
  if (!file) return null
  const name = file.target.name || t('staff.case.nameless')
  const submit = async () => {
    if (act === 'suspend' && !sure.value) {
      fault.value = t('staff.act.check_missing')
      document.querySelector<HTMLElement>('#measure-sure')?.focus()
      return
    }
    if (!CLAUSE.test(draft.value.clause)) return
    const acts: readonly ActKind[] = first && also.value ? [first, act] : [act]
    if (await decide(acts, minutes.value)) onClose()
  }
  return (
    <Modal title={t(`staff.act.${act}_title`, { name })} onClose={onClose}>
      <form
        ref={form}
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <fieldset class="choice choice-time">
          <legend class="label">{t('staff.act.time')}</legend>
          {MINUTES[act].map((value) => (
            <label key={value} class="choice-item">
              <input
                type="radio"
                name="minutes"
                value={value}
                checked={minutes.value === value}
                onChange={() => {
                  minutes.value = value
                }}
              />
              <span>{duration(value * 60)}</span>
            </label>
          ))}
        </fieldset>
        <div class="act-fields">
          <ReasonField id="measure-reason" />
          <ClauseField id="measure-clause" />
        </div>
        {first && (
          <label class="check">
            <input
              type="checkbox"
              id="measure-also"
              checked={also.value}
              onChange={(event) => {
                also.value = event.currentTarget.checked
              }}
            />
            <span>{t(`staff.act.also.${first}`)}</span>
          </label>
        )}
        {act === 'suspend' && (
          <label class="check">
            <input
              type="checkbox"
              id="measure-sure"
              checked={sure.value}
              disabled={veiled(file)}
              onChange={(event) => {
                sure.value = event.currentTarget.checked
                fault.value = ''
              }}
            />
            <span>
              {t('staff.act.suspend_check')}
              {veiled(file) && <span class="hint">{t('staff.case.look_first')}</span>}
            </span>
          </label>
        )}
        <p class="hint">{t('staff.act.told')}</p>
        <p class="error" role="alert">
          {fault.value}
        </p>
        <div class="actions">
          <button
            type="submit"
            class="button button-danger"
            id="measure-go"
            aria-disabled={busy.value || (act === 'suspend' && !sure.value)}
          >
            {t(`staff.act.${act}_sure`, { time: duration(minutes.value * 60) })}
          </button>
          <button type="button" class="button button-quiet" onClick={onClose}>
            {t('cancel')}
          </button>
        </div>
      </form>
    </Modal>
  )
}
