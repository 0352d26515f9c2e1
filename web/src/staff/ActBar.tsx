// The bar at the foot of a case: reason and clause once for every act, then the acts with their keys.
import { useSignal, useSignalEffect } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { Icon } from '../shared/Icon'
import { t, tCode } from '../shared/i18n'
import { ask, busy, draft, settled } from './case'
import { KeyCap } from './KeyCap'
import { ACT_KEYS } from './keys'
import { letters, noteAsked } from './shortcuts'
import type { ActKind, Case } from './wire'

/** What staff choose from: codes of base/reasons on the server. */
export const REASONS = [
  'minor',
  'threat',
  'sexual',
  'hate',
  'coercion',
  'scam',
  'self_harm',
  'drugs',
  'private',
  'spam',
  'elsewhere',
  'disruptive',
  'other',
]
/** A clause that stands on /rules, or none: salon.moderation.clauses. */
export const CLAUSE = /^(?:1\.[1-6]|2\.[1-7]|talk|judging)?$/
const NOTE_MAX = 1_000

/** What lets something stand comes first, whatever the kind of case; neither way is the louder one. */
const ORDER: readonly ActKind[] = [
  'release',
  'dismiss',
  'refuse',
  'remove',
  'lift_pause',
  'confirm_pause',
  'give_back',
  'keep_out',
  'mute',
  'fresh_proof',
  'suspend',
]
const TONE: Readonly<Partial<Record<ActKind, string>>> = {
  release: 'act-stand',
  dismiss: 'act-stand',
  lift_pause: 'act-stand',
  give_back: 'act-stand',
  refuse: 'button-danger',
  remove: 'button-danger',
  suspend: 'button-danger',
}

const change = (part: Partial<typeof draft.value>): void => {
  draft.value = { ...draft.value, ...part }
}

export function ActBar({ file }: { file: Case }) {
  if (file.acts.length === 0) {
    return <p class="act-bar act-bar-settled hint">{t('staff.case.settled')}</p>
  }
  const bad = !CLAUSE.test(draft.value.clause)
  return (
    <section class="act-bar" aria-label={t('staff.act.bar')} data-settled={settled.value ? '' : undefined}>
      <div class="act-fields">
        <ReasonField id="act-reason" />
        <ClauseField id="act-clause" />
        <NoteField />
      </div>
      <div class="act-buttons">
        {ORDER.filter((act) => file.acts.includes(act)).map((act) => (
          <button
            key={act}
            type="button"
            class={`button ${TONE[act] ?? ''}`}
            id={`act-${act}`}
            aria-disabled={busy.value || bad}
            aria-keyshortcuts={letters.value ? ACT_KEYS[act] : undefined}
            title={t(`act.hint.${act}`)}
            onClick={() => !bad && ask(act)}
          >
            {tCode('act', act)}
            <KeyCap name={ACT_KEYS[act].toUpperCase()} />
          </button>
        ))}
      </div>
    </section>
  )
}

export function ReasonField({ id }: { id: string }) {
  const known = REASONS.includes(draft.value.reason) ? REASONS : [draft.value.reason, ...REASONS]
  return (
    <label class="field act-reason">
      <span class="label">{t('staff.act.reason')}</span>
      <select id={id} value={draft.value.reason} onChange={(event) => change({ reason: event.currentTarget.value })}>
        {known.map((code) => (
          <option key={code} value={code}>
            {tCode('reason', code)}
          </option>
        ))}
      </select>
    </label>
  )
}

export function ClauseField({ id }: { id: string }) {
  const bad = !CLAUSE.test(draft.value.clause)
  return (
    <div class="field act-clause">
      <label for={id}>{t('staff.act.clause')}</label>
      <input
        id={id}
        size={8}
        maxLength={24}
        autocomplete="off"
        placeholder="2.1"
        title={t('staff.act.clause_hint')}
        aria-invalid={bad}
        aria-describedby={`${id}-bad`}
        value={draft.value.clause}
        onInput={(event) => change({ clause: event.currentTarget.value.trim() })}
      />
      <span class="error" id={`${id}-bad`} role="alert">
        {bad ? t('staff.act.clause_bad') : ''}
      </span>
    </div>
  )
}

function NoteField() {
  const shown = useSignal(draft.value.note !== '')
  const field = useRef<HTMLTextAreaElement>(null)
  const asked = useRef(noteAsked.peek())
  const show = () => {
    shown.value = true
    requestAnimationFrame(() => field.current?.focus())
  }
  useSignalEffect(() => {
    if (noteAsked.value === asked.current) return
    asked.current = noteAsked.value
    show()
  })
  if (!shown.value) {
    return (
      <button type="button" class="button button-quiet button-small act-note-add" id="note-add" onClick={show}>
        <Icon name="plus" /> {t('staff.act.note_add')} <KeyCap name="N" />
      </button>
    )
  }
  return (
    <label class="field act-note">
      <span class="label">{t('staff.act.note')}</span>
      <textarea
        ref={field}
        id="act-note"
        rows={2}
        maxLength={NOTE_MAX}
        value={draft.value.note}
        onInput={(event) => change({ note: event.currentTarget.value })}
        onKeyDown={(event) => {
          // Escape leaves the field, not the case: letters decide again.
          if (event.key !== 'Escape') return
          event.stopPropagation()
          document.querySelector<HTMLElement>('#case-title')?.focus({ preventScroll: true })
        }}
      />
    </label>
  )
}
