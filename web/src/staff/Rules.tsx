// Every rule with its state and figures, the way to change a state, and the record of who did. Loaded when looked at.
import { signal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { lang, moment, number, t, tCode, tn } from '../shared/i18n'
import { Loading } from '../shared/parts'
import { minute } from '../shared/ticks'
import { toast } from '../shared/toasts'
import { api, faultText } from './desk'
import type { RuleChange, RuleLine, RuleList } from './wire'

const REASONS = ['figures', 'mistakes', 'wave', 'backtest', 'incident', 'other'] as const
const MOVES = ['shadow', 'canary', 'live', 'trip', 'untrip', 'retire'] as const
const BADGES: Readonly<Record<string, string>> = {
  shadow: 'badge badge-lamp',
  canary: 'badge badge-lamp',
  tripped: 'badge badge-alert',
}

const list = signal<RuleList | null>(null)
const fault = signal('')

async function refresh(): Promise<void> {
  try {
    list.value = await api.rules()
    fault.value = ''
  } catch (error) {
    fault.value = faultText(error)
  }
}

const percent = (part: number): string =>
  new Intl.NumberFormat(lang.value, { style: 'percent', maximumFractionDigits: 0 }).format(part)

export function RulesView() {
  useEffect(() => {
    list.value = null
    void refresh()
  }, [])
  const now = list.value
  return (
    <section class="list-view" aria-labelledby="rules-title">
      <header class="list-head">
        <div>
          <h2 id="rules-title">{t('staff.view.rules')}</h2>
          <p class="hint">{t('staff.rules.hint')}</p>
        </div>
      </header>
      {fault.value !== '' && (
        <p class="error" role="alert">
          {fault.value}
        </p>
      )}
      {now === null ? (
        fault.value === '' && <Loading label={t('loading')} />
      ) : (
        <>
          <ul class="lines" id="rules">
            {now.rules.map((rule) => (
              <Line key={rule.stamp} rule={rule} />
            ))}
          </ul>
          <h3 class="rules-record">{t('staff.rules.record')}</h3>
          {now.changes.length === 0 ? (
            <p class="hint">{t('staff.rules.record_none')}</p>
          ) : (
            <ol class="lines" id="rule-changes">
              {now.changes.map((one) => (
                <Change key={`${one.stamp} ${one.at_ms}`} one={one} />
              ))}
            </ol>
          )}
          <p class="hint">
            {t('staff.rules.table')} <code>{now.table}</code>
          </p>
        </>
      )}
    </section>
  )
}

const stateText = (state: string, share: number): string =>
  state === 'canary' ? t('staff.rules.canary', { share: percent(share / 100) }) : tCode('rule_state', state)

function Line({ rule }: { rule: RuleLine }) {
  const { today, week } = rule
  const wrong = rule.decided - rule.right
  return (
    <li class="line room-line" data-rule={rule.stamp} data-state={rule.state}>
      <span class="line-what">
        <strong>
          <code>{rule.stamp}</code>
        </strong>
        <span class="line-facts">
          {tCode('rule_family', rule.family)} · {tCode('rule_origin', rule.origin)}
          {rule.since_ms > 0 && ` · ${t('staff.rules.since', { when: moment(rule.since_ms, minute.value) })}`}
        </span>
        <span class="line-facts">
          {t('staff.rules.hits', { today: number(today.hits), week: number(week.hits) })}
          {' · '}
          {t('staff.rules.did', { hold: number(week.hold), block: number(week.block), flag: number(week.flag) })}
          {week.would > 0 && ` · ${tn('staff.rules.would', week.would)}`}
        </span>
        <span class="line-facts" data-precision>
          {rule.decided === 0
            ? t('staff.rules.undecided')
            : tn('staff.rules.precision', rule.decided, {
                right: number(rule.right),
                low: percent(rule.low),
                high: percent(rule.high),
                wrong: number(wrong),
              })}
        </span>
      </span>
      <span class="line-who">
        <span class={BADGES[rule.state] ?? 'badge'}>{stateText(rule.state, rule.share)}</span>
        {rule.steady && <span class="badge">{t('staff.rules.steady')}</span>}
      </span>
      <span />
      {rule.moves.length > 0 && (
        <details class="line-shield">
          <summary aria-label={t('staff.rules.change_label', { rule: rule.stamp })}>{t('staff.rules.change')}</summary>
          <Mover rule={rule} />
        </details>
      )}
    </li>
  )
}

function Mover({ rule }: { rule: RuleLine }) {
  const move = useSignal('')
  const share = useSignal(10)
  const reason = useSignal('figures')
  const failed = useSignal('')
  const busy = useSignal(false)
  const moves = MOVES.filter((one) => rule.moves.includes(one))
  // After a change other moves are possible.
  const chosen = moves.find((one) => one === move.value) ?? ''
  const id = rule.stamp.replace(/[@.]/g, '-')
  const apply = async (event: Event) => {
    event.preventDefault()
    if (chosen === '') return
    busy.value = true
    try {
      list.value = await api.moveRule({
        stamp: rule.stamp,
        move: chosen,
        reason: reason.value,
        share: chosen === 'canary' ? share.value : 0,
      })
      failed.value = ''
      toast(t('staff.rules.done', { rule: rule.stamp }))
    } catch (error) {
      failed.value = faultText(error)
    } finally {
      busy.value = false
    }
  }
  return (
    <form class="shield rule-move" onSubmit={(event) => void apply(event)}>
      <label class="field">
        <span class="label">{t('staff.rules.move')}</span>
        <select
          id={`move-${id}`}
          value={chosen}
          required
          onChange={(event) => {
            move.value = event.currentTarget.value
          }}
        >
          {/* Nothing is suggested: a state is changed because somebody chose it. */}
          <option value="">{t('staff.rules.choose')}</option>
          {moves.map((one) => (
            <option key={one} value={one}>
              {t(`rule_move.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {chosen === 'canary' && (
        <label class="field field-number">
          <span class="label">{t('staff.rules.share')}</span>
          <input
            type="number"
            id={`share-${id}`}
            min={1}
            max={99}
            value={share.value}
            onInput={(event) => {
              share.value = Math.min(99, Math.max(1, Math.trunc(event.currentTarget.valueAsNumber) || 1))
            }}
          />
        </label>
      )}
      <label class="field">
        <span class="label">{t('staff.rules.why')}</span>
        <select
          id={`why-${id}`}
          value={reason.value}
          onChange={(event) => {
            reason.value = event.currentTarget.value
          }}
        >
          {REASONS.map((one) => (
            <option key={one} value={one}>
              {t(`rule_reason.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="button button-small" disabled={busy.value}>
        {t('staff.rules.apply')}
      </button>
      <p class="error" role="alert">
        {failed.value}
      </p>
    </form>
  )
}

function Change({ one }: { one: RuleChange }) {
  return (
    <li class="line decision-line" data-change={one.stamp}>
      <time class="line-when">{moment(one.at_ms, minute.value)}</time>
      <span class="line-what">
        <span>
          <code>{one.stamp}</code> → {stateText(one.state, one.share)}
        </span>
        <span class="line-facts">{tCode('rule_reason', one.reason)}</span>
      </span>
      <span class="line-who" dir="auto">
        {one.by || t('staff.rules.by_breaker')}
      </span>
    </li>
  )
}
