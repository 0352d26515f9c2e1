// Make the site, or one room, stricter for a while: who may write, never who may read. Nothing is raised before it is
// said so: whoever chooses by the arrow keys passes every level on the way.
import { useSignal } from '@preact/signals'
import { clock, t, tCode } from '../shared/i18n'
import { localMs } from '../shared/time'
import { REASONS } from './ActBar'

export const LEVELS = ['open', 'slow', 'known', 'proven', 'read_only'] as const

interface ShieldProps {
  /** Tells one chooser from another, and its label. */
  readonly id: string
  readonly label: string
  readonly level: string
  readonly untilMs: number
  /** The fault as text, empty if it was done. */
  readonly onSet: (level: string, minutes: number, reason: string) => Promise<string>
}

export function Shield({ id, label, level, untilMs, onSet }: ShieldProps) {
  const minutes = useSignal(30)
  const reason = useSignal('other')
  const fault = useSignal('')
  /** Chosen, not yet applied. */
  const wanted = useSignal<string | null>(null)
  return (
    <form
      class="shield"
      data-level={level}
      onSubmit={async (event) => {
        event.preventDefault()
        fault.value = await onSet(wanted.value ?? level, minutes.value, reason.value)
        if (fault.value === '') wanted.value = null
      }}
    >
      <label class="field">
        <span class="label">{label}</span>
        <select
          id={`shield-${id}`}
          value={wanted.value ?? level}
          onChange={(event) => {
            wanted.value = event.currentTarget.value
          }}
        >
          {LEVELS.map((one) => (
            <option key={one} value={one}>
              {t(`staff.shield.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label class="field field-number">
        <span class="label">{t('staff.shield.minutes')}</span>
        <input
          type="number"
          id={`shield-${id}-minutes`}
          min={1}
          max={1_440}
          value={minutes.value}
          onInput={(event) => {
            minutes.value = Math.min(1_440, Math.max(1, Math.trunc(event.currentTarget.valueAsNumber) || 1))
          }}
        />
      </label>
      <label class="field">
        <span class="label">{t('staff.act.reason')}</span>
        <select
          id={`shield-${id}-reason`}
          value={reason.value}
          onChange={(event) => {
            reason.value = event.currentTarget.value
          }}
        >
          {REASONS.map((one) => (
            <option key={one} value={one}>
              {tCode('reason', one)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="button button-small">
        {t('staff.rules.apply')}
      </button>
      {level !== 'open' && (
        <p class="hint">
          {t('staff.shield.until', { level: t(`staff.shield.${level as 'slow'}`), time: clock(localMs(untilMs)) })}
        </p>
      )}
      <p class="error" role="alert">
        {fault.value}
      </p>
    </form>
  )
}
