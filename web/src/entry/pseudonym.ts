// What the page can say about a pseudonym while it is typed; the server has the last word (chat/names.py).
const LONGEST = 24
const SHORTEST = 2

/** As the server will keep it. */
export const tidy = (typed: string): string => typed.normalize('NFC').trim().replace(/\s+/g, ' ')

/** A problem code, or ''. `done`: the visitor has finished typing, so too short is a problem as well. */
export function problemOf(typed: string, done: boolean): string {
  const name = tidy(typed)
  const length = [...name.replace(/\p{M}/gu, '')].length
  if (length > LONGEST || (done && length < SHORTEST)) return 'name_length'
  if (name !== '' && !/^[\p{L}\p{N}\p{Mn} _.'’-]+$/u.test(name)) return 'name_script'
  if (done && !/\p{L}/u.test(name)) return 'name_script'
  return ''
}

/** Two words drawn from two lists; `draw` gives a number from 0 up to, not including, its argument. */
export function suggestion(first: string, second: string, draw: (below: number) => number): string {
  const [before, after] = [first.split(' '), second.split(' ')]
  return `${before[draw(before.length)] ?? ''} ${after[draw(after.length)] ?? ''}`.trim()
}

/** Where to go after the door: a path of our own, never the door again; else the chat. */
export function nextOf(search: string, origin: string): string {
  const asked = new URLSearchParams(search).get('next') ?? ''
  if (!/^\/(?![/\\])/.test(asked)) return '/chat'
  const address = new URL(asked, origin)
  // `/.//elsewhere` is a path of ours whose short form leads to another site.
  const own = address.origin === origin && !address.pathname.startsWith('//') && !address.pathname.startsWith('/enter')
  return own ? address.pathname + address.search + address.hash : '/chat'
}
