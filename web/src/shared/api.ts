// Calls to the HTTP API. Every error body is {code, retry_after_s?}; a call that fails throws `ApiError`
// with the code, so a page never shows anything but texts of its own.
import type { Person, RoomInfo } from './wire.gen'

export class ApiError extends Error {
  constructor(
    readonly code: string,
    readonly retryAfterS = 0,
    /** What judging lets the sender know. */
    readonly detail: {
      readonly hint?: string
      readonly clause?: string
      readonly claim?: string
      readonly of?: string
    } = {},
  ) {
    super(code)
  }
}

/** How far the word of those who vouch for age here goes. */
export type Standing = 'test' | 'listed' | 'confirmed' | 'unconfirmed'

/** Somebody to talk to outside the site (`salon.gateway.help_lines`). */
export interface Helpline {
  readonly name: string
  readonly reach: string
  readonly checked_on: string
  readonly country?: string
  readonly hours?: string
  readonly languages?: readonly string[]
  readonly source?: string
  readonly name_fr?: string
  readonly hours_fr?: string
  /** `tel:` or `sms:`, where `reach` is a number. */
  readonly call?: string
}

export interface Site {
  readonly name: string
  readonly mode: 'test' | 'live'
  readonly trust?: Standing
  readonly languages: readonly string[]
  readonly operator?: unknown
  readonly helplines?: readonly Helpline[]
  readonly remember_days?: number
  readonly visitors?: number
  readonly rooms_open?: number
}

export interface Me {
  readonly tag: string
  readonly name: string
  readonly requests: 'all' | 'none'
  readonly listed: boolean
  readonly findable: boolean
  /** How age was shown, and the last day of the pass, in days since 1970-01-01 UTC. */
  readonly level?: string
  readonly until_day?: number
  readonly probation?: { readonly talk: Left; readonly photos: Left }
  /** What one-to-ones are judged on here: consent of both, another recorded ground, or not at all. */
  readonly judging?: 'consent' | 'basis' | 'off'
}

/** What is left of a probation. */
export interface Left {
  readonly seconds: number
  readonly messages: number
}

export interface ChatRequest {
  readonly id: string
  readonly from?: Person
  readonly to?: Person
  readonly text: string
  readonly judged: boolean
  readonly at_ms: number
  readonly expires_ms: number
}

export interface NewRoom {
  readonly name: string
  readonly topic: string
  readonly lang: string
  readonly life_s: number
  readonly slow_s: number
  readonly capacity: number
  readonly preset: string
}

export interface HostAct {
  readonly act: 'slow' | 'mute' | 'unmute' | 'remove' | 'close' | 'hand_over' | 'pin' | 'shield' | 'preset'
  readonly tag?: string
  readonly slow_s?: number
  readonly preset?: string
  readonly level?: string
  readonly text?: string
  readonly minutes?: number
  readonly reason?: string
}

export interface Report {
  readonly kind: 'message' | 'visitor' | 'room' | 'name' | 'request'
  readonly room?: string
  readonly seq?: number
  readonly tag?: string
  readonly reason: string
  readonly text?: string
  readonly receipt?: string
  /** What the receipt was made for, so that a message can be reported that vanishes meanwhile (7 days). */
  readonly vanished?: Vanished
}

export interface Vanished {
  readonly epoch: number
  readonly at_ms: number
  readonly author: string
  readonly text: string
  readonly kind: 'message' | 'edit'
  readonly target: number
  readonly name: string
  readonly photo?: string
}

export class Api {
  constructor(
    /** A session ticket; `fresh` after one was refused. */
    private readonly ticket: (fresh: boolean) => Promise<string>,
    private readonly fetcher: typeof fetch = (input, init) => fetch(input, init),
  ) {}

  site = () => this.call<Site>('GET', '/api/site', undefined, false)
  rooms = () => this.call<{ rooms: readonly RoomInfo[] }>('GET', '/api/rooms', undefined, false)
  openRoom = (room: NewRoom) => this.call<RoomInfo & { hold?: string }>('POST', '/api/rooms', room)
  host = (room: string, act: HostAct) =>
    this.call<{ claim?: string; info?: RoomInfo }>('POST', `/api/rooms/${room}/host`, act)
  people = (room: string, query: string) =>
    this.call<{ count: number; sample: readonly Person[] }>(
      'GET',
      `/api/rooms/${room}/people?q=${encodeURIComponent(query)}`,
    )
  me = () => this.call<Me>('GET', '/api/me')
  changeMe = (part: Partial<Me>) => this.call<Me>('PATCH', '/api/me', part)
  leave = () => this.call<unknown>('POST', '/api/me/leave', {})
  requests = () =>
    this.call<{ incoming: readonly ChatRequest[]; outgoing: readonly ChatRequest[] }>('GET', '/api/requests')
  request = (to: string, room: string, text: string, judged: boolean) =>
    this.call<{ id: string }>('POST', '/api/requests', { to, room, text, judged })
  accept = (id: string, judged: boolean) =>
    this.call<{ room: RoomInfo }>('POST', `/api/requests/${id}/accept`, { judged })
  decline = (id: string) => this.call<unknown>('POST', `/api/requests/${id}/decline`, {})
  withdraw = (id: string) => this.call<unknown>('POST', `/api/requests/${id}/withdraw`, {})
  blockRequest = (id: string) => this.call<unknown>('POST', `/api/requests/${id}/block`, {})
  directs = () =>
    this.call<{ rooms: readonly RoomInfo[]; with: Readonly<Record<string, Person>> }>('GET', '/api/directs')
  endDirect = (room: string) => this.call<unknown>('DELETE', `/api/directs/${room}`)
  blocks = () => this.call<{ blocks: readonly (Person | string)[] }>('GET', '/api/blocks')
  block = (tag: string) => this.call<unknown>('POST', '/api/blocks', { tag })
  unblock = (tag: string) => this.call<unknown>('DELETE', `/api/blocks/${encodeURIComponent(tag)}`)
  report = (report: Report) => this.call<{ claim: string }>('POST', '/api/reports', report)

  private async call<T>(method: string, path: string, body?: unknown, signed = true): Promise<T> {
    let response = await this.once(method, path, body, signed ? await this.ticket(false) : '')
    if (signed && response.status === 401) {
      response = await this.once(method, path, body, await this.ticket(true))
    }
    const text = await response.text()
    const answer: unknown = text === '' ? {} : JSON.parse(text)
    if (!response.ok) {
      const failure = answer as { code?: string; retry_after_s?: number }
      throw new ApiError(failure.code ?? 'internal', failure.retry_after_s ?? 0, answer as ApiError['detail'])
    }
    return answer as T
  }

  private async once(method: string, path: string, body: unknown, ticket: string): Promise<Response> {
    const headers: Record<string, string> = {}
    if (ticket !== '') headers.Authorization = `Salon ${ticket}`
    if (body !== undefined) headers['Content-Type'] = 'application/json'
    try {
      return await this.fetcher(path, {
        method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
        cache: 'no-store',
        credentials: 'same-origin',
      })
    } catch {
      throw new ApiError('unreachable')
    }
  }
}
