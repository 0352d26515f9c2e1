// What happens at the door: asking a wallet, waiting for one elsewhere, coming back from one, taking a name.
// `states.ts` says which state follows; the page is one view of them.
//
// Rule 1: a key is kept as this browser's only once a pass is bound to it. While an answer comes from outside this page
// the key waits apart, because the wallet or the provider may come back in another tab.
// Rule 2: who finds the outcome taken looks whether another tab of this browser took it, before saying anything.

import type { Lane, LinkRequest, MdocRequest, Opened } from '../shared/age'
import { ApiError } from '../shared/api'
import type { Ticket } from '../shared/pass'
import type { Pending } from './pending'
import { type Elsewhere, type Happening, mayBegin, type State, step } from './states'

/** The wallet the browser itself can ask: it answers, or says nothing (null). */
export interface Wallet {
  readonly available: boolean
  ask(request: MdocRequest, signal: AbortSignal): Promise<string | null>
}

export interface Surroundings {
  readonly wallet: Wallet
  /** The lanes this site has. */
  readonly lanes: ReadonlySet<string>
  /** Whether a wallet is likely to be on this very device. */
  readonly phone: boolean
  /** What a wallet or a provider brought back in the address; read once. */
  returned(): { readonly transaction: string; readonly code: string } | null
  hasKey(): Promise<boolean>
  drawKey(): Promise<{ readonly pair: CryptoKeyPair; readonly jwk: JsonWebKey }>
  keepKey(pair: CryptoKeyPair): Promise<void>
  sign(pair: CryptoKeyPair, text: string): Promise<string>
  readPending(): Promise<Pending | null>
  keepPending(pending: Pending): Promise<void>
  erasePending(transaction: string): Promise<void>
  begin(jwk: JsonWebKey, lane: Lane): Promise<Opened>
  finish(transaction: string, response: string): Promise<unknown>
  /** Whether the pass came; false while there is no answer. */
  collect(transaction: string, signature: string, code: string, signal: AbortSignal): Promise<boolean>
  rotate(): Promise<Ticket>
  name(ticket: string, typed: string): Promise<unknown>
  /** To the chat, or where one came from. */
  go(): void
  /** To a provider. */
  leave(url: string): void
  pause(ms: number): Promise<void>
  now(): number
}

/** How long the browser's own call may take before a QR code is offered instead. */
export const PATIENCE_MS = 60_000
/** The longest an attempt is open; also when the clocks of browser and server disagree. */
const LIFE_MS = 300_000
/** A refusal this close to the end is the end. */
const CLOSE_MS = 5_000
const PAUSE_MS = 3_000
/** What "a moment" is. */
const MOMENT_S = 20
const OTHER_TAB_MS = 1_000
/** Codes after which the same question is worth repeating. */
const PASSING = new Set(['unreachable', 'busy', 'too_fast'])

const codeOf = (error: unknown): string => (error instanceof ApiError ? error.code : 'internal')

export class Door {
  state: State = { at: 'checking' }
  private ticket = ''
  private asking = new AbortController()

  constructor(
    private readonly around: Surroundings,
    private readonly show: (state: State) => void,
  ) {}

  private happens(happening: Happening): void {
    this.state = step(this.state, happening)
    this.show(this.state)
  }

  private failed(error: unknown): void {
    const code = codeOf(error)
    const waitS = error instanceof ApiError ? error.retryAfterS : 0
    // Above the budget of a network the wait grows to minutes: an honest newcomer is told how long it is.
    if (code === 'too_fast' && waitS > MOMENT_S) {
      this.happens({ is: 'failed', code: 'slowly', minutes: Math.ceil(waitS / 60) })
    } else this.happens({ is: 'failed', code })
  }

  /** Did somebody come back? Was this browser here before? Does a question still wait? */
  async check(): Promise<void> {
    const back = this.around.returned()
    // What ran out while no page was open goes now, whatever follows.
    if (back === null) await this.stillOpen()
    try {
      if (back !== null) return await this.comeBack(back.transaction, back.code)
      // Without a key there is nothing to wait for: the page already shows what comes next.
      if (!(await this.around.hasKey())) throw new ApiError('no_key')
      this.show(this.state)
      this.holds(await this.around.rotate(), true)
    } catch (error) {
      const pending = back === null && codeOf(error) !== 'unreachable' ? await this.stillOpen() : null
      if (pending && pending.lane !== 'provider') await this.follow(pending)
      else this.failed(error)
    }
  }

  private async stillOpen(): Promise<Pending | null> {
    const pending = await this.around.readPending().catch(() => null)
    if (pending && pending.until <= this.around.now()) {
      await this.around.erasePending(pending.transaction)
      return null
    }
    return pending
  }

  /** From a wallet on this device or from a provider, perhaps in a new tab. */
  private async comeBack(transaction: string, code: string): Promise<void> {
    this.happens({ is: 'returned' })
    const pending = await this.stillOpen()
    if (pending?.transaction === transaction) return this.collectUntil(pending, code, this.renewed())
    // Not begun here, too late, or taken by another tab.
    const ticket = await this.passOfAnotherTab()
    if (ticket) this.holds(ticket, false)
    else throw new ApiError('not_begun_here')
  }

  /** Show the age in the way that suits this browser. */
  prove(): Promise<void> {
    const { wallet, lanes, phone } = this.around
    if (wallet.available) return this.ask()
    if (phone && lanes.has('link')) return this.elsewhere('link')
    if (lanes.has('qr')) return this.elsewhere('qr')
    this.happens({ is: 'no_api' })
    return Promise.resolve()
  }

