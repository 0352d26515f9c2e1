// The queue as the page keeps it between two answers of the server. Pure.
//
// Rule 1: the cursor is on a case, not on a place: it follows its case when the order changes, and goes to the
// neighbour when the case is gone.
// Rule 2: while somebody points at the list nothing moves under the pointer: new cases wait at the end.
import type { Item } from './wire'

/** The list to show: the server's order, or the old one with what is new at its end while it must `stay`. */
export function arranged(before: readonly Item[], next: readonly Item[], stay: boolean): readonly Item[] {
  if (!stay) return next
  const byId = new Map(next.map((item) => [item.id, item]))
  const kept = before.flatMap((item) => byId.get(item.id) ?? [])
  const old = new Set(before.map((item) => item.id))
  return [...kept, ...next.filter((item) => !old.has(item.id))]
}

/** Where the cursor is after the list changed. Empty only if the list is. */
export function cursorAfter(before: readonly Item[], next: readonly Item[], cursor: string): string {
  if (next.some((item) => item.id === cursor)) return cursor
  const place = Math.max(
    0,
    before.findIndex((item) => item.id === cursor),
  )
  // What came after it, else what came before it, in the old order; else the first.
  const living = new Set(next.map((item) => item.id))
  const neighbour =
    before.slice(place + 1).find((item) => living.has(item.id)) ??
    before
      .slice(0, place)
      .reverse()
      .find((item) => living.has(item.id))
  return (neighbour ?? next[0])?.id ?? ''
}

/** The case `steps` below (or above, if negative) the cursor; the ends hold. */
export function moved(items: readonly Item[], cursor: string, steps: number): string {
  const at = items.findIndex((item) => item.id === cursor)
  const to = at < 0 ? 0 : Math.min(items.length - 1, Math.max(0, at + steps))
  return items[to]?.id ?? ''
}

/** The case to open after `done` was decided: the next one, or the most urgent if it was the last. */
export function following(items: readonly Item[], done: string): string {
  const at = items.findIndex((item) => item.id === done)
  const rest = items.filter((item) => item.id !== done)
  return (rest[Math.max(at, 0)] ?? rest[0])?.id ?? ''
}

/** Cases that were not there before. */
export const arrivedIn = (before: readonly Item[], next: readonly Item[]): readonly Item[] => {
  const known = new Set(before.map((item) => item.id))
  return next.filter((item) => !known.has(item.id))
}
