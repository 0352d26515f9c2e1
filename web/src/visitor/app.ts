// The visitor's chat, without its looks: the socket, the store, the calls, and what a person can do.
// Components read the signals and call the functions; nothing here touches the page.
import { computed, signal } from '@preact/signals'
import { Api, ApiError, type ChatRequest, type Me, type Site } from '../shared/api'
import { duration, t, tCode, tn } from '../shared/i18n'
import type { Message, Room } from '../shared/room'
import { Socket } from '../shared/socket'
import { type Pending, Store } from '../shared/store'
import { second, tick } from '../shared/ticks'
import { siteNow } from '../shared/time'
import type { Notice, Person, RoomInfo, VerdictFrame } from '../shared/wire.gen'
import { change, clearDraft, draftOf } from './drafts'
import type { Card, Dialog, Toast, View } from './kinds'
import { photoUi } from './photo/load'
import { type Door, environment } from './surroundings'

export const view = signal<View>({ kind: 'rooms' })
export const dialog = signal<Dialog | null>(null)
export const toasts = signal<readonly Toast[]>([])
/** The card of each room that has one. */
export const cards = signal<ReadonlyMap<string, Card>>(new Map())
export const site = signal<Site | null>(null)
export const directory = signal<readonly RoomInfo[] | null>(null)
export const directoryFault = signal('')
export const me = signal<Me | null>(null)
export const incoming = signal<readonly ChatRequest[]>([])
export const outgoing = signal<readonly ChatRequest[]>([])
export const directs = signal<readonly RoomInfo[]>([])
export const partners = signal<Readonly<Record<string, Person>>>({})
export const blocks = signal<readonly Person[]>([])
/** What a new pass still waits for before it may ask for a one-to-one or post a link; null once there is nothing. */
export const probation = signal<{ readonly untilMs: number; readonly messages: number } | null>(null)
/** Until when slow mode keeps this visitor waiting, per room (site ms). */
export const slowUntil = signal<ReadonlyMap<string, number>>(new Map())
/** Messages that arrived, for the announcer. */
export const arrivals = signal<readonly { room: string; message: Message }[]>([])

/** What became of one's own, for the announcer: at once, paused or not. */
export const said = signal('')
const say = (text: string): void => {
  said.value = text
}

let door: Door
let api: Api
export let store: Store
export let socket: Socket

export const roomOnScreen = computed(() => (view.value.kind === 'room' ? view.value.id : ''))

const TOAST_MS = 8_000
let toastId = 0
export function toast(text: string, more: Partial<Toast> = {}): void {
  toastId += 1
  const id = toastId
  toasts.value = [...toasts.value.slice(-3), { id, text, tone: 'plain', ...more }]
  // A plain remark goes by itself; what asks for something, or carries a code, stays until it is closed.
  if (more.tone !== 'danger' && !more.action && !more.claim) setTimeout(() => dropToast(id), TOAST_MS)
}
export const dropToast = (id: number): void => {
  toasts.value = toasts.value.filter((one) => one.id !== id)
}

/** Text of a failure, whatever it was; with what to change, if the server said it. */
export const faultText = (error: unknown, withHint = false): string => {
  if (!(error instanceof ApiError)) return tCode('error', 'internal', { s: 0 })
  const text = tCode('error', error.code, { s: Math.ceil(error.retryAfterS) })
  return withHint && error.detail.hint ? `${text} ${tCode('hint', error.detail.hint)}` : text
}

/** What is left of the probation, like "7 minutes and 3 messages"; empty once it is over. In whole minutes, so that a
 * screen reader is not told each second. */
export function probationLeft(): string {
  if (probation.value === null) return ''
  const minutes = Math.ceil((probation.value.untilMs - second.value) / 60_000)
  return leftText(minutes, probation.value.messages)
}

export function leftText(minutes: number, messages: number): string {
  const time = minutes > 0 ? duration(minutes * 60, 'long') : ''
  const said = messages > 0 ? tn('probation.messages', messages) : ''
  return time && said ? t('probation.both', { time, said }) : time || said
}

const tell = (error: unknown): void => toast(faultText(error), { tone: 'danger' })

/** Build everything and go live. `way` is how this browser proves its pass. */
export function begin(way: Door): void {
  door = way
  api = new Api((fresh) => door.ticket(fresh))
  const env = environment(door)
  store = new Store(
    { send: (frame) => socket.send(frame), cid: () => crypto.randomUUID(), after: env.after },
    {
      arrived,
      notice,
      refused,
      accepted,
      held: () => say(t('pending.held')),
      elsewhere: (verdict) => photoUi.value?.take(verdict),
      error: (code) => toast(tCode('error', code), { tone: 'danger' }),
    },
  )
  socket = new Socket(env, {
    positions: () => store.positions(),
    frame: (frame) => store.take(frame),
    lost: () => store.lost(),
  })
  socket.start()
}

/** A session ticket, for what is not JSON. */
export const ticket = (fresh: boolean): Promise<string> => door.ticket(fresh)

// ------------------------------------------------------------------ looking around

