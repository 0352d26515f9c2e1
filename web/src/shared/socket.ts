// The live connection as a state machine. Everything it needs from outside comes in as an `Environment`.
//
//   idle ──start──> connecting ──open──> greeting ──welcome──> live
//                       ^                    │                  │
//                       └──── waiting <──────┴── closed, lost ──┘        back-off 1-2-4-8-16 s + jitter
//   any ──network gone──> offline ──network back──> connecting
//   any ──door shut (no pass, revoked)──> shut                           only a new entry helps
//
// Rule 1: an open socket is believed only while frames come: after 30 s asleep, or when nothing came for
// two and a half heartbeats, it is given up, whatever its `readyState` says.
// Rule 2: frames are counted. A heartbeat that counts more than arrived means a silent loss: the store is
// told and resumes each room in place.
import { type Signal, signal } from '@preact/signals'
import { learnSiteTime } from './time'
import type { ClientFrame, ServerFrame } from './wire.gen'

export type Phase = 'idle' | 'connecting' | 'greeting' | 'live' | 'waiting' | 'offline' | 'shut'

export const CLOSE_RESUME = 1013
export const CLOSE_POLICY = 4003
const BACK_OFF_S = [1, 2, 4, 8, 16]
const ASLEEP_MS = 30_000
const WATCH_MS = 5_000
const GREETING_MS = 15_000

/** A WebSocket, or what stands for one in a test. */
export interface Wire {
  send(text: string): void
  close(code?: number): void
  onopen: (() => void) | null
  onmessage: ((event: { data: unknown }) => void) | null
  onclose: ((event: { code: number }) => void) | null
}

export interface Environment {
  open(): Wire
  /** A session ticket; `fresh` when the one before was refused. Throws `DoorShut` when there is no way in. */
  ticket(fresh: boolean): Promise<string>
  /** The browser key's signature over `salon-socket:` + nonce, base64url. */
  answer(nonce: string): Promise<string>
  now(): number
  after(ms: number, run: () => void): () => void
  random(): number
  online(): boolean
  lang(): 'fr' | 'en'
}

export interface Listener {
  positions(): Record<string, [number, number]>
  frame(frame: ServerFrame): void
  /** Frames were lost without the connection breaking. */
  lost(): void
}

/** The pass is missing or was ended: coming back through the door is the only way. */
export class DoorShut extends Error {
  constructor(readonly code: string) {
    super(code)
  }
}

export class Socket {
  readonly phase: Signal<Phase> = signal('idle')
  /** When `waiting`: the wall-clock ms of the next try. */
  readonly retryAt: Signal<number> = signal(0)
  /** When `shut`: the code. */
  readonly shutCode: Signal<string> = signal('')
  private wire: Wire | null = null
  private tries = 0
  private received = 0
  private lastFrameAt = 0
  private lastLookAt = 0
  private heartbeatMs = 25_000
  private freshTicket = false
  private holdOffS = 0
  private cancelRetry: () => void = () => {}
  private cancelWatch: () => void = () => {}

  constructor(
    private readonly env: Environment,
    private readonly listener: Listener,
  ) {}

  start(): void {
    if (this.phase.value !== 'idle') return
    this.lastLookAt = this.env.now()
    this.watch()
    this.connect()
  }

  /** For good: leaving. */
  stop(): void {
    this.cancelRetry()
    this.cancelWatch()
    this.drop(1000)
    this.phase.value = 'idle'
  }

  /** Try at once: the person asked, the page came back to the front, or the network did. */
  nudge(): void {
    if (this.phase.value === 'waiting' || this.phase.value === 'offline') {
      this.tries = 0
      this.connect()
    } else {
      this.look()
    }
  }

  networkGone(): void {
    if (this.phase.value === 'idle' || this.phase.value === 'shut') return
    this.cancelRetry()
    this.drop(1000)
    this.phase.value = 'offline'
  }

  /** Whether the frame left. Only a live connection takes frames; the store keeps the rest. */
  send(frame: ClientFrame): boolean {
    if (this.phase.value !== 'live' || !this.wire) return false
    this.wire.send(JSON.stringify(frame))
    return true
  }

