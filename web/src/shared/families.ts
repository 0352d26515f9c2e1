// The commonest signs of pressure in a talk, found here: for one-to-ones that are not judged on the server. The pack is
// made from the families' own phrases (`python -m salon.safety.talk.local`); tests/safety/test_local.py lets the server's
// twin and this read the same talks. No text leaves the page; what is remembered is which topics were asked and refused.
export interface Families {
  readonly elided: readonly string[]
  readonly piece: string
  readonly text_max: number
  readonly expanded: Readonly<Record<string, string>>
  readonly groups: Readonly<Record<string, string>>
  readonly rules: readonly {
    readonly kind: string
    readonly every: readonly (readonly string[])[]
    readonly none: readonly string[]
  }[]
  readonly topics: Readonly<Record<string, readonly string[]>>
  readonly refused: readonly string[]
}

export interface Reader {
  /** The words of a text, one space between two. */
  readonly plain: (typed: string) => string
  /** Begin a talk; the function takes its turns in order and names the card each calls for, '' for none. */
  readonly talk: () => (typed: string, mine: boolean) => string
}

/** Between words: a phrase with an optional word left out still has room for its spaces (`salon.safety.talk.lexicon`). */
const GAP = '   '

export function reader(pack: Families, fold: (typed: string) => string): Reader {
  const elided = new Set(pack.elided)
  const pieces = new RegExp(pack.piece, 'gu')
  const groups = new Map(Object.entries(pack.groups).map(([code, source]) => [code, new RegExp(source, 'u')]))

  const plain = (typed: string): string => {
    const out: string[] = []
    for (const [piece] of fold([...typed].slice(0, pack.text_max).join('')).matchAll(pieces)) {
      const parts = piece.split(/['’]/u)
      while (parts.length > 1 && elided.has(parts[0] ?? '')) out.push(parts.shift() ?? '')
      const word = parts.join('')
      out.push(Object.hasOwn(pack.expanded, word) ? (pack.expanded[word] ?? word) : word)
    }
    return out.join(' ')
  }

  const talk = () => {
    const asked = new Set<string>()
    const refused = new Set<string>()
    return (typed: string, mine: boolean): string => {
      const words = plain(typed).replaceAll(' ', GAP)
      // A group is looked for when a rule comes to it: most turns end at the first, and the long ones are seldom needed.
      const known = new Map<string, boolean>()
      const has = (code: string): boolean => {
        const found = known.get(code) ?? groups.get(code)?.test(words) ?? false
        known.set(code, found)
        return found
      }
      const any = (some: readonly string[]): boolean => some.some(has)
      if (mine) {
        if (any(pack.refused)) for (const topic of asked) refused.add(topic)
        else if (has('accepts')) refused.clear()
        return ''
      }
      const topics = Object.keys(pack.topics).filter((kind) => any(pack.topics[kind] ?? []))
      const again = topics.filter((topic) => refused.has(topic)).sort()
      for (const topic of topics) asked.add(topic)
      const rule = pack.rules.find((one) => one.every.every(any) && !any(one.none))
      if (rule) return rule.kind
      return again[0] !== undefined && !any(['polite', 'accepts']) ? again[0] : ''
    }
  }
  return { plain, talk }
}
