// Photos on their way, each under its cid until the server has given its final word. In memory only.
//
//     sending (with progress, may be given up) -> checking -> kept | held | refused
//                                              -> failed: what may go through later, with the same cid
//
// Rule 1: a retry has the same cid and the same bytes: what arrived the first time is not said twice.
// Rule 2: once all bytes have left, there is no way back but to take the message back.
import { signal } from '@preact/signals'
import { siteNow } from '../../shared/time'
import type { VerdictFrame } from '../../shared/wire.gen'

export interface Sending {
  readonly cid: string
  readonly room: string
  readonly replyTo: number
  readonly blob: Blob
  /** What is on it, for who cannot see it; may be empty. */
  readonly words: string
  /** Of the blob, for this page to show. */
  readonly url: string
  readonly state: 'sending' | 'checking' | 'kept' | 'held' | 'refused' | 'expired' | 'failed'
  /** When it was sent, on the site's clock. */
  readonly atMs: number
  /** Share of the bytes that have left, 0 to 1. */
  readonly done: number
  readonly seq: number
  /** What was said of it, or how it failed. */
  readonly verdict: VerdictFrame | null
}

export interface Answer {
  readonly status: number
  readonly body: Partial<VerdictFrame>
}

export interface Transport {
  /** One try; `fresh` with a new ticket. Status 0: nobody answered. `left` is told the share that has left. */
  post(
    path: string,
    one: Pick<Sending, 'blob' | 'words'>,
    fresh: boolean,
    left: (share: number) => void,
    signal: AbortSignal,
  ): Promise<Answer>
  wait(ms: number): Promise<void>
}

const TRIES = 4
const WAIT_MS = 2_000
const WAIT_MAX_MS = 30_000
/** The same photo may go through later: the row says why, and offers to try again. */
const LATER = new Set([
  'too_fast',
  'slow_mode',
  'shielded',
  'on_probation',
  'busy',
  'photos_off',
  'not_joined',
  'storage',
])

export const sending = signal<readonly Sending[]>([])
const running = new Map<string, AbortController>()

const change = (cid: string, part: Partial<Sending>): void => {
  sending.value = sending.value.map((one) => (one.cid === cid ? { ...one, ...part } : one))
}

/** Take it off the screen; on its way it is given up. */
export function drop(cid: string): void {
  running.get(cid)?.abort()
  const gone = sending.value.find((one) => one.cid === cid)
  if (gone) URL.revokeObjectURL(gone.url)
  sending.value = sending.value.filter((one) => one.cid !== cid)
}

/** Send, or try again. */
export async function send(
  one: Pick<Sending, 'cid' | 'room' | 'replyTo' | 'blob' | 'words' | 'url'>,
  by: Transport,
): Promise<void> {
  const fresh: Sending = { ...one, atMs: siteNow(), state: 'sending', done: 0, seq: 0, verdict: null }
  if (sending.value.some((other) => other.cid === one.cid)) change(one.cid, fresh)
  else sending.value = [...sending.value, fresh]
  const giveUp = new AbortController()
  running.set(one.cid, giveUp)
  try {
    await tries(fresh, by, giveUp.signal)
  } finally {
    running.delete(one.cid)
  }
}

async function tries(one: Sending, by: Transport, signal: AbortSignal): Promise<void> {
  const reply = one.replyTo ? `&reply_to=${one.replyTo}` : ''
  const path = `/api/photo?room=${one.room}&cid=${one.cid}${reply}`
  let newTicket = false
  for (let tried = 1; ; tried += 1) {
    const left = (share: number) => change(one.cid, { done: share, state: share < 1 ? 'sending' : 'checking' })
    const { status, body } = await by.post(path, one, newTicket, left, signal)
    if (signal.aborted) return
    if (status === 401 && !newTicket) {
      newTicket = true
      continue
    }
    if (status === 200) return settle(one, body as VerdictFrame)
    const trouble = status === 0 || status >= 500
    const waitMs = (body.retry_after_s ?? 0) * 1000 || WAIT_MS * tried
    if (!trouble || body.code === 'photos_off' || tried >= TRIES || waitMs > WAIT_MAX_MS) {
      const code = body.code ?? (status === 0 ? 'unreachable' : 'internal')
      const later = trouble || LATER.has(code)
      const verdict = {
        ...body,
        type: 'verdict',
        room: one.room,
        cid: one.cid,
        outcome: 'refused',
        code,
      } as VerdictFrame
      change(one.cid, { state: later ? 'failed' : 'refused', verdict })
      return
    }
    change(one.cid, { state: 'sending', done: 0 })
    await by.wait(waitMs)
    if (signal.aborted) return
  }
}

function settle(one: Sending, verdict: VerdictFrame): void {
  const state = verdict.outcome === 'accepted' ? 'kept' : verdict.outcome
  // A retry of something that was decided meanwhile, or a verdict of the socket that came first: the latest word counts.
  change(one.cid, { state, seq: verdict.seq ?? 0, verdict })
}

/** A verdict of the socket: what became of a held one. False if it is not about a photo of this page. */
export function take(verdict: VerdictFrame): boolean {
  const one = sending.value.find((other) => other.cid === verdict.cid)
  if (!one) return false
  settle(one, verdict)
  return true
}

/** Those whose message has come round are no longer on their way. */
export function arrived(room: string, top: number): void {
  for (const one of sending.value) if (one.room === room && one.state === 'kept' && one.seq <= top) drop(one.cid)
}
