// The case on the screen: opening it, what is covered in it, and deciding it.
import { signal } from '@preact/signals'
import { t, tCode } from '../shared/i18n'
import { siteNow } from '../shared/time'
import { toast } from '../shared/toasts'
import { decisions } from './decisions'
import { api, codeOf, dialog, faultText, me, onOutside, stage, tell, view } from './desk'
import { following } from './queue'
import { cursor, items } from './waiting'
import type { ActKind, Case } from './wire'

/** A case on the screen. `file` is null while it is fetched. */
export interface Opened {
  readonly id: string
  readonly file: Case | null
  readonly fault: string
}
/** What the person has filled in for the open case. */
export interface Draft {
  readonly reason: string
  readonly clause: string
  readonly note: string
}
type Remark = 'staff.case.faster' | 'staff.case.expired' | 'staff.case.vanished' | 'staff.case.look_first'

export const opened = signal<Opened | null>(null)
export const remark = signal<Remark | ''>('')
const EMPTY: Draft = { reason: 'other', clause: '', note: '' }
export const draft = signal<Draft>(EMPTY)
export const busy = signal(false)
/** Whether the open case has been on the screen long enough to be decided. */
export const settled = signal(false)
/** Cases whose sensitive content the person asked to see. */
export const revealed = signal<ReadonlySet<string>>(new Set())

onOutside(() => {
  opened.value = null
  remark.value = ''
  draft.value = EMPTY
  revealed.value = new Set()
})

/** Reasons whose content nobody should meet unprepared. */
const SENSITIVE: ReadonlySet<string> = new Set(['minor', 'sexual', 'coercion'])
/** A key pressed twice must not decide the case that comes after: acts wait until a case was on the screen this long. */
export const SETTLE_MS = 500

/** In the closed lane there is nothing to meet. */
export const sensitive = (file: Case): boolean => SENSITIVE.has(file.reason) && file.photo?.lane !== 'closed'
export const veiled = (file: Case): boolean => sensitive(file) && !revealed.value.has(file.id)
/** Words of a case may be shown while its photo is not: who lets it stand has seen the photo too. */
const unseen = (file: Case): boolean =>
  sensitive(file) &&
  file.photo !== null &&
  file.acts.includes(file.kind === 'hold' ? 'release' : 'dismiss') &&
  !file.events.some((step) => step.kind === 'unblurred' && step.by === me.value?.name)

/** Open a case: the server records the look. */
export async function open(id: string): Promise<void> {
  if (id === '') return
  view.value = 'queue'
  if (items.value?.some((item) => item.id === id)) cursor.value = id
  if (opened.value === null) history.pushState({ case: true }, '')
  opened.value = { id, file: null, fault: '' }
  remark.value = ''
  await load(id)
}

async function load(id: string): Promise<void> {
  try {
    const file = (await api.look(id)).case
    if (opened.value?.id === id) show(file)
  } catch (error) {
    const fault = codeOf(error) === 'not_found' ? t('staff.case.not_found') : faultText(error)
    if (opened.value?.id === id) opened.value = { ...opened.value, fault }
  }
}

let settling: ReturnType<typeof setTimeout> | undefined

function show(file: Case): void {
  settled.value = false
  clearTimeout(settling)
  settling = setTimeout(() => {
    settled.value = true
  }, SETTLE_MS)
  if (opened.value?.file?.id !== file.id) draft.value = { reason: file.reason, clause: '', note: '' }
  opened.value = { id: file.id, file, fault: '' }
}

export async function reload(): Promise<void> {
  if (opened.value) await load(opened.value.id)
}

/** Back to the list. On a phone the browser's own way back does the same. */
export function close(): void {
  if (opened.value === null) return
  if ((history.state as { case?: boolean } | null)?.case) history.back()
  else opened.value = null
}

export function followHistory(): void {
  window.addEventListener('popstate', () => {
    opened.value = null
  })
}

export function reveal(): void {
  const file = opened.value?.file
  // A photo is not shown by a key: only by its own button.
  if (!file || !sensitive(file) || (file.photo !== null && file.context.length === 0)) return
  const next = new Set(revealed.value)
  if (!next.delete(file.id)) next.add(file.id)
  revealed.value = next
  if (remark.value === 'staff.case.look_first') remark.value = ''
}

/** The photo of a case was seen as it is, and the server wrote that down: whoever saw it may let it stand. */
export function seen(id: string): void {
  const file = opened.value?.file
  if (file?.id === id) {
    const step = { at_ms: siteNow(), kind: 'unblurred', by: me.value?.name ?? '', code: '' }
    opened.value = { id, fault: '', file: { ...file, events: [...file.events, step] } }
  }
  revealed.value = new Set(revealed.value).add(id)
  if (remark.value === 'staff.case.look_first') remark.value = ''
}

/** What a key or a button asks for: at once for the light acts, through a dialog for measures against a person. */
export function ask(act: ActKind): void {
  const now = opened.value
  if (!now?.file?.acts.includes(act) || busy.value || !settled.value) return
  if (act === 'mute' || act === 'suspend') dialog.value = { kind: 'measure', act }
  else void decide([act])
}

/** Do one act, or several in order (a removal, then a measure). True if all were done. */
export async function decide(acts: readonly ActKind[], minutes = 0): Promise<boolean> {
  const now = opened.value
  if (!now?.file || busy.value) return false
  if ((acts.includes('release') || acts.includes('dismiss')) && (veiled(now.file) || unseen(now.file))) {
    remark.value = 'staff.case.look_first'
    return false
  }
  busy.value = true
  remark.value = ''
  const { reason, clause, note } = draft.value
  try {
    let file = now.file
    for (const act of acts) {
      const timed = act === 'mute' || act === 'suspend' ? { minutes } : {}
      file = (await api.act(now.id, { act, reason, clause: clause.trim(), note: note.trim(), ...timed })).case
    }
    decided(file, acts[acts.length - 1] ?? 'dismiss')
    return true
  } catch (error) {
    await refused(error, acts.length > 1)
    return false
  } finally {
    busy.value = false
  }
}

function decided(file: Case, act: ActKind): void {
  const name = file.target.name || t('staff.case.nameless')
  decisions.value = null
  if (file.status === 'open') {
    // A hold whose author was muted still waits for its text.
    toast(tCode('done', act, { name }))
    show(file)
    return
  }
  const next = following(items.value ?? [], file.id)
  const rest = (items.value ?? []).filter((item) => item.id !== file.id)
  items.value = rest
  cursor.value = next
  toast(tCode('done', act, { name }), {
    action: { label: 'staff.act.again', run: () => void open(file.id) },
    passing: true,
  })
  if (next === '') close()
  else void open(next)
}

const REMARKS: Readonly<Record<string, Remark>> = {
  conflict: 'staff.case.faster',
  hold_expired: 'staff.case.expired',
  gone: 'staff.case.vanished',
}

/** The world moved on: say how, and show the case as it is. */
async function refused(error: unknown, partly: boolean): Promise<void> {
  const said = REMARKS[codeOf(error)]
  if (!said) {
    tell(error)
    // Of several acts the first may be done.
    if (partly && stage.value === 'inside') await reload()
    return
  }
  await reload()
  remark.value = said
  dialog.value = null
}
