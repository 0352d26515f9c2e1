// The way through the door, as a state machine: `step` says which state follows, `Door` does the work between.
//
//   checking ──no pass──▶ explain ──show──▶ asking ──answered──▶ verifying ──shown──▶ naming ──named──▶ in
//      │                    ▲  │              │ declined            │ refused          ▲
//      └──pass──────────────┼──┼──────────────▼─────────────────────▼──────────────────┘
//                           └──┴─again── declined, refused, trouble
//
// Rule 1: whatever the cause of a refusal, the visitor reads the same sentence.
// Rule 2: every failure has a way on; a happening that does not fit the state changes nothing.

import type { Opened } from '../shared/age'
import { ApiError } from '../shared/api'
import type { Ticket } from '../shared/pass'
import type { MdocRequest } from '../wallet/mdoc'

export type State =
  | { readonly at: 'checking' | 'asking' | 'verifying' | 'refused' | 'declined' | 'no_api' | 'in' }
  | { readonly at: 'explain'; readonly why: string }
  | { readonly at: 'trouble'; readonly code: string; readonly back: 'checking' | 'explain' }
  | {
      readonly at: 'naming'
      readonly name: string
      /** Whether this browser was here before. */
      readonly back: boolean
      readonly problem: string
      readonly busy: boolean
    }

export type Happening =
  | { readonly is: 'show' | 'answered' | 'declined' | 'no_api' | 'named' | 'again' | 'submit' }
  | { readonly is: 'pass'; readonly name: string; readonly back: boolean }
  | { readonly is: 'failed'; readonly code: string }

/** Codes that mean: this browser has no pass, show the age. */
const NO_PASS = new Set(['no_pass', 'no_key', 'bad_answer', 'no_ticket', 'revoked'])
/** Codes about the pseudonym: the form stays, with the problem beside it. */
const ABOUT_NAMES = new Set(['name_taken', 'name_reserved', 'name_length', 'name_script', 'judged'])

const explain = (code: string): State => ({ at: 'explain', why: code === 'revoked' ? code : '' })

export function step(state: State, happening: Happening): State {
  switch (state.at) {
    case 'checking':
      if (happening.is === 'pass') return naming(happening.name, happening.back)
      if (happening.is !== 'failed') return state
      return NO_PASS.has(happening.code) ? explain(happening.code) : trouble(happening.code, 'checking')
    case 'explain':
      if (happening.is === 'show') return { at: 'asking' }
      return happening.is === 'no_api' ? { at: 'no_api' } : state
    case 'asking':
      if (happening.is === 'answered') return { at: 'verifying' }
      if (happening.is === 'declined') return { at: 'declined' }
      return happening.is === 'failed' ? trouble(happening.code, 'explain') : state
    case 'verifying':
      if (happening.is === 'pass') return naming(happening.name, happening.back)
      if (happening.is !== 'failed') return state
      return happening.code === 'age_not_shown' ? { at: 'refused' } : trouble(happening.code, 'explain')
    case 'refused':
    case 'declined':
      return happening.is === 'again' ? { at: 'explain', why: '' } : state
    case 'trouble':
      if (happening.is !== 'again') return state
      return state.back === 'checking' ? { at: 'checking' } : { at: 'explain', why: '' }
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

const naming = (name: string, back: boolean): State => ({ at: 'naming', name, back, problem: '', busy: false })
const trouble = (code: string, back: 'checking' | 'explain'): State => ({ at: 'trouble', code, back })

/** A wallet: asked, it answers, or says nothing (null). */
export interface Wallet {
  readonly available: boolean
  ask(request: MdocRequest, signal: AbortSignal): Promise<string | null>
}

export interface Surroundings {
  readonly wallet: Wallet
  hasKey(): Promise<boolean>
  drawKey(): Promise<{ readonly jwk: JsonWebKey; readonly keep: () => Promise<void> }>
  begin(jwk: JsonWebKey): Promise<Opened>
  finish(transaction: string, response: string): Promise<unknown>
  rotate(): Promise<Ticket>
  name(ticket: string, typed: string): Promise<unknown>
  /** To the chat, or where one came from. */
  go(): void
}

const codeOf = (error: unknown): string => (error instanceof ApiError ? error.code : 'internal')

export class Door {
  state: State = { at: 'checking' }
  private ticket = ''
  private asking: AbortController | null = null

  constructor(
    private readonly around: Surroundings,
    private readonly show: (state: State) => void,
  ) {}

  private happens(happening: Happening): void {
    this.state = step(this.state, happening)
    this.show(this.state)
  }

  /** Was this browser here before? */
  async check(): Promise<void> {
    try {
      // Without a key there is nothing to wait for: the page already shows what comes next.
      if (!(await this.around.hasKey())) throw new ApiError('no_key')
      this.show(this.state)
      this.holds(await this.around.rotate(), true)
    } catch (error) {
      this.happens({ is: 'failed', code: codeOf(error) })
    }
  }

  /** Ask the wallet, show its answer, and keep the key the pass is bound to. */
  async prove(): Promise<void> {
    if (this.state.at !== 'explain') return
    if (!this.around.wallet.available) return this.happens({ is: 'no_api' })
    const asking = new AbortController()
    this.asking = asking
    this.happens({ is: 'show' })
    try {
      const { jwk, keep } = await this.around.drawKey()
      const opened = await this.around.begin(jwk)
      const response = await this.around.wallet.ask(opened.request, asking.signal)
      if (asking.signal.aborted) return
      if (response === null) return this.happens({ is: 'declined' })
      this.happens({ is: 'answered' })
      await this.around.finish(opened.transaction, response)
      await keep()
      this.holds(await this.around.rotate(), false)
    } catch (error) {
      if (!asking.signal.aborted) this.happens({ is: 'failed', code: codeOf(error) })
    }
  }

  /** Take the question back. */
  stop(): void {
    this.asking?.abort()
    this.happens({ is: 'declined' })
  }

  again(): void {
    this.happens({ is: 'again' })
    if (this.state.at === 'checking') void this.check()
  }

  /** Take a pseudonym and go in. */
  async submit(typed: string): Promise<void> {
    if (this.state.at !== 'naming' || this.state.busy) return
    this.happens({ is: 'submit' })
    try {
      await this.named(typed)
      this.happens({ is: 'named' })
    } catch (error) {
      this.happens({ is: 'failed', code: codeOf(error) })
    }
    if ((this.state as State).at === 'in') this.around.go()
  }

  private async named(typed: string): Promise<void> {
    try {
      await this.around.name(this.ticket, typed)
    } catch (error) {
      if (codeOf(error) !== 'no_ticket') throw error
      // Tickets live 15 minutes; choosing a name may take longer.
      this.ticket = (await this.around.rotate()).ticket
      await this.around.name(this.ticket, typed)
    }
  }

  private holds(ticket: Ticket, back: boolean): void {
    this.ticket = ticket.ticket
    this.happens({ is: 'pass', name: ticket.name ?? '', back })
  }
}
