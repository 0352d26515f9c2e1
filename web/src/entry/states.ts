// The way through the door, as a table: `step` says which state follows a happening. `door.ts` does the work between.
//
//   checking ──no pass──▶ explain ──ask──▶ asking ──answered──▶ verifying ──pass──▶ naming ──named──▶ in
//      │ │                  │                │ declined, slow      │ refused          ▲
//      │ └─back─▶ verifying │                ▼                     ▼                  │
//      │                    └─open─▶ opening ──▶ waiting (link, QR) ──pass────────────┤
//      │                                 │          │ expired, declined, refused      │
//      └──pass───────────────────────────┼──────────┴─────────────────────────────────┘
//                                        └──▶ leaving (to a provider)
//
// Rule 1: whatever the cause of a refusal, the visitor reads the same sentence.
// Rule 2: every failure has a way on; a happening that does not fit the state changes nothing.

/** Lanes whose answer comes from a wallet outside this page: on this device, or on a phone that scans. */
export type Elsewhere = 'link' | 'qr'

/** A question that waits for a wallet outside this page. */
export interface Asked {
  readonly lane: Elsewhere
  /** `av://…` */
  readonly url: string
  /** The same as a QR code, SVG; empty on lane `link`. */
  readonly qr: string
  /** When it runs out: this browser's clock, milliseconds. */
  readonly until: number
}

export type State =
  | { readonly at: 'checking' | 'opening' | 'asking' | 'verifying' | 'leaving' | 'in' }
  | { readonly at: 'refused' | 'declined' | 'slow' | 'no_api' }
  | { readonly at: 'explain'; readonly why: string }
  | ({ readonly at: 'waiting' } & Asked)
  | { readonly at: 'expired'; readonly lane: Elsewhere }
  | {
      readonly at: 'trouble'
      readonly code: string
      readonly back: 'checking' | 'explain'
      /** How long to wait, where that is more than a moment. */
      readonly minutes?: number
    }
  | {
      readonly at: 'naming'
      readonly name: string
      /** Whether this browser was here before. */
      readonly back: boolean
      readonly problem: string
      readonly busy: boolean
    }

export type Happening =
  | { readonly is: 'ask' | 'open' | 'answered' | 'declined' | 'slow' | 'no_api' | 'leave' | 'returned' }
  | { readonly is: 'named' | 'again' | 'submit' }
  | ({ readonly is: 'asked' } & Asked)
  | { readonly is: 'expired'; readonly lane: Elsewhere }
  | { readonly is: 'pass'; readonly name: string; readonly back: boolean }
  | { readonly is: 'failed'; readonly code: string; readonly minutes?: number }

type Failed = Extract<Happening, { is: 'failed' }>

/** Codes that mean: this browser has no pass, show the age. */
const NO_PASS = new Set(['no_pass', 'no_key', 'bad_answer', 'no_ticket', 'revoked', 'not_begun_here'])
/** Codes about the pseudonym: the form stays, with the problem beside it. */
const ABOUT_NAMES = new Set(['name_taken', 'name_reserved', 'name_length', 'name_script', 'judged'])
/** Codes that are said before the age is asked for again. */
const SAID = new Set(['revoked', 'not_begun_here'])
/** Where a visitor chooses how to show the age. */
const OPEN = new Set<State['at']>(['explain', 'refused', 'declined', 'slow', 'no_api', 'waiting', 'expired', 'trouble'])

export const mayBegin = (state: State): boolean => OPEN.has(state.at)

const explain = (code: string): State => ({ at: 'explain', why: SAID.has(code) ? code : '' })
const naming = (name: string, back: boolean): State => ({ at: 'naming', name, back, problem: '', busy: false })
const trouble = ({ code, minutes }: Failed, back: 'checking' | 'explain'): State => ({
  at: 'trouble',
  code,
  back,
  ...(minutes !== undefined && { minutes }),
})

export function step(state: State, happening: Happening): State {
  if (mayBegin(state)) {
    if (happening.is === 'ask') return { at: 'asking' }
    if (happening.is === 'open') return { at: 'opening' }
    if (happening.is === 'no_api') return { at: 'no_api' }
  }
  switch (state.at) {
    case 'checking':
      if (happening.is === 'pass') return naming(happening.name, happening.back)
      if (happening.is === 'returned') return { at: 'verifying' }
      if (happening.is === 'asked') return waiting(happening)
      if (happening.is !== 'failed') return state
      return NO_PASS.has(happening.code) ? explain(happening.code) : trouble(happening, 'checking')
    case 'asking':
      if (happening.is === 'answered') return { at: 'verifying' }
      if (happening.is === 'declined' || happening.is === 'slow') return { at: happening.is }
      return happening.is === 'failed' ? trouble(happening, 'explain') : state
    case 'opening':
      if (happening.is === 'asked') return waiting(happening)
      if (happening.is === 'leave') return { at: 'leaving' }
      if (happening.is === 'declined') return { at: 'declined' }
      return happening.is === 'failed' ? trouble(happening, 'explain') : state
    case 'waiting':
      if (happening.is === 'declined') return { at: 'declined' }
      if (happening.is === 'expired') return { at: 'expired', lane: happening.lane }
      return outcome(state, happening)
    case 'verifying':
      return outcome(state, happening)
    case 'leaving':
    case 'refused':
    case 'declined':
    case 'slow':
    case 'no_api':
    case 'expired':
      return happening.is === 'again' ? explain('') : state
    case 'trouble':
      if (happening.is !== 'again') return state
      return state.back === 'checking' ? { at: 'checking' } : explain('')
    case 'naming':
      if (happening.is === 'submit') return { ...state, busy: true, problem: '' }
      if (happening.is === 'named') return { at: 'in' }
      if (happening.is !== 'failed') return state
      return NO_PASS.has(happening.code) && !ABOUT_NAMES.has(happening.code)
        ? explain(happening.code)
        : { ...state, busy: false, problem: happening.code }
    default:
      return state
  }
}

/** What an answer came to. */
function outcome(state: State, happening: Happening): State {
  if (happening.is === 'pass') return naming(happening.name, happening.back)
  if (happening.is !== 'failed') return state
  if (happening.code === 'age_not_shown') return { at: 'refused' }
  return NO_PASS.has(happening.code) ? explain(happening.code) : trouble(happening, 'explain')
}

const waiting = ({ lane, url, qr, until }: Asked): State => ({ at: 'waiting', lane, url, qr, until })
