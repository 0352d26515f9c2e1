// Across a reload of this tab: which rooms one was in and which was on screen. Room identifiers only,
// nothing typed; the browser drops it with the tab, "Leave and erase" at once.
import { effect } from '@preact/signals'
import { show, store, view } from './app'
import type { View } from './kinds'

const KEY = 'salon.rooms'

interface Kept {
  readonly rooms: readonly string[]
  readonly view: View
}

/** Come back to where this tab was, and remember from now on. */
export function resumeTab(): void {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Kept | null
    for (const id of kept?.rooms ?? []) store.join(id)
    if (kept) show(kept.view.kind === 'room' && !store.rooms.value.has(kept.view.id) ? { kind: 'rooms' } : kept.view)
  } catch {
    // Storage refused or damaged: start in the directory.
  }
  history.replaceState(view.value, '')
  effect(() => {
    const kept: Kept = { rooms: [...store.rooms.value.keys()], view: view.value }
    try {
      sessionStorage.setItem(KEY, JSON.stringify(kept))
    } catch {
      // As above.
    }
  })
}

/** The back button walks through views. The address never changes: no room shows up in the browser's history. */
export function followHistory(): void {
  let popping = false
  window.addEventListener('popstate', (event) => {
    const next = event.state as View | null
    if (!next) return
    popping = true
    show(next.kind === 'room' && !store.rooms.value.has(next.id) ? { kind: 'rooms' } : next)
    popping = false
  })
  let first = true
  effect(() => {
    const next = view.value
    if (!first && !popping) history.pushState(next, '')
    first = false
  })
}
