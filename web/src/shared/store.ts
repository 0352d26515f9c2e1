// The one store: rooms, what is waiting to be sent, who I am. Frames go in through `take`, everything
// on screen reads its signals.
//
// Rule 1: nothing typed is lost. A send lives here under its cid until the server has given its final
// word; after a reconnect it goes out again with the same cid, so it can never be said twice.
// Rule 2: a cid is kept after a network or server error and given up after a refusal: what is tried again
// after a refusal is a new send.
// Rule 3: messages are in memory only. There is no cache in IndexedDB, and the service worker never sees one.
import { batch, type Signal, signal } from '@preact/signals'
import { type Message, Room } from './room'
import { siteNow } from './time'
import type { ClientFrame, Event, Notice, Person, RoomInfo, Send, ServerFrame, VerdictFrame } from './wire.gen'

type Acting = Extract<ClientFrame, { cid: string }>

/** Something on its way, under its cid. */
export interface Pending {
  readonly cid: string
  readonly frame: Acting
  readonly atMs: number
  /** `kept`: accepted and numbered, waiting for its event to come round. */
  readonly state: 'sending' | 'kept' | 'held' | 'refused' | 'expired'
  readonly seq: number
  readonly verdict: VerdictFrame | null
  /** Went out on the present connection. */
  readonly sent: boolean
}

/** Server troubles: the same send, same cid, may go through later. */
const TROUBLE = new Set(['internal', 'busy', 'storage', 'clock_unconfirmed'])
const OVER = new Set(['room_closed', 'not_found', 'removed'])

export interface StoreEnvironment {
  send(frame: ClientFrame): boolean
  cid(): string
  after(ms: number, run: () => void): () => void
}

export interface Hooks {
  /** New messages that arrived live (announcements, unread marks of the title). */
  arrived?(room: Room, messages: readonly Message[]): void
  notice?(notice: Notice): void
  /** A final no: the page gives the text back to the composer. */
  refused?(pending: Pending): void
  accepted?(pending: Pending, verdict: VerdictFrame): void
  held?(pending: Pending): void
  error?(code: string, room: string): void
  /** A verdict about something that is not kept here: a photo. */
  elsewhere?(verdict: VerdictFrame): void
}

export class Store {
  readonly me: Signal<Person> = signal({ tag: '', name: '' })
  readonly rooms: Signal<ReadonlyMap<string, Room>> = signal(new Map())
  readonly pending: Signal<readonly Pending[]> = signal([])
  /** The room on screen: its messages are read as they come. */
  readonly active: Signal<string> = signal('')
  /** Tags hidden on this page at once, before the server's tombstones make it so everywhere. */
  readonly blocked: Signal<ReadonlySet<string>> = signal(new Set())
  maxText = 2000
  editS = 300
  /** Whether photos are taken here now, and how large. */
  readonly photos: Signal<boolean> = signal(false)
  photoMaxBytes = 0
  private cancelExpiry: () => void = () => {}

  constructor(
    private readonly env: StoreEnvironment,
    private readonly hooks: Hooks = {},
  ) {}

  // ------------------------------------------------------------- what the socket asks

  positions(): Record<string, [number, number]> {
    const positions: Record<string, [number, number]> = {}
    for (const room of this.rooms.value.values()) if (room.position) positions[room.id] = room.position
    return positions
  }

  /** Frames were lost on the way: resume each room in place. */
  lost(): void {
    for (const room of this.rooms.value.values()) this.ask(room)
  }

  take(frame: ServerFrame): void {
    batch(() => this.apply(frame))
  }

  // ------------------------------------------------------------- what a person does

  join(id: string, info: RoomInfo | null = null): Room {
    const known = this.rooms.value.get(id)
    if (known && known.state.value !== 'refused') return known
    const room = new Room(id)
    room.info.value = info
    this.rooms.value = new Map(this.rooms.value).set(id, room)
    this.ask(room)
    return room
  }

  leave(id: string): void {
    this.env.send({ type: 'leave', room: id })
    this.forget(id)
  }

  /** Say something. Returns its cid. */
  say(room: string, text: string, replyTo: number | null, mentions: readonly string[]): string {
    const frame: Send = { type: 'send', room, text, cid: this.env.cid(), reply_to: replyTo, mentions }
    return this.act(frame)
  }

  edit(room: string, target: number, text: string): string {
    return this.act({ type: 'edit', room, target, text, cid: this.env.cid() })
  }

  retract(room: string, target: number): string {
    return this.act({ type: 'retract', room, target, cid: this.env.cid() })
  }

  react(room: string, target: number, emoji: string, on: boolean): string {
    return this.act({ type: 'react', room, target, emoji, cid: this.env.cid(), on })
  }

  typing(room: string): void {
    this.env.send({ type: 'typing', room })
  }

  /** Take a refused, held or expired one off the screen. */
  dismiss(cid: string): void {
    this.pending.value = this.pending.value.filter((one) => one.cid !== cid)
  }

