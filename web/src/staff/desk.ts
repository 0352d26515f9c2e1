// The desk without its looks: who sits at it, what waits, the open case, and what can be done.
// Components read the signals and call the functions.
import { effect, signal } from '@preact/signals'
import { ApiError } from '../shared/api'
import { type Key, t, tCode, tn } from '../shared/i18n'
import { siteNow } from '../shared/time'
import { StaffApi } from './api'
import { arranged, arrivedIn, cursorAfter, following, moved } from './queue'
import type { ActKind, Case, Decision, Item, RoomInfo, RoomRiskInfo, Shielded, StaffMe } from './wire'

export type View = 'queue' | 'decisions' | 'rooms' | 'rules'
export type Dialog =
  | { readonly kind: 'measure'; readonly act: 'mute' | 'suspend' }
  | { readonly kind: 'close'; readonly room: RoomInfo }
  | { readonly kind: 'invite' | 'keys' }
export interface Toast {
  readonly id: number
  readonly text: string
  readonly tone: 'plain' | 'danger'
  readonly action?: { readonly label: Key; readonly run: () => void }
}
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

export const api = new StaffApi()
export const stage = signal<'starting' | 'outside' | 'inside'>('starting')
/** Why somebody stands outside, as a text key; empty if there is nothing to say. */
export const ended = signal<Key | ''>('')
export const me = signal<StaffMe | null>(null)
export const view = signal<View>('queue')
export const dialog = signal<Dialog | null>(null)
export const toasts = signal<readonly Toast[]>([])
export const link = signal<'live' | 'lost'>('live')
/** Null before the first answer. */
export const items = signal<readonly Item[] | null>(null)
export const alarms = signal<readonly string[]>([])
export const cursor = signal('')
/** Whether the pointer is over the list: nothing moves under it then. */
export const pointing = signal(false)
export const opened = signal<Opened | null>(null)
export const remark = signal<Remark | ''>('')
export const draft = signal<Draft>({ reason: 'other', clause: '', note: '' })
export const busy = signal(false)
/** Whether the open case has been on the screen long enough to be decided. */
export const settled = signal(false)
/** Cases whose sensitive content the person asked to see. */
export const revealed = signal<ReadonlySet<string>>(new Set())
export const decisions = signal<readonly Decision[] | null>(null)
export const rooms = signal<readonly RoomInfo[] | null>(null)
/** The shield of the whole site, while it lasts. */
export const siteShield = signal<Shielded | null>(null)
/** Rooms that draw what is dangerous, by id. */
export const roomRisks = signal<Readonly<Record<string, RoomRiskInfo>>>({})
/** Said to screen readers. */
export const spoken = signal('')

/** Reasons whose content nobody should meet unprepared. */
const SENSITIVE: ReadonlySet<string> = new Set(['minor', 'sexual', 'coercion'])
/** A key pressed twice must not decide the case that comes after: acts wait until a case was on the screen this long. */
export const SETTLE_MS = 500
const TOAST_MS = 8_000

/** In the closed lane there is nothing to meet. */
export const sensitive = (file: Case): boolean => SENSITIVE.has(file.reason) && file.photo?.lane !== 'closed'
export const veiled = (file: Case): boolean => sensitive(file) && !revealed.value.has(file.id)
/** Words of a case may be shown while its photo is not: who lets it stand has seen the photo too. */
const unseen = (file: Case): boolean =>
  sensitive(file) &&
  file.photo !== null &&
  file.acts.includes(file.kind === 'hold' ? 'release' : 'dismiss') &&
  !file.events.some((step) => step.kind === 'unblurred' && step.by === me.value?.name)

// ------------------------------------------------------------------ saying things

let toastId = 0
export function toast(text: string, more: Partial<Toast> = {}): void {
  toastId += 1
  const id = toastId
  toasts.value = [...toasts.value.slice(-2), { id, text, tone: 'plain', ...more }]
  if (more.tone !== 'danger') setTimeout(() => dropToast(id), TOAST_MS)
}
export const dropToast = (id: number): void => {
  toasts.value = toasts.value.filter((one) => one.id !== id)
}

export const codeOf = (error: unknown): string => (error instanceof ApiError ? error.code : 'internal')

/** Text of a failure; a session that ended is not a failure but the way out. Empty then. */
export function faultText(error: unknown): string {
  const code = codeOf(error)
  if (code === 'not_staff' && stage.value === 'inside') {
    goOutside('staff.ended')
    return ''
  }
  return tCode('error', code, { s: error instanceof ApiError ? Math.ceil(error.retryAfterS) : 0 })
}

function tell(error: unknown): void {
  const text = faultText(error)
  if (text !== '') toast(text, { tone: 'danger' })
}

// ------------------------------------------------------------------ in and out

