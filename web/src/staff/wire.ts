// Requests and answers of the staff API. The originals are the structs of src/salon/wire/staff.py;
// tests/wire/test_staff_types.py compares the fields.
import type { RoomInfo, Span } from '../shared/wire.gen'

export type ActKind =
  | 'release'
  | 'refuse'
  | 'remove'
  | 'dismiss'
  | 'lift_pause'
  | 'confirm_pause'
  | 'give_back'
  | 'keep_out'
  | 'mute'
  | 'fresh_proof'
  | 'suspend'
export type CaseKind = 'hold' | 'notice'

export interface StaffMe {
  readonly name: string
  readonly colleagues: number
}

export interface Item {
  readonly id: string
  readonly kind: CaseKind
  readonly reason: string
  readonly where: string
  readonly opened_ms: number
  readonly due_ms: number
  readonly expires_ms: number
  readonly reports: number
  readonly rule: string
  readonly photo: boolean
}

export interface Queue {
  readonly items: readonly Item[]
  readonly alarms: readonly string[]
}

export interface Target {
  readonly kind: 'message' | 'visitor' | 'room' | 'name' | 'request'
  readonly name: string
  readonly tag: string
  readonly room: string
  readonly seq: number
}

export interface Step {
  readonly at_ms: number
  readonly kind: string
  readonly by: string
  readonly code: string
}

export interface Quoted {
  readonly seq: number
  readonly at_ms: number
  readonly name: string
  readonly tag: string
  readonly text: string
  readonly reported: boolean
  readonly photo: boolean
  /** Judged bad, and edited away before the message was taken back. */
  readonly replaced: boolean
}

export interface PhotoMatch {
  readonly bank: string
  readonly role: 'block' | 'hold' | 'csam'
  readonly distance: number
  readonly near: boolean
}

export interface CasePhoto {
  readonly lane: 'held' | 'reported' | 'closed'
  readonly at_ms: number
  readonly examined: boolean
  readonly width: number
  readonly height: number
  readonly band: 'deliver' | 'blur' | 'hold'
  readonly nudity: number
  readonly matches: readonly PhotoMatch[]
  readonly sealed: boolean
  readonly closable: boolean
}

export interface Case {
  readonly id: string
  readonly kind: CaseKind
  readonly reason: string
  readonly where: string
  readonly opened_ms: number
  readonly due_ms: number
  readonly status: string
  readonly target: Target
  readonly events: readonly Step[]
  readonly acts: readonly ActKind[]
  readonly expires_ms: number
  readonly reports: number
  readonly rule: string
  readonly context: readonly Quoted[]
  readonly text: string
  readonly spans: readonly Span[]
  readonly rules: readonly string[]
  readonly note: string
  readonly paused: '' | 'running' | 'confirmed'
  readonly paused_until_ms: number
  readonly returned: boolean
  readonly photo: CasePhoto | null
}

export interface Act {
  readonly act: ActKind
  readonly reason: string
  readonly clause?: string
  readonly note?: string
  readonly minutes?: number
}

export interface Decision {
  readonly id: string
  readonly kind: string
  readonly author: 'staff' | 'host' | 'machine'
  readonly at_ms: number
  readonly reason: string
  readonly clause: string
  readonly by: string
  readonly where: string
  readonly tag: string
  readonly until_ms: number
  readonly case: string
  readonly rule: string
  readonly times: number
  readonly automated: boolean
  readonly undone_ms: number
  readonly can_undo: boolean
}

export interface ProvenStop {
  readonly name: string
  readonly met: number
  readonly until_ms: number
  readonly case: string
}

export interface LiftStop {
  readonly name: string
  readonly reason: string
  readonly clause?: string
}

export interface CloseRoom {
  readonly reason: string
  readonly clause?: string
}

export interface Shielded {
  readonly level: string
  readonly reason: string
  readonly until_ms: number
}

export interface StaffRooms {
  readonly rooms: readonly RoomInfo[]
  readonly shield?: Shielded | null
  readonly risks?: Readonly<Record<string, RoomRiskInfo>>
}

/** What a room comes to (salon.base.values.RoomRiskInfo). */
export interface RoomRiskInfo {
  readonly band: 'none' | 'watch' | 'slow' | 'hold' | 'urgent'
  readonly people?: number
  readonly share_percent?: number
  readonly signals?: readonly string[]
  readonly shut?: '' | 'door' | 'room'
}

export interface RuleFigures {
  readonly hits: number
  readonly flag: number
  readonly hold: number
  readonly block: number
  readonly would: number
}

export interface RuleLine {
  readonly stamp: string
  readonly family: string
  readonly origin: string
  readonly state: string
  readonly share: number
  readonly since_ms: number
  readonly by: string
  readonly reason: string
  readonly steady: boolean
  readonly moves: readonly string[]
  readonly today: RuleFigures
  readonly week: RuleFigures
  readonly right: number
  readonly decided: number
  readonly low: number
  readonly high: number
}

export interface RuleChange {
  readonly stamp: string
  readonly state: string
  readonly share: number
  readonly at_ms: number
  readonly by: string
  readonly reason: string
}

export interface RuleList {
  readonly table: string
  readonly rules: readonly RuleLine[]
  readonly changes: readonly RuleChange[]
}

export interface RuleAct {
  readonly stamp: string
  readonly move: string
  readonly reason: string
  readonly share?: number
}

export type { RoomInfo, Span }

/** How the banks of pictures begin that somebody who is in them has stopped (media/stopped.py). */
export const STOPPED = 'stopped-'

/** Whether a case is about a photo that somebody who is in it has stopped. */
export const stopped = (file: Pick<Case, 'photo'>): boolean =>
  file.photo?.matches.some((one) => one.bank.startsWith(STOPPED)) ?? false