  read(id: string): void {
    const room = this.rooms.value.get(id)
    if (!room) return
    room.unread.value = 0
    room.mentioned.value = false
  }

  hide(tag: string, hidden: boolean): void {
    const next = new Set(this.blocked.value)
    if (hidden) next.add(tag)
    else next.delete(tag)
    this.blocked.value = next
  }

  /** Drop everything (leaving). */
  clear(): void {
    this.cancelExpiry()
    this.rooms.value = new Map()
    this.pending.value = []
  }

  // ------------------------------------------------------------- frames

  private apply(frame: ServerFrame): void {
    switch (frame.type) {
      case 'welcome':
        this.me.value = { tag: frame.tag, name: frame.name }
        this.maxText = frame.max_text ?? 2000
        this.editS = frame.edit_s ?? 300
        this.photos.value = frame.photos ?? false
        this.photoMaxBytes = frame.photo_max_bytes ?? 12_582_912
        this.pending.value = this.pending.value.map((one) => ({ ...one, sent: false }))
        for (const room of this.rooms.value.values()) if (!room.position) this.ask(room)
        return
      case 'room': {
        const room = this.rooms.value.get(frame.room)
        if (room) room.info.value = frame.info
        return
      }
      case 'events': {
        const room = this.rooms.value.get(frame.room)
        if (room) this.events(room, frame.epoch, frame.events)
        return
      }
      case 'caught_up': {
        const room = this.rooms.value.get(frame.room)
        if (!room) return
        if (frame.epoch !== room.epoch || frame.top > room.top) {
          // A gap whose events have all expired: nothing came, and nothing is missing.
          if (frame.epoch === room.epoch && frame.floor > room.top) room.top = frame.top
          else this.ask(room)
        }
        this.floor(room, frame.floor)
        this.here(room)
        return
      }
      case 'reset': {
        const room = this.rooms.value.get(frame.room)
        if (!room) return
        room.reset(frame.epoch, frame.top, frame.floor, frame.events, frame.cause)
        this.settle(room.id, frame.events)
        this.env.send({ type: 'ack_floor', room: room.id, floor: frame.floor })
        this.here(room)
        this.schedule()
        return
      }
      case 'heartbeat':
        for (const [id, [epoch, top, floor]] of Object.entries(frame.rooms ?? {})) {
          const room = this.rooms.value.get(id)
          if (!room) continue
          if (epoch !== room.epoch || top > room.top) this.ask(room)
          else this.floor(room, floor)
        }
        return
      case 'presence': {
        const room = this.rooms.value.get(frame.room)
        if (room) {
          room.people.value = { count: frame.count, sample: frame.sample ?? [], typing: frame.typing ?? [] }
        }
        return
      }
      case 'verdict':
        this.verdict(frame)
        return
      case 'notice':
        this.notice(frame)
        return
      case 'error':
        this.error(frame.code, frame.re ?? '', frame.room ?? '', frame.cid ?? '', frame.retry_after_s ?? 0)
        return
      default:
        return
    }
  }

  private events(room: Room, epoch: number, events: readonly Event[]): void {
    const { applied, fresh } = room.apply(epoch, events)
    if (applied !== 'ok') {
      this.ask(room)
      return
    }
    this.settle(room.id, events)
    room.saidBy(fresh.map((message) => message.name))
    const seen = fresh.filter((message) => !this.blocked.value.has(message.author))
    const others = seen.filter((message) => message.author !== this.me.value.tag)
    if (this.active.value !== room.id && others.length > 0) {
      room.unread.value += others.length
      if (others.some((message) => message.mentions.includes(this.me.value.tag))) room.mentioned.value = true
    }
    if (seen.length > 0 && room.state.value === 'here') this.hooks.arrived?.(room, seen)
    this.schedule()
  }

  private verdict(frame: VerdictFrame): void {
    const pending = this.pending.value.find((one) => one.cid === frame.cid)
    if (!pending) {
      this.hooks.elsewhere?.(frame)
      return
    }
    if (frame.outcome === 'accepted') {
      const top = this.rooms.value.get(frame.room)?.top ?? 0
      const shown = pending.frame.type === 'send' || pending.frame.type === 'edit'
      if (!shown || (frame.seq ?? 0) <= top) this.dismiss(frame.cid)
      else this.change(frame.cid, { state: 'kept', seq: frame.seq ?? 0, verdict: frame })
      this.hooks.accepted?.(pending, frame)
      return
    }
    if (frame.outcome === 'held') {
      this.change(frame.cid, { state: 'held', verdict: frame })
      this.hooks.held?.(pending)
      return
    }
    if (frame.outcome === 'refused' && TROUBLE.has(frame.code ?? '')) {
      this.again(frame.cid, frame.retry_after_s ?? 0)
      return
    }
    const state = frame.outcome === 'expired' ? 'expired' : 'refused'
    this.change(frame.cid, { state, verdict: frame })
    this.hooks.refused?.({ ...pending, state, verdict: frame })
  }