/** Nothing of a case stays in the page's memory once somebody is outside. */
export function goOutside(why: Key | ''): void {
  stage.value = 'outside'
  ended.value = why
  me.value = items.value = decisions.value = rooms.value = null
  opened.value = dialog.value = null
  toasts.value = alarms.value = []
  cursor.value = remark.value = spoken.value = ''
  revealed.value = new Set()
  view.value = 'queue'
}

/** Ask who is signed in, and go in if somebody is. */
export async function enter(): Promise<void> {
  try {
    me.value = await api.me()
    ended.value = ''
    stage.value = 'inside'
    await refreshQueue()
  } catch (error) {
    const code = codeOf(error)
    goOutside('')
    if (code !== 'not_staff') toast(tCode('error', code), { tone: 'danger' })
  }
}

export async function signOut(why: Key): Promise<void> {
  // Without an answer the cookie stays; the server lets it lapse. The page forgets either way.
  await api.logout().catch(() => undefined)
  goOutside(why)
}

// ------------------------------------------------------------------ the queue

let asking = false

/** Ask for the queue. A question that is still open is not asked twice. */
export async function refreshQueue(): Promise<void> {
  if (asking || stage.value !== 'inside') return
  asking = true
  try {
    const answer = await api.queue()
    if (stage.value !== 'inside') return
    link.value = 'live'
    take(answer.items)
    if (answer.alarms.join() !== alarms.value.join()) alarms.value = answer.alarms
  } catch (error) {
    if (codeOf(error) === 'not_staff') goOutside('staff.ended')
    else link.value = 'lost'
  } finally {
    asking = false
  }
}

function take(next: readonly Item[]): void {
  const before = items.value
  const shown = arranged(before ?? [], next, pointing.value)
  const fresh = before === null ? [] : arrivedIn(before, next)
  cursor.value = cursorAfter(before ?? [], shown, cursor.value)
  items.value = shown
  if (fresh.length > 0) spoken.value = tn('staff.arrived', fresh.length)
}

export function move(steps: number): void {
  cursor.value = moved(items.value ?? [], cursor.value, steps)
}

// ------------------------------------------------------------------ the case

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
  toast(tCode('done', act, { name }), { action: { label: 'staff.act.again', run: () => void open(file.id) } })
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

// ------------------------------------------------------------------ decisions and rooms

export async function refreshDecisions(): Promise<void> {
  try {
    decisions.value = (await api.decisions()).decisions
  } catch (error) {
    tell(error)
  }
}

export async function undo(decision: Decision): Promise<void> {
  try {
    const { decision: undone } = await api.undo(decision.id)
    decisions.value = decisions.value?.map((one) => (one.id === undone.id ? undone : one)) ?? null
    toast(t('staff.decisions.lifted'))
  } catch (error) {
    if (codeOf(error) === 'conflict') toast(t('staff.decisions.cannot'), { tone: 'danger' })
    else tell(error)
    await refreshDecisions()
  }
}

export async function refreshRooms(): Promise<void> {
  try {
    const answer = await api.rooms()
    rooms.value = answer.rooms
    siteShield.value = answer.shield ?? null
    roomRisks.value = answer.risks ?? {}
  } catch (error) {
    tell(error)
  }
}

/** Close a room for everybody. Returns the text of a failure, or nothing. */
export async function closeRoom(room: RoomInfo, reason: string, clause: string): Promise<string> {
  try {
    const answer = await api.closeRoom(room.id, { reason, clause: clause.trim() })
    rooms.value = rooms.value?.map((one) => (one.id === room.id ? answer.room : one)) ?? null
    decisions.value = null
    toast(t('staff.rooms.done', { name: room.name }))
    return ''
  } catch (error) {
    return faultText(error)
  }
}

/** Make one room stricter for some minutes; the fault as text, empty if it was done. */
export async function shieldRoom(room: RoomInfo, level: string, minutes: number, reason: string): Promise<string> {
  try {
    const answer = await api.shieldRoom(room.id, level, minutes, reason)
    rooms.value = rooms.value?.map((one) => (one.id === room.id ? answer.room : one)) ?? null
    return ''
  } catch (error) {
    return faultText(error)
  }
}

/** The same for the whole site. */
export async function shieldSite(level: string, minutes: number, reason: string): Promise<string> {
  try {
    const answer = await api.shieldSite(level, minutes, reason)
    rooms.value = answer.rooms
    siteShield.value = answer.shield ?? null
    roomRisks.value = answer.risks ?? {}
    return ''
  } catch (error) {
    return faultText(error)
  }
}

/** Lists are fetched when they are looked at. */
export function followView(): void {
  effect(() => {
    if (stage.value !== 'inside') return
    if (view.value === 'decisions' && decisions.value === null) void refreshDecisions()
    if (view.value === 'rooms') void refreshRooms()
  })
}
