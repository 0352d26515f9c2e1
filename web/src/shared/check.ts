// What the server's rules would find in a text, found here: for one-to-ones that are not judged on the server.
// The pack is made from the same rules (`python -m salon.safety.pack`); tests/safety/test_pack.py lets both
// look at the same texts. No text leaves the page, and nothing is kept.
export interface Pack {
  readonly squares: readonly number[]
  readonly digits: readonly string[]
  readonly look_alikes: Readonly<Record<string, string>>
  readonly case: Readonly<Record<string, string>>
  readonly rules: readonly {
    readonly stamp: string
    readonly family: string
    readonly action: string
    readonly find: readonly string[]
    readonly aim: string
    readonly unless: string
    readonly digits: boolean
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

/** What people see rather than which code points were typed: see `salon.base.text.fold`. */
export function folder(pack: Pack): (typed: string) => string {
  const square = (character: string): string => {
    const code = character.codePointAt(0) ?? 0
    const base = pack.squares.find((start) => start <= code && code < start + 26)
    return base === undefined ? character : String.fromCharCode(97 + code - base)
  }
  const small = (text: string): string => [...text].map((letter) => pack.case[letter] ?? letter.toLowerCase()).join('')
  return (typed) => {
    let out = ''
    for (const character of typed) {
      if (character >= ' ' && character <= '~' && character.length === 1) {
        out += character.toLowerCase()
        continue
      }
      for (const part of small(square(character).normalize('NFKD'))) {
        if (INVISIBLE.test(part) && part !== '\n') continue
        for (const letter of (pack.look_alikes[part] ?? part).normalize('NFKD')) {
          if (!INVISIBLE.test(letter) || letter === '\n') out += SPACE.test(letter) ? ' ' : letter
        }
      }
    }
    return out
  }
}

export function checker(pack: Pack): (typed: string) => readonly Finding[] {
  const fold = folder(pack)
  const rules = pack.rules.map((rule) => ({
    ...rule,
    patterns: rule.find.map((source) => new RegExp(source, 'gu')),
    aimed: rule.aim === '' ? null : new RegExp(rule.aim, 'u'),
    excused: rule.unless === '' ? null : new RegExp(rule.unless, 'uy'),
  }))
  const [from = '', to = ''] = pack.digits
  const read = (text: string): string => [...text].map((letter) => to[from.indexOf(letter)] ?? letter).join('')
  return (typed) => {
    const folded = fold(typed)
    const found = (rule: (typeof rules)[number], text: string): boolean => {
      if (rule.aimed && !rule.aimed.test(text)) return false
      return rule.patterns.some((pattern) =>
        [...text.matchAll(pattern)].some((match) => {
          if (!rule.excused) return true
          rule.excused.lastIndex = match.index + match[0].length
          return !rule.excused.test(text)
        }),
      )
    }
    return rules
      .filter((rule) => found(rule, folded) || (rule.digits && worn(read(folded)).some((text) => found(rule, text))))
      .map(({ stamp, family, action }) => ({ stamp, family, action }))
  }
}

const APART = /(?<![a-z0-9])[a-z0-9]([ .\-_*])[a-z0-9](?:\1[a-z0-9]){2,}(?![a-z0-9])/gu
const RUN = /([a-z])\1{2,}/gu

/** As read, and with letters that stand apart joined and held-down letters let go (`safety.shape.unworn`). */
function worn(text: string): string[] {
  const joined = text.replace(APART, (match) => [...match].filter((_, index) => index % 2 === 0).join(''))
  return [text, joined.replace(RUN, '$1$1'), joined.replace(RUN, '$1')]
}