  private error(code: string, re: string, room: string, cid: string, retryAfterS: number): void {
    if (cid !== '' && this.pending.value.some((one) => one.cid === cid)) {
      this.verdict({ type: 'verdict', room, cid, outcome: 'refused', code, retry_after_s: retryAfterS })
      return
    }
    const joined = this.rooms.value.get(room)
    if (joined && re === 'join') {
      if (TROUBLE.has(code) || code === 'too_fast') {
        this.env.after((retryAfterS || 2) * 1000, () => this.ask(joined))
        return
      }
      // Kept by a tab that was reloaded, and over by now: there is not even a name to show.
      if (joined.info.value === null && OVER.has(code)) {
        this.forget(room)
        return
      }
      joined.state.value = 'refused'
      joined.refusal.value = code
      return
    }
    this.hooks.error?.(code, room)
  }

  private notice(frame: Notice): void {
    // A one-to-one that ended says `blocked`, whatever ended it.
    if (frame.code === 'removed' || frame.code === 'room_closed' || frame.code === 'blocked') {
      const room = this.rooms.value.get(frame.room ?? '')
      if (room) {
        room.state.value = 'refused'
        room.refusal.value = frame.code === 'blocked' ? 'room_closed' : frame.code
        room.reset(0, 0, 0, [], 'join')
      }
    }
    const info = this.rooms.value.get(frame.room ?? '')?.info
    if (info?.value && (frame.code === 'muted' || frame.code === 'unmuted')) {
      info.value = { ...info.value, muted_until_ms: Number(frame.params?.until_ms ?? 0) }
    }
    if (info?.value && frame.code === 'you_are_host') info.value = { ...info.value, you_host: true }
    this.hooks.notice?.(frame)
  }

  // ------------------------------------------------------------- pieces

  private ask(room: Room): void {
    this.env.send({ type: 'join', room: room.id, position: room.position })
  }

  private here(room: Room): void {
    room.state.value = 'here'
    room.refusal.value = ''
    if (this.active.value === room.id) this.read(room.id)
    for (const one of this.pending.value) {
      if (one.frame.room === room.id && one.state === 'sending' && !one.sent) this.push(one.cid)
    }
  }

  private floor(room: Room, floor: number): void {
    if (room.dropBelow(floor)) this.env.send({ type: 'ack_floor', room: room.id, floor })
  }

  private forget(id: string): void {
    const rooms = new Map(this.rooms.value)
    rooms.delete(id)
    this.rooms.value = rooms
    this.pending.value = this.pending.value.filter((one) => one.frame.room !== id)
  }

  private act(frame: Acting): string {
    const entry: Pending = {
      cid: frame.cid,
      frame,
      atMs: siteNow(),
      state: 'sending',
      seq: 0,
      verdict: null,
      sent: false,
    }
    this.pending.value = [...this.pending.value, entry]
    this.schedule()
    if (this.rooms.value.get(frame.room)?.state.value === 'here') this.push(frame.cid)
    return frame.cid
  }

  private push(cid: string): void {
    const one = this.pending.value.find((entry) => entry.cid === cid)
    if (one && this.env.send(one.frame)) this.change(cid, { sent: true })
  }

  private again(cid: string, retryAfterS: number): void {
    this.change(cid, { sent: false })
    this.env.after(Math.max(retryAfterS, 2) * 1000, () => {
      const one = this.pending.value.find((entry) => entry.cid === cid)
      if (one && one.state === 'sending' && !one.sent) this.push(cid)
    })
  }

  private change(cid: string, part: Partial<Pending>): void {
    this.pending.value = this.pending.value.map((one) => (one.cid === cid ? { ...one, ...part } : one))
  }

  /** Own messages that have come round as events are no longer pending. */
  private settle(room: string, events: readonly Event[]): void {
    const seqs = new Set(events.map((event) => event.seq))
    const left = this.pending.value.filter(
      (one) => !(one.frame.room === room && one.state === 'kept' && seqs.has(one.seq)),
    )
    if (left.length !== this.pending.value.length) this.pending.value = left
  }

  /** Messages go at their time, to the second, whether or not anybody is connected. */
  private schedule(): void {
    this.cancelExpiry()
    const now = siteNow()
    let next = Number.POSITIVE_INFINITY
    for (const room of this.rooms.value.values()) next = Math.min(next, room.expire(now))
    // What is on its way or came back lives no longer than the room's messages do.
    const end = (one: Pending) => one.atMs + (this.rooms.value.get(one.frame.room)?.info.value?.life_s ?? 86_400) * 1000
    if (this.pending.value.some((one) => end(one) <= now)) {
      this.pending.value = this.pending.value.filter((one) => end(one) > now)
    }
    for (const one of this.pending.value) next = Math.min(next, end(one))
    if (next === Number.POSITIVE_INFINITY) return
    // At most a minute ahead: the monotonic clock may stand while the device sleeps.
    this.cancelExpiry = this.env.after(Math.min(Math.max(next - now, 50), 60_000), () => batch(() => this.schedule()))
  }
}
