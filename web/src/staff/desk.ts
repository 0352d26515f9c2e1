// The desk without its looks: who sits at it, what it is connected to, and what is said when something fails.
// Components read the signals and call the functions. The queue is in waiting.ts, the open case in case.ts, what was
// decided in decisions.ts, rooms in rooms.ts; going in and out in session.ts.
import { signal } from '@preact/signals'
import { ApiError } from '../shared/api'
import { type Key, tCode } from '../shared/i18n'
import { toast, toasts } from '../shared/toasts'
import { StaffApi } from './api'
import type { RoomInfo, StaffMe } from './wire'

export type View = 'queue' | 'decisions' | 'rooms' | 'rules'
export type Dialog =
  | { readonly kind: 'measure'; readonly act: 'mute' | 'suspend' }
  | { readonly kind: 'close'; readonly room: RoomInfo }
  | { readonly kind: 'invite' | 'keys' }

export const api = new StaffApi()
export const stage = signal<'starting' | 'outside' | 'inside'>('starting')
/** Why somebody stands outside, as a text key; empty if there is nothing to say. */
export const ended = signal<Key | ''>('')
export const me = signal<StaffMe | null>(null)
export const view = signal<View>('queue')
export const dialog = signal<Dialog | null>(null)
/** Said to screen readers. */
export const spoken = signal('')

const forgotten: (() => void)[] = []

/** What a part of the desk knows is forgotten by `forget` when somebody goes outside. */
export function onOutside(forget: () => void): void {
  forgotten.push(forget)
}

/** Nothing of a case stays in the page's memory once somebody is outside. */
export function goOutside(why: Key | ''): void {
  stage.value = 'outside'
  ended.value = why
  me.value = dialog.value = null
  toasts.value = []
  spoken.value = ''
  view.value = 'queue'
  for (const forget of forgotten) forget()
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

/** Say a failure in passing. */
export function tell(error: unknown): void {
  const text = faultText(error)
  if (text !== '') toast(text, { tone: 'danger' })
}
