// What is being written, per room. Drafts live in memory only: a draft in a browser database would
// outlive the messages around it and could be read by the next person at this device. A lost connection,
// a refusal or a change of room never loses one; leaving the page does, and the browser asks first.
import { type Signal, signal } from '@preact/signals'
import type { VerdictFrame } from '../shared/wire.gen'

/** Why the text came back. */
export interface Problem {
  readonly text: string
  readonly verdict: VerdictFrame
}

export interface Draft {
  readonly text: string
  readonly replyTo: number | null
  /** Seq of the own message being edited. */
  readonly editing: number | null
  /** Pseudonyms picked from the list to their tags; used for those still in the text when it is sent. */
  readonly mentions: ReadonlyMap<string, string>
  readonly problem: Problem | null
}

const EMPTY: Draft = { text: '', replyTo: null, editing: null, mentions: new Map(), problem: null }
const drafts = new Map<string, Signal<Draft>>()

export function draftOf(room: string): Signal<Draft> {
  let draft = drafts.get(room)
  if (!draft) {
    draft = signal(EMPTY)
    drafts.set(room, draft)
  }
  return draft
}

export function change(room: string, part: Partial<Draft>): void {
  const draft = draftOf(room)
  draft.value = { ...draft.value, ...part }
}

export const clearDraft = (room: string): void => {
  draftOf(room).value = EMPTY
}

export const anyDraft = (): boolean => [...drafts.values()].some((draft) => draft.value.text.trim() !== '')

export const forgetDrafts = (): void => {
  for (const draft of drafts.values()) draft.value = EMPTY
}
