// Recent decisions: staff's, hosts' and the machine's; what can be lifted is lifted here.
import { signal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { type Key, moment, t, tCode } from '../shared/i18n'
import { Empty, Loading } from '../shared/parts'
import { minute } from '../shared/ticks'
import { open } from './case'
import { decisions, undo } from './decisions'
import { withTexts } from './late'
import { refreshStops, stops } from './stops'
import type { Decision } from './wire'

type Author = 'all' | Decision['author']
const AUTHORS: readonly Author[] = ['all', 'staff', 'host', 'machine']

const stopList = signal<typeof import('./Stops').StopList | null>(null)

/** Fetched where there is something to lift. */
function StopSlot() {
  const some = stops.value.length > 0
  useEffect(() => void refreshStops(), [])
  useEffect(() => {
    if (some && stopList.value === null) {
      void withTexts(import('./Stops')).then((part) => {
        stopList.value = part.StopList
      })
    }
  }, [some])
  const List = stopList.value
  return some && List !== null ? <List /> : null
}

export function DecisionList() {
  const by = useSignal<Author>('all')
  if (decisions.value === null) return <Loading label={t('loading')} />
  const shown = decisions.value.filter((one) => by.value === 'all' || one.author === by.value)
  return (
    <section class="list-view" aria-labelledby="decisions-title">
      <header class="list-head">
        <div>
          <h2 id="decisions-title">{t('staff.view.decisions')}</h2>
          <p class="hint">{t('staff.decisions.hint')}</p>
        </div>
        <fieldset class="choice">
          <legend class="visually-hidden">{t('staff.decisions.who')}</legend>
          {AUTHORS.map((author) => (
            <button
              key={author}
              type="button"
              class="button button-small"
              aria-pressed={by.value === author}
              onClick={() => {
                by.value = author
              }}
            >
              {t(`staff.decisions.${author}` as Key)}
            </button>
          ))}
        </fieldset>
      </header>
      <StopSlot />
      {shown.length === 0 ? (
        <Empty icon="rooms" title={t('staff.decisions.empty')} />
      ) : (
        <ul class="lines" id="decisions">
          {shown.map((one) => (
            <Line key={one.id} one={one} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Line({ one }: { one: Decision }) {
  const when = moment(one.at_ms, minute.value)
  const what = tCode('decision', one.kind)
  return (
    <li
      class={`line decision-line ${one.undone_ms > 0 ? 'line-undone' : ''}`}
      data-decision={one.id}
      data-kind={one.kind}
    >
      <time class="line-when">{when}</time>
      <span class="line-what">
        <strong>{what}</strong>
        <span class="line-facts">
          {tCode('reason', one.reason)}
          {one.clause !== '' && ` (${one.clause})`}
          {one.where !== '' && ` · ${one.where}`}
          {one.times > 1 && ` · ${t('staff.decisions.times', { n: one.times })}`}
          {one.until_ms > 0 && ` · ${t('staff.decisions.until', { when: moment(one.until_ms, minute.value) })}`}
          {one.rule !== '' && <code> · {one.rule}</code>}
          {one.tag !== '' && <code class="tag"> · {one.tag}</code>}
        </span>
      </span>
      <span class={`line-who line-who-${one.author}`} dir="auto">
        {one.author === 'staff' ? one.by : t(`staff.decisions.by_${one.author}`)}
      </span>
      <span class="line-acts">
        {one.undone_ms > 0 && (
          <span class="hint">{t('staff.decisions.undone', { when: moment(one.undone_ms, minute.value) })}</span>
        )}
        {one.case !== '' && (
          <button
            type="button"
            class="button button-quiet button-small"
            aria-label={t('staff.decisions.case_label', { what, when })}
            onClick={() => void open(one.case)}
          >
            {t('staff.decisions.case')}
          </button>
        )}
        {one.can_undo && (
          <button
            type="button"
            class="button button-small line-undo"
            aria-label={t('staff.decisions.undo_label', { what, when })}
            onClick={() => void undo(one)}
          >
            {t('staff.decisions.undo')}
          </button>
        )}
      </span>
    </li>
  )
}