  /** Ask the browser's own wallet, and show its answer. */
  async ask(): Promise<void> {
    if (!mayBegin(this.state)) return
    const asking = this.renewed()
    this.happens({ is: 'ask' })
    try {
      const { pair, jwk } = await this.around.drawKey()
      const opened = await this.around.begin(jwk, 'dcapi')
      const tooLong = this.around.pause(PATIENCE_MS).then(() => undefined)
      const response = await Promise.race([
        this.around.wallet.ask(opened.request as MdocRequest, asking.signal),
        tooLong,
      ])
      if (asking.signal.aborted) return
      // Some browsers never settle the call; it is put an end to whether or not they listen.
      if (response === undefined) asking.abort()
      if (typeof response !== 'string') return this.happens({ is: response === null ? 'declined' : 'slow' })
      this.happens({ is: 'answered' })
      await this.around.finish(opened.transaction, response)
      await this.around.keepKey(pair)
      this.holds(await this.around.rotate(), false)
    } catch (error) {
      if (!asking.signal.aborted) this.failed(error)
    }
  }

  /** Ask a wallet outside this page, or a provider. */
  async elsewhere(lane: Elsewhere | 'provider'): Promise<void> {
    if (!mayBegin(this.state) || !this.around.lanes.has(lane)) return
    const asking = this.renewed()
    this.happens({ is: 'open' })
    try {
      const { pair, jwk } = await this.around.drawKey()
      const { transaction, request, expires_ms } = await this.around.begin(jwk, lane)
      const { url, qr = '' } = request as LinkRequest
      const now = this.around.now()
      const left = expires_ms - now
      const until = now + (left > 0 && left <= LIFE_MS ? left : LIFE_MS)
      const pending: Pending = { transaction, lane, pair, url, qr, until }
      if (asking.signal.aborted) return
      await this.around.keepPending(pending)
      if (lane !== 'provider') return await this.follow(pending)
      this.happens({ is: 'leave' })
      this.around.leave(url)
    } catch (error) {
      if (asking.signal.aborted) return
      // Of a provider `busy` means that it does not answer: the other ways stay open.
      const away = lane === 'provider' && codeOf(error) === 'busy'
      this.failed(away ? new ApiError('provider_away') : error)
    }
  }

  /** Show the question and wait for its outcome. */
  private async follow(pending: Pending): Promise<void> {
    const asking = this.renewed()
    const { url, qr, until } = pending
    this.happens({ is: 'asked', lane: pending.lane as Elsewhere, url, qr, until })
    try {
      await this.collectUntil(pending, '', asking)
    } catch (error) {
      if (!asking.signal.aborted) this.failed(error)
    }
  }

  private async collectUntil(pending: Pending, code: string, asking: AbortController): Promise<void> {
    const { transaction, pair, until } = pending
    const signature = await this.around.sign(pair, `salon-age:${transaction}`)
    while (!asking.signal.aborted) {
      try {
        if (!(await this.around.collect(transaction, signature, code, asking.signal))) continue
        await this.around.keepKey(pair)
        await this.around.erasePending(transaction)
        if (!asking.signal.aborted) this.holds(await this.around.rotate(), false)
        return
      } catch (error) {
        if (asking.signal.aborted) return
        if (PASSING.has(codeOf(error)) && this.around.now() < until) {
          await this.around.pause((error as ApiError).retryAfterS * 1000 || PAUSE_MS)
          continue
        }
        if (codeOf(error) === 'age_not_shown') return await this.lost(pending, asking)
        throw error
      }
    }
  }

  /** No outcome, or not a good one. */
  private async lost(pending: Pending, asking: AbortController): Promise<void> {
    const ticket = await this.passOfAnotherTab()
    await this.around.erasePending(pending.transaction)
    if (asking.signal.aborted) return
    if (ticket) return this.holds(ticket, false)
    if (this.state.at === 'waiting' && this.around.now() >= pending.until - CLOSE_MS) return this.expire()
    throw new ApiError('age_not_shown')
  }

  private async passOfAnotherTab(): Promise<Ticket | null> {
    for (const wait of [0, OTHER_TAB_MS]) {
      if (wait > 0) await this.around.pause(wait)
      const ticket = (await this.around.hasKey()) ? await this.around.rotate().catch(() => null) : null
      if (ticket) return ticket
    }
    return null
  }

  /** The question shown has run out. */
  expire(): void {
    if (this.state.at !== 'waiting') return
    this.asking.abort()
    this.happens({ is: 'expired', lane: this.state.lane })
    void this.forgetPending()
  }

  /** Take the question back. */
  stop(): void {
    this.asking.abort()
    this.happens({ is: 'declined' })
    void this.forgetPending()
  }

  again(): void {
    this.happens({ is: 'again' })
    if (this.state.at === 'checking') void this.check()
  }

  /** Back from a provider by the Back button, without an answer. */
  stayed(): void {
    if (this.state.at === 'leaving') this.again()
  }

  private async forgetPending(): Promise<void> {
    const pending = await this.around.readPending().catch(() => null)
    if (pending) await this.around.erasePending(pending.transaction)
  }

  /** An end to what was asked before, and the means to end what is asked now. */
  private renewed(): AbortController {
    this.asking.abort()
    this.asking = new AbortController()
    return this.asking
  }

  /** Take a pseudonym and go in. */
  async submit(typed: string): Promise<void> {
    if (this.state.at !== 'naming' || this.state.busy) return
    this.happens({ is: 'submit' })
    try {
      await this.named(typed)
      this.happens({ is: 'named' })
    } catch (error) {
      this.failed(error)
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
