// Small pure functions on typed text: marked spans, mentions, lengths. Offsets from the server are code
// points; JavaScript strings are UTF-16, so everything goes through arrays of code points.
import type { Person, Span } from './wire.gen'

export interface Piece {
  readonly text: string
  readonly marked: boolean
}

/** Length in code points, as the server counts. */
export const lengthOf = (text: string): number => [...text].length

/** Cut a text at spans. Overlapping and out-of-range spans are tolerated. */
export function pieces(text: string, spans: readonly Span[]): readonly Piece[] {
  const points = [...text]
  const marked = points.map((_, index) => spans.some((span) => index >= span.start && index < span.end))
  const out: { text: string; marked: boolean }[] = []
  points.forEach((point, index) => {
    const last = out.at(-1)
    if (last && last.marked === marked[index]) last.text += point
    else out.push({ text: point, marked: marked[index] ?? false })
  })
  return out
}

/** Where the given pseudonyms are mentioned (`@name`), longest name first so that "Anna Lou" beats "Anna". */
export function mentionSpans(text: string, names: readonly string[]): readonly Span[] {
  const points = [...text]
  const wanted = names.map((name) => [...`@${name}`]).sort((a, b) => b.length - a.length)
  const spans: Span[] = []
  for (let start = 0; start < points.length; start += 1) {
    if (points[start] !== '@') continue
    const hit = wanted.find((name) => name.every((point, index) => points[start + index] === point))
    if (hit) spans.push({ start, end: start + hit.length })
  }
  return spans
}

/** The unfinished `@…` before the caret: what to look for, and where it starts (UTF-16). */
export function mentionAt(text: string, caret: number): { query: string; start: number } | null {
  const match = /(?:^|[\s(])@([^\s@]{0,24})$/u.exec(text.slice(0, caret))
  return match ? { query: match[1] ?? '', start: caret - (match[1] ?? '').length - 1 } : null
}

/** People whose pseudonym begins with the query, or contains it, best first; folded for case and accents. */
export function matching(people: readonly Person[], query: string, most = 6): readonly Person[] {
  const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const wanted = fold(query)
  const rank = (person: Person) => fold(person.name).indexOf(wanted)
  return people
    .filter((person) => rank(person) >= 0)
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
    .slice(0, most)
}

/** One of eight colours of a name, the same for a tag on every screen. */
export function hueOf(tag: string): number {
  let sum = 0
  for (const letter of tag) sum = (sum * 31 + letter.charCodeAt(0)) >>> 0
  return sum % 8
}

/** The letter on an avatar. */
export const initialOf = (name: string): string => ([...name.trim()][0] ?? '?').toLocaleUpperCase()