  private connect(): void {
    this.cancelRetry()
    if (!this.env.online()) {
      this.phase.value = 'offline'
      return
    }
    this.phase.value = 'connecting'
    this.received = 0
    this.lastFrameAt = this.env.now()
    const wire = this.env.open()
    this.wire = wire
    wire.onopen = () => {
      if (this.wire === wire) this.phase.value = 'greeting'
    }
    wire.onmessage = (event) => {
      if (this.wire === wire) this.take(wire, JSON.parse(String(event.data)) as ServerFrame)
    }
    wire.onclose = (event) => {
      if (this.wire === wire) this.closed(event.code)
    }
  }

  private take(wire: Wire, frame: ServerFrame): void {
    this.lastFrameAt = this.env.now()
    switch (frame.type) {
      case 'challenge':
        learnSiteTime(frame.at_ms)
        void this.greet(wire, frame.nonce)
        return
      case 'heartbeat':
        learnSiteTime(frame.at_ms)
        this.listener.frame(frame)
        if (frame.sent > this.received) {
          this.received = frame.sent
          this.listener.lost()
        }
        return
      case 'welcome':
        learnSiteTime(frame.at_ms)
        this.heartbeatMs = frame.heartbeat_s * 1000
        this.tries = 0
        this.freshTicket = false
        this.phase.value = 'live'
        break
      case 'notice':
        if (frame.code === 'going_away') this.holdOffS = Number(frame.params?.retry_after_s ?? 0)
        break
      case 'error':
        if (frame.re === 'hello') this.holdOffS = frame.retry_after_s ?? 0
        break
      default:
        break
    }
    this.received += 1
    this.listener.frame(frame)
  }

  private async greet(wire: Wire, nonce: string): Promise<void> {
    try {
      const ticket = await this.env.ticket(this.freshTicket)
      const answer = await this.env.answer(nonce)
      if (this.wire !== wire) return
      const hello: ClientFrame = {
        type: 'hello',
        ticket,
        answer,
        positions: this.listener.positions(),
        lang: this.env.lang(),
      }
      wire.send(JSON.stringify(hello))
    } catch (error) {
      if (this.wire !== wire) return
      if (error instanceof DoorShut) this.shut(error.code)
      else this.wait()
    }
  }

  private closed(code: number): void {
    this.wire = null
    if (code === CLOSE_POLICY) {
      // Once with a new ticket (ours may have run out); a second refusal in a row is final.
      if (this.freshTicket) {
        this.shut('not_admitted')
        return
      }
      this.freshTicket = true
    }
    this.wait()
  }

  private wait(): void {
    this.drop(1000)
    if (!this.env.online()) {
      this.phase.value = 'offline'
      return
    }
    const base = BACK_OFF_S[Math.min(this.tries, BACK_OFF_S.length - 1)] ?? 16
    this.tries += 1
    // Up to half as much again, so that a restarted server is not met by everyone in the same second.
    const delayMs = (Math.max(base, this.holdOffS) + (base / 2) * this.env.random()) * 1000
    this.holdOffS = 0
    this.retryAt.value = this.env.now() + delayMs
    this.phase.value = 'waiting'
    this.cancelRetry = this.env.after(delayMs, () => this.connect())
  }

  private shut(code: string): void {
    this.drop(1000)
    this.shutCode.value = code
    this.phase.value = 'shut'
  }

  private drop(code: number): void {
    const wire = this.wire
    this.wire = null
    if (!wire) return
    wire.onopen = null
    wire.onmessage = null
    wire.onclose = null
    wire.close(code)
  }

  private watch(): void {
    this.cancelWatch = this.env.after(WATCH_MS, () => {
      this.look()
      this.watch()
    })
  }

  /** Rule 1. */
  private look(): void {
    const now = this.env.now()
    // Frames count as awake: browsers slow the timers of hidden pages, not their sockets.
    const asleep = now - Math.max(this.lastLookAt, this.lastFrameAt) >= ASLEEP_MS
    this.lastLookAt = now
    const phase = this.phase.value
    const silentMs = now - this.lastFrameAt
    const dead =
      (phase === 'live' && (asleep || silentMs > this.heartbeatMs * 2.5)) ||
      ((phase === 'connecting' || phase === 'greeting') && (asleep || silentMs > GREETING_MS))
    if (dead) {
      this.drop(1000)
      this.connect()
    }
  }
}
