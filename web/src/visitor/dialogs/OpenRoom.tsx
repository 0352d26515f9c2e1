// Open a room of one's own. Name and topic are judged like messages.
import { useSignal } from '@preact/signals'
import { ApiError } from '../../shared/api'
import { duration, lang, t, tCode } from '../../shared/i18n'
import { Modal } from '../../shared/parts'
import { toast } from '../../shared/toasts'
import { faultText } from '../app'
import { openRoom } from '../rooms'

const LIVES_S = [600, 1800, 3600, 7200, 14_400, 28_800, 43_200, 86_400]
export const SLOW_S = [0, 5, 10, 30, 60, 300, 900, 3600, 21_600]
const CAPACITIES = [10, 50, 100, 500, 2000, 10_000]

export function OpenRoom({ onClose }: { onClose: () => void }) {
  const name = useSignal('')
  const topic = useSignal('')
  const language = useSignal<string>(lang.value)
  const life = useSignal(14_400)
  const slow = useSignal(0)
  const capacity = useSignal(100)
  const preset = useSignal('normal')
  const busy = useSignal(false)
  const fault = useSignal('')
  const hint = useSignal('')

  const submit = async (event: Event) => {
    event.preventDefault()
    busy.value = true
    fault.value = ''
    hint.value = ''
    try {
      const outcome = await openRoom({
        name: name.value.trim(),
        topic: topic.value.trim(),
        lang: language.value,
        life_s: life.value,
        slow_s: slow.value,
        capacity: capacity.value,
        preset: preset.value,
      })
      if (outcome === 'held') toast(t('open.held'))
      onClose()
    } catch (error) {
      fault.value = faultText(error)
      const of = error instanceof ApiError ? error.detail.of : undefined
      if (of === 'name' || of === 'topic') fault.value = t(`open.judged_${of}`)
      if (error instanceof ApiError && error.detail.hint) hint.value = tCode('hint', error.detail.hint)
    } finally {
      busy.value = false
    }
  }

  return (
    <Modal title={t('rooms.open')} onClose={onClose} wide>
      <form class="stack" onSubmit={submit}>
        <p class="hint">{t('open.hint')}</p>
        <label class="field">
          <span class="label">{t('open.name')}</span>
          <input
            id="open-name"
            required
            minLength={2}
            maxLength={40}
            autocomplete="off"
            aria-describedby="open-fault"
            value={name.value}
            onInput={(event) => {
              name.value = event.currentTarget.value
            }}
          />
        </label>
        <label class="field">
          <span class="label">{t('open.topic')}</span>
          <input
            id="open-topic"
            required
            maxLength={140}
            autocomplete="off"
            value={topic.value}
            onInput={(event) => {
              topic.value = event.currentTarget.value
            }}
          />
        </label>
        <div class="field-row">
          <label class="field">
            <span class="label">{t('open.lang')}</span>
            <select
              id="open-lang"
              value={language.value}
              onChange={(event) => {
                language.value = event.currentTarget.value
              }}
            >
              <option value="fr">Français</option>
              <option value="en">English</option>
            </select>
          </label>
          <Choice
            id="open-life"
            label={t('open.life')}
            values={LIVES_S}
            value={life.value}
            onChange={(v) => {
              life.value = v
            }}
          />
        </div>
        <div class="field-row">
          <Choice
            id="open-slow"
            label={t('open.slow')}
            values={SLOW_S}
            value={slow.value}
            onChange={(v) => {
              slow.value = v
            }}
          />
          <label class="field">
            <span class="label">{t('open.capacity')}</span>
            <select
              id="open-capacity"
              value={capacity.value}
              onChange={(event) => {
                capacity.value = Number(event.currentTarget.value)
              }}
            >
              {CAPACITIES.map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          </label>
        </div>
        <Coarseness
          id="open-preset"
          value={preset.value}
          onChange={(v) => {
            preset.value = v
          }}
        />
        <div id="open-fault" role="alert">
          {fault.value !== '' && <p class="error">{fault.value}</p>}
          {hint.value !== '' && <p class="hint">{hint.value}</p>}
        </div>
        <div class="actions">
          <button type="submit" class="button button-primary" id="open-submit" disabled={busy.value}>
            {t('open.submit')}
          </button>
          <button type="button" class="button button-quiet" onClick={onClose}>
            {t('cancel')}
          </button>
        </div>
      </form>
    </Modal>
  )
}

const PRESETS = ['strict', 'normal', 'relaxed'] as const

/** How coarse language may be in a room. */
export function Coarseness(props: { id: string; value: string; onChange: (value: string) => void }) {
  return (
    <label class="field">
      <span class="label">{t('open.preset')}</span>
      <select id={props.id} value={props.value} onChange={(event) => props.onChange(event.currentTarget.value)}>
        {PRESETS.map((one) => (
          <option key={one} value={one}>
            {t(`open.preset.${one}`)}
          </option>
        ))}
      </select>
    </label>
  )
}

export function Choice(props: {
  id: string
  label: string
  values: readonly number[]
  value: number
  onChange: (value: number) => void
}) {
  return (
    <label class="field">
      <span class="label">{props.label}</span>
      <select id={props.id} value={props.value} onChange={(event) => props.onChange(Number(event.currentTarget.value))}>
        {props.values.map((one) => (
          <option key={one} value={one}>
            {one === 0 ? t('open.off') : duration(one, 'long')}
          </option>
        ))}
      </select>
    </label>
  )
}