export async function refreshDirectory(): Promise<void> {
  try {
    directory.value = (await api.rooms()).rooms
    directoryFault.value = ''
  } catch (error) {
    directoryFault.value = error instanceof ApiError ? error.code : 'internal'
  }
}

export async function refreshSite(): Promise<void> {
  site.value = await api.site().catch(() => site.value)
}

export async function refreshMe(): Promise<void> {
  me.value = await api.me().catch(() => me.value)
  const { seconds = 0, messages = 0 } = me.value?.probation?.talk ?? {}
  probation.value = seconds > 0 || messages > 0 ? { untilMs: siteNow() + seconds * 1000, messages } : null
}

export async function refreshTalks(): Promise<void> {
  try {
    const [requests, talks] = await Promise.all([api.requests(), api.directs()])
    incoming.value = requests.incoming
    outgoing.value = requests.outgoing
    directs.value = talks.rooms
    partners.value = talks.with
    for (const room of talks.rooms) if (room.state !== 'closed') store.join(room.id, room)
  } catch {
    // Shown again at the next look; the connection line already says what is wrong.
  }
}

export async function refreshBlocks(): Promise<void> {
  try {
    const list = (await api.blocks()).blocks
    // The server keeps no name with a block; what was blocked on this page is still called by its name here.
    const names = new Map(blocks.value.map((one) => [one.tag, one.name]))
    blocks.value = list.map((one) => (typeof one === 'string' ? { tag: one, name: names.get(one) ?? '' } : one))
    store.blocked.value = new Set(blocks.value.map((one) => one.tag))
  } catch {
    // The server's tombstones hold without this list.
  }
}

export function show(next: View): void {
  if (next.kind === 'room') {
    store.active.value = next.id
    store.read(next.id)
    toasts.value = toasts.value.filter((one) => one.untilIn !== next.id)
  } else {
    store.active.value = ''
  }
  view.value = next
}

export function enterRoom(info: RoomInfo): void {
  store.join(info.id, info)
  show({ kind: 'room', id: info.id })
}

export function leaveRoom(id: string): void {
  store.leave(id)
  putAway(id)
  clearDraft(id)
  show({ kind: 'rooms' })
}

/** End a one-to-one, for both. */
export async function endTalk(id: string): Promise<void> {
  await api.endDirect(id)
  leaveRoom(id)
  await refreshTalks()
}

/** What a room is called: a one-to-one by the other person. */
export const titleOf = (info: RoomInfo | null, id: string): string =>
  partners.value[id]?.name ?? (info?.name || partners.value[id]?.name || '…')

/** Why a room is shut to this visitor. */
export const refusalText = (room: Room): string =>
  room.info.value?.kind === 'direct' && room.refusal.value === 'room_closed'
    ? t('notice.blocked')
    : tCode('error', room.refusal.value)

// ------------------------------------------------------------------ doing things

export async function openRoom(form: Parameters<Api['openRoom']>[0]): Promise<'open' | 'held'> {
  const room = await api.openRoom(form)
  if (room.hold) return 'held'
  void refreshDirectory()
  enterRoom(room)
  return 'open'
}

export const searchPeople = (room: string, query: string) => api.people(room, query)

export async function request(to: Person, room: string, text: string, judged: boolean): Promise<void> {
  await api.request(to.tag, room, text, judged)
  void refreshTalks()
}

export async function accept(one: ChatRequest, judged: boolean): Promise<void> {
  const { room } = await api.accept(one.id, judged)
  if (one.from) partners.value = { ...partners.value, [room.id]: one.from }
  await refreshTalks()
  enterRoom(room)
}

export async function answerRequest(one: ChatRequest, answer: 'decline' | 'block'): Promise<void> {
  try {
    await (answer === 'decline' ? api.decline(one.id) : api.blockRequest(one.id))
    incoming.value = incoming.value.filter((other) => other.id !== one.id)
    if (answer === 'block') void refreshBlocks()
  } catch (error) {
    tell(error)
    // It may have ended meanwhile: what is shown must be what there is.
    void refreshTalks()
  }
}

export async function withdraw(one: ChatRequest): Promise<void> {
  await api.withdraw(one.id).catch(tell)
  await refreshTalks()
}

export async function block(person: Person, on: boolean): Promise<void> {
  try {
    await (on ? api.block(person.tag) : api.unblock(person.tag))
    store.hide(person.tag, on)
    blocks.value = on
      ? [...blocks.value.filter((one) => one.tag !== person.tag), person]
      : blocks.value.filter((one) => one.tag !== person.tag)
    void refreshTalks()
  } catch (error) {
    tell(error)
  }
}

export const report = async (body: Parameters<Api['report']>[0]): Promise<string> => (await api.report(body)).claim

export async function host(room: string, act: Parameters<Api['host']>[1]): Promise<string> {
  const { claim, info } = await api.host(room, act)
  const joined = store.rooms.value.get(room)
  if (info && joined?.info.value) joined.info.value = { ...joined.info.value, ...info }
  return claim ?? ''
}

export async function changeMe(part: Partial<Me>): Promise<void> {
  const before = me.value
  if (before) me.value = { ...before, ...part }
  try {
    me.value = await api.changeMe(part)
  } catch (error) {
    me.value = before
    tell(error)
  }
}

