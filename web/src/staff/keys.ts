// What a key press asks the desk to do. Pure: the page says what is open, this says what is meant.
//
// Single letters can be switched off (WCAG 2.1.4): speech input and stray keys trigger them otherwise.
import type { ActKind } from './wire'

export type Command =
  | { readonly do: 'move'; readonly steps: number }
  | { readonly do: 'end'; readonly last: boolean }
  | { readonly do: 'open' | 'back' | 'reveal' | 'help' | 'note' }
  | { readonly do: 'act'; readonly act: ActKind }
  | { readonly do: 'view'; readonly view: 'queue' | 'decisions' | 'rooms' | 'rules' }

/** One letter for an act; the two that let something stand share one, as do the two that stop it. */
export const ACT_KEYS: Readonly<Record<ActKind, string>> = {
  release: 'a',
  dismiss: 'a',
  refuse: 'x',
  remove: 'x',
  lift_pause: 'l',
  confirm_pause: 'c',
  give_back: 'g',
  keep_out: 'e',
  mute: 'm',
  fresh_proof: 'p',
  suspend: 's',
}

export interface Pressed {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly repeat: boolean
}

export interface Situation {
  /** Where the focus is: nowhere in particular, on a row of the queue, where one types, on another control. */
  readonly focus: 'page' | 'row' | 'typing' | 'other'
  /** The letters are switched on. */
  readonly letters: boolean
  readonly view: 'queue' | 'decisions' | 'rooms' | 'rules'
  /** A case is open. */
  readonly open: boolean
  /** What can be done with it. */
  readonly acts: readonly ActKind[]
}

const VIEWS = { '1': 'queue', '2': 'decisions', '3': 'rooms', '4': 'rules' } as const

export function command(pressed: Pressed, now: Situation): Command | null {
  const { key } = pressed
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || now.focus === 'typing') return null
  if (now.view === 'queue') {
    if (key === 'Escape' && now.open) return { do: 'back' }
    // In a case the arrows scroll; on a control they, and Enter, are the control's.
    if (now.focus === 'row' || now.focus === 'page') {
      if (key === 'ArrowDown') return { do: 'move', steps: 1 }
      if (key === 'ArrowUp') return { do: 'move', steps: -1 }
      if (key === 'Home' || key === 'End') return { do: 'end', last: key === 'End' }
    }
    if (key === 'Enter' && now.focus === 'page') return { do: 'open' }
  }
  if (!now.letters) return null
  if (key === '?') return { do: 'help' }
  if (key === '1' || key === '2' || key === '3' || key === '4') return { do: 'view', view: VIEWS[key] }
  if (now.view !== 'queue') return null
  const letter = key.toLowerCase()
  if (letter === 'j') return { do: 'move', steps: 1 }
  if (letter === 'k') return { do: 'move', steps: -1 }
  // A key that is held down moves, and does nothing else.
  if (pressed.repeat) return null
  if (letter === 'o') return { do: 'open' }
  if (letter === 'v') return { do: 'reveal' }
  if (letter === 'n') return { do: 'note' }
  const act = now.acts.find((one) => ACT_KEYS[one] === letter)
  return act ? { do: 'act', act } : null
}
