// What waits, most urgent first, beside the open case. On a phone one of the two.

import { useEffect } from 'preact/hooks'
import { Icon } from '../shared/Icon'
import { duration, t, tCode, tn } from '../shared/i18n'
import { Empty, Loading } from '../shared/parts'
import { minute, second } from '../shared/ticks'
import { CasePane } from './CasePane'
import { open, opened } from './case'
import { due, rounded, shown } from './due'
import { KeyCap } from './KeyCap'
import { letters } from './shortcuts'
import { cursor, items, pointing } from './waiting'
import type { Item } from './wire'

export function QueueView() {
  const list = items.value
  if (list === null) return <Loading label={t('loading')} />
  return (
    <div class={`queue-view ${list.length === 0 && opened.value === null ? 'queue-view-calm' : ''}`}>
      <section class="queue" aria-label={t('staff.queue.label')}>
        {list.length === 0 ? (
          <Empty icon="rooms" title={t('staff.queue.empty')}>
            <p>{t('staff.queue.empty_hint')}</p>
          </Empty>
        ) : (
          <>
            <Rows list={list} />
            {letters.value && <KeyLine />}
          </>
        )}
      </section>
      <CasePane />
    </div>
  )
}

function Rows({ list }: { list: readonly Item[] }) {
  // A list that goes away under the pointer hears of no leaving.
  useEffect(
    () => () => {
      pointing.value = false
    },
    [],
  )
  return (
    <ul
      class="case-rows"
      id="queue"
      onPointerEnter={(event) => {
        pointing.value = event.pointerType === 'mouse'
      }}
      onPointerLeave={() => {
        pointing.value = false
      }}
    >
      {list.map((item) => (
        <Row key={item.id} item={item} />
      ))}
    </ul>
  )
}

function Row({ item }: { item: Item }) {
  const left = due(item.due_ms, second.value)
  const inWords = duration(rounded(left.seconds))
  const age = Math.floor((minute.value - item.opened_ms) / 1000)
  return (
    <li>
      <button
        type="button"
        class={`case-row case-row-${item.kind} due-${left.tone}`}
        data-case={item.id}
        tabIndex={cursor.value === item.id ? 0 : -1}
        aria-current={opened.value?.id === item.id ? 'true' : undefined}
        data-cursor={cursor.value === item.id ? '' : undefined}
        onFocus={() => {
          cursor.value = item.id
        }}
        onClick={() => void open(item.id)}
      >
        <span class="case-row-mark">
          <Icon name={item.photo ? 'photo' : item.kind === 'hold' ? 'pause' : 'flag'} />
        </span>
        <span class="case-row-what">
          <strong>{tCode('reason', item.reason)}</strong>
          <span class="visually-hidden">, </span>
          <span class="case-row-where" dir="auto">
            <span class="case-row-kind">
              {t(`staff.kind.${item.kind}`)}
              {item.photo && `, ${t('staff.case.photo')}`}
            </span>{' '}
            · {item.where || t('staff.item.direct')}
          </span>
          <span class="visually-hidden">, </span>
          <span class="case-row-facts">
            {age < 60 ? t('staff.item.now') : t('staff.item.age', { age: duration(rounded(age)) })}
            {item.reports > 0 && <b> · {tn('staff.item.reports', item.reports)}</b>}
            {item.rule !== '' && <code> · {item.rule}</code>}
          </span>
        </span>
        <span class="case-row-due" aria-hidden="true">
          {left.tone === 'late' ? '−' : ''}
          {shown(left.seconds)}
        </span>
        <span class="visually-hidden">
          , {t(left.tone === 'late' ? 'staff.item.late' : 'staff.item.left', { left: inWords })}
        </span>
      </button>
    </li>
  )
}

/** The keys, where a hand that reaches for the mouse reads them. */
function KeyLine() {
  const parts = t('staff.queue.keys').split(/(\{\w+\})/)
  const key: Readonly<Record<string, string>> = { '{down}': 'J', '{up}': 'K', '{enter}': '↵', '{help}': '?' }
  return (
    <p class="key-line" aria-hidden="true">
      {parts.map((part) => (key[part] ? <KeyCap key={part} name={key[part]} /> : part))}
    </p>
  )
}