/** End the pass, then wipe this browser. Wipes even when the server cannot be reached. */
export async function leaveAndErase(): Promise<void> {
  await api.leave().catch(() => undefined)
  socket.stop()
  store.clear()
  await door.forget()
}

// ------------------------------------------------------------------ what comes back

function arrived(room: Room, messages: readonly Message[]): void {
  arrivals.value = messages.map((message) => ({ room: room.id, message }))
}

function accepted(pending: Pending, verdict: VerdictFrame): void {
  if (probation.value !== null && pending.frame.type === 'send') void refreshMe()
  const info = store.rooms.value.get(pending.frame.room)?.info.value
  if (pending.frame.type !== 'send' || !info || info.slow_s === 0 || info.you_host) return
  tick()
  slowUntil.value = new Map(slowUntil.value).set(info.id, (verdict.at_ms || pending.atMs) + info.slow_s * 1000)
}

/** A final no: the text goes back where it was typed, unless something else is being written there by now. */
function refused(pending: Pending): void {
  const { frame, verdict } = pending
  if (!verdict) return
  if (verdict.code === 'on_probation') void refreshMe()
  if (verdict.code === 'slow_mode' && verdict.retry_after_s) {
    slowUntil.value = new Map(slowUntil.value).set(frame.room, siteNow() + verdict.retry_after_s * 1000)
  }
  if (frame.type !== 'send' && frame.type !== 'edit') {
    store.dismiss(pending.cid)
    toast(tCode('error', verdict.code ?? 'internal'), { tone: 'danger' })
    return
  }
  if (draftOf(frame.room).value.text.trim() !== '') {
    // A refused message stays in the log with a way back; a refused edit has no row of its own.
    if (frame.type === 'edit') {
      toast(tCode('error', verdict.code ?? 'internal'), {
        tone: 'danger',
        action: { label: 'pending.back', run: () => putBack(pending) },
      })
    }
    return
  }
  if (pending.state === 'expired') {
    say(t('pending.expired'))
    return
  }
  putBack(pending)
}

/** The text of a refused or expired send, back into the composer with its reason. */
export function putBack(pending: Pending): void {
  const { frame, verdict } = pending
  if ((frame.type !== 'send' && frame.type !== 'edit') || !verdict) return
  store.dismiss(pending.cid)
  change(frame.room, {
    text: frame.text,
    replyTo: frame.type === 'send' ? (frame.reply_to ?? null) : null,
    editing: frame.type === 'edit' ? frame.target : null,
    problem: { text: frame.text, verdict },
  })
}

/** Show a card in its room; who is elsewhere on the page is led there. */
export function warn(room: string, card: Card): void {
  cards.value = new Map(cards.value).set(room, card)
  if (roomOnScreen.value === room) return
  toast(t('notice.card'), {
    tone: 'danger',
    action: { label: 'talks.go', run: () => show({ kind: 'room', id: room }) },
    untilIn: room,
  })
}

export function putAway(room: string): void {
  const left = new Map(cards.value)
  left.delete(room)
  cards.value = left
}

function notice(frame: Notice): void {
  const params = (frame.params ?? {}) as Record<string, string | number>
  const claim = typeof params.claim === 'string' && params.claim !== '' ? params.claim : undefined
  const title = frame.room ? titleOf(store.rooms.value.get(frame.room)?.info.value ?? null, frame.room) : ''
  const text = tCode('notice', frame.code, { room: title, ...params, s: params.retry_after_s ?? 0 })
  switch (frame.code) {
    case 'card':
      // Stays until it is put away: what happens, and what one can do about it.
      if (frame.room) warn(frame.room, { kind: String(params.kind ?? ''), tag: String(params.tag ?? '') })
      return
    case 'ended_kindly':
      location.assign(claim ? `/support?code=${encodeURIComponent(claim)}` : '/support')
      return
    case 'request_received':
      void refreshTalks()
      toast(text, { tone: 'rose', action: { label: 'talks.open', run: () => show({ kind: 'talks' }) } })
      return
    case 'request_accepted': {
      const id = String(params.room ?? frame.room ?? '')
      void refreshTalks()
      toast(text, {
        tone: 'rose',
        action: { label: 'talks.go', run: () => show({ kind: 'room', id }) },
        untilIn: id,
      })
      return
    }
    case 'request_declined':
    case 'blocked':
      void refreshTalks()
      toast(text)
      return
    case 'hold_released':
      // In the room it is seen, and only said; elsewhere it is told.
      if (roomOnScreen.value === frame.room) say(text)
      else toast(text)
      return
    case 'room_closed':
      toast(text, { tone: claim ? 'danger' : 'plain', claim })
      // Who closed it need not be shown that it is closed.
      if (frame.room && store.rooms.value.get(frame.room)?.info.value?.you_host) {
        if (roomOnScreen.value === frame.room) show({ kind: 'rooms' })
        store.leave(frame.room)
        clearDraft(frame.room)
      }
      return
    case 'going_away':
      // The connection line says it.
      return
    default:
      toast(text, { tone: claim ? 'danger' : 'plain', claim })
  }
}
