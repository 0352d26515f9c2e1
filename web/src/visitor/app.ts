// The visitor's chat, without its looks: the connection, the store, the calls, and what is on screen.
// Components read the signals and call the functions; nothing here touches the page. Rooms are in rooms.ts, other people
// in people.ts, the visitor's own settings and limits in me.ts, what the server says unasked in notices.ts.
import { computed, signal } from '@preact/signals'
import { Api, ApiError, type Site } from '../shared/api'
import { tCode } from '../shared/i18n'
import { Socket } from '../shared/socket'
import { Store } from '../shared/store'
import { toast, toasts } from '../shared/toasts'
import type { Dialog, View } from './kinds'
import { type Door, environment } from './surroundings'

export const view = signal<View>({ kind: 'rooms' })
export const dialog = signal<Dialog | null>(null)
export const site = signal<Site | null>(null)

let door: Door
export let api: Api
export let store: Store
export let socket: Socket

export const roomOnScreen = computed(() => (view.value.kind === 'room' ? view.value.id : ''))

/** Text of a failure, whatever it was; with what to change, if the server said it. */
export const faultText = (error: unknown, withHint = false): string => {
  if (!(error instanceof ApiError)) return tCode('error', 'internal', { s: 0 })
  const text = tCode('error', error.code, { s: Math.ceil(error.retryAfterS) })
  return withHint && error.detail.hint ? `${text} ${tCode('hint', error.detail.hint)}` : text
}

/** Say a failure in passing. */
export const tell = (error: unknown): void => toast(faultText(error), { tone: 'danger' })

/** What the store tells of, and who is told. */
export type Ears = ConstructorParameters<typeof Store>[1]

/** Build everything and go live. `way` is how this browser proves its pass; `ears` hear what comes back. */
export function begin(way: Door, ears: Ears): void {
  door = way
  api = new Api((fresh) => door.ticket(fresh))
  const env = environment(door)
  store = new Store({ send: (frame) => socket.send(frame), cid: () => crypto.randomUUID(), after: env.after }, ears)
  socket = new Socket(env, {
    positions: () => store.positions(),
    frame: (frame) => store.take(frame),
    lost: () => store.lost(),
  })
  socket.start()
}

/** A session ticket, for what is not JSON. */
export const ticket = (fresh: boolean): Promise<string> => door.ticket(fresh)

export async function refreshSite(): Promise<void> {
  site.value = await api.site().catch(() => site.value)
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

/** End the pass, then wipe this browser. Wipes even when the server cannot be reached. */
export async function leaveAndErase(): Promise<void> {
  await api.leave().catch(() => undefined)
  socket.stop()
  store.clear()
  await door.forget()
}
