// What can be on screen, as types: the views, the dialogs over them, and cards.
import type { ChatRequest, Vanished } from '../shared/api'
import type { Person } from '../shared/wire.gen'

export type View =
  | { readonly kind: 'rooms' }
  | { readonly kind: 'room'; readonly id: string }
  | { readonly kind: 'talks' }
  | { readonly kind: 'you' }

export type Dialog =
  | { readonly kind: 'report'; readonly target: ReportTarget }
  | { readonly kind: 'request'; readonly to: Person; readonly room: string }
  | { readonly kind: 'person'; readonly person: Person; readonly room: string }
  | { readonly kind: 'accept'; readonly request: ChatRequest }
  | { readonly kind: 'open' }
  | { readonly kind: 'host'; readonly room: string }
  | { readonly kind: 'leave' }
  | { readonly kind: 'end'; readonly room: string; readonly name: string }
  | { readonly kind: 'photo'; readonly room: string; readonly seq: number }
  | { readonly kind: 'claim'; readonly claim: string; readonly title: string }

export interface ReportTarget {
  readonly kind: 'message' | 'visitor' | 'room' | 'name' | 'request'
  readonly label: string
  readonly room?: string
  readonly seq?: number
  readonly tag?: string
  readonly receipt?: string
  readonly vanished?: Vanished
  /** The reason that suggests itself; it comes first. */
  readonly suggest?: string
}

/** Something in a room to take care of, shown to who is under pressure. */
export interface Card {
  readonly kind: string
  /** How the one who presses is known; empty where nobody is named. */
  readonly tag: string
  /** Seen by this browser itself, in a talk that is not judged on the server. */
  readonly local?: boolean
}
