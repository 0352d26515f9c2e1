// What the server's rules would find in a text, found here: for one-to-ones that are not judged on the server.
// The pack is made from the same rules (`python -m salon.safety.pack`); tests/safety/test_pack.py lets both
// look at the same texts. No text leaves the page, and nothing is kept.
export interface Pack {
  readonly squares: readonly number[]
  readonly digits: readonly string[]
  /** A number with its unit: digits that are digits. */
  readonly number: string
  /** Signs that letters are set apart by. */
  readonly between: string
  /** Characters, as typed, that letters set apart must make up of what is found in words that run together. */
  readonly spelt_min: number
  readonly look_alikes: Readonly<Record<string, string>>
  readonly case: Readonly<Record<string, string>>
  readonly rules: readonly {
    readonly stamp: string
    readonly family: string
    readonly action: string
    readonly find: readonly string[]
    /** The same for words that run together. */
    readonly spelt: readonly string[]
    readonly aim: string
    readonly unless: string
    readonly digits: boolean
    readonly words: boolean
  }[]
}

export interface Finding {
  readonly stamp: string
  readonly family: string
  /** What the server would do: `flag` is a remark, `hold` covers the text until it is asked for. */
  readonly action: string
}

const INVISIBLE = /^[\p{Cf}\p{Mn}\p{Me}\p{Cc}]$/u
const SPACE = /^\s$/u

/** Folded text; `at[i]` is the typed code point that the i-th unit came from. */
interface View {
  readonly text: string
  readonly at: readonly number[]
}

/** What people see rather than which code points were typed: see `salon.base.text.fold`. */
export function folder(pack: Pack): (typed: string) => View {
  const square = (character: string): string => {
    const code = character.codePointAt(0) ?? 0
    const base = pack.squares.find((start) => start <= code && code < start + 26)
    return base === undefined ? character : String.fromCharCode(97 + code - base)
  }
  const small = (text: string): string => [...text].map((letter) => pack.case[letter] ?? letter.toLowerCase()).join('')
  return (typed) => {
    let out = ''
    let index = -1
    const at: number[] = []
    for (const character of typed) {
      index += 1
      if (character >= ' ' && character <= '~' && character.length === 1) {
        out += character.toLowerCase()
      } else {
        for (const part of small(square(character).normalize('NFKD'))) {
          if (INVISIBLE.test(part) && part !== '\n') continue
          for (const letter of (pack.look_alikes[part] ?? part).normalize('NFKD')) {
            if (!INVISIBLE.test(letter) || letter === '\n') out += SPACE.test(letter) ? ' ' : letter
          }
        }
      }
      while (at.length < out.length) at.push(index)
    }
    return { text: out, at }
  }
}

type Span = readonly [number, number]
const span = (view: View, start: number, end: number): Span => [view.at[start] ?? 0, (view.at[end - 1] ?? 0) + 1]

export function checker(pack: Pack): (typed: string) => readonly Finding[] {
  const fold = folder(pack)
  const rules = pack.rules.map((rule) => ({
    ...rule,
    patterns: rule.find.map((source) => new RegExp(source, 'gu')),
    running: rule.spelt.map((source) => new RegExp(source, 'gu')),
    aimed: rule.aim === '' ? null : new RegExp(rule.aim, 'u'),
    excused: rule.unless === '' ? null : new RegExp(rule.unless, 'uy'),
  }))
  const [from = '', to = ''] = pack.digits
  const number = new RegExp(pack.number, 'u')
  const apart = new RegExp(`(?<![a-z0-9])[a-z0-9]([${pack.between}])[a-z0-9](?:\\1[a-z0-9]){2,}(?![a-z0-9])`, 'g')
  const read = (text: string): string => text.replace(/[0-9]/g, (digit) => to[from.indexOf(digit)] ?? digit)
  const worded = (text: string): string =>
    text.replace(/[a-z0-9]{2,}/g, (word) => (/^(?:[a-z]+|[0-9]+)$/.test(word) || number.test(word) ? word : read(word)))

  /** Without these places. */
  const without = (view: View, drop: ReadonlySet<number>): View => {
    const kept = [...view.at.keys()].filter((index) => !drop.has(index))
    return { text: kept.map((index) => view.text[index]).join(''), at: kept.map((index) => view.at[index] ?? 0) }
  }
  const held = (view: View, kept: number): View => {
    const runs = [...view.text.matchAll(RUN)]
    return without(view, new Set(runs.flatMap((run) => between(run.index + kept, run.index + run[0].length))))
  }
  /** As read, and with letters that stand apart joined and held-down letters let go (`safety.shape`). */
  const beside = (folded: View, letters: string): View[] => {
    const view = { text: letters, at: folded.at }
    const inside = [...letters.matchAll(apart)].flatMap((match) =>
      between(match.index, match.index + match[0].length).filter((index) => (index - match.index) % 2 === 1),
    )
    const joined = without(view, new Set(inside))
    return [...(letters === folded.text ? [] : [view]), held(joined, 2), held(joined, 1)]
  }
  return (typed) => {
    const folded = fold(typed)
    const undone = beside(folded, read(folded.text))
    const unmasked = beside(folded, worded(folded.text))
    const together = [...folded.text.matchAll(apart)]
      .filter((match) => match[1] === ' ')
      .map((match) => span(folded, match.index, match.index + match[0].length))
    const spans = (rule: (typeof rules)[number], patterns: readonly RegExp[], view: View): Span[] => {
      if (rule.aimed && !rule.aimed.test(view.text)) return []
      return patterns
        .flatMap((pattern) => [...view.text.matchAll(pattern)])
        .filter((match) => {
          if (match[0] === '' || !rule.excused) return match[0] !== ''
          rule.excused.lastIndex = match.index + match[0].length
          return !rule.excused.test(view.text)
        })
        .map((match) => span(view, match.index, match.index + match[0].length))
    }
    const spelt = ([start, end]: Span): boolean =>
      together.some(([first, last]) => Math.min(end, last) - Math.max(start, first) >= pack.spelt_min)
    return rules
      .filter((rule) => {
        const views = rule.digits ? undone : rule.words ? unmasked : []
        return (
          [folded, ...views].some((view) => spans(rule, rule.patterns, view).length > 0) ||
          (together.length > 0 && views.some((view) => spans(rule, rule.running, view).some(spelt)))
        )
      })
      .map(({ stamp, family, action }) => ({ stamp, family, action }))
  }
}

const RUN = /([a-z])\1{2,}/g
const between = (start: number, end: number): number[] =>
  Array.from({ length: end - start }, (_, index) => start + index)
