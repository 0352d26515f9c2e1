// One room as this client sees it: the living messages, in order, and where it stands in the log.
// No I/O and no clock: time comes in as an argument.
//
// Rule 1: an event is applied once: what is at or below `top` in the same epoch was seen already.
// Rule 2: a hole is never papered over: events that do not continue `top` are not applied, the caller resumes.
// Rule 3: everything below `floor` and everything past its `expires_ms` is dropped, and kept nowhere
// else: messages live in memory only, so closing the page is enough for them to vanish here.
import { type Signal, signal } from '@preact/signals'
import type { Event, Person, Photo, RoomInfo } from './wire.gen'

export interface Message {
  readonly seq: number
  readonly atMs: number
  readonly expiresMs: number
  readonly author: string
  readonly name: string
  readonly text: string
  readonly replyTo: number
  readonly mentions: readonly string[]
  readonly edited: boolean
  /** Emoji to the tags of those who reacted, in the order of first use. */
  readonly reactions: ReadonlyMap<string, readonly string[]>
  /** `retracted` and `removed` messages have lost their text and keep their place until they expire. */
  readonly state: 'living' | 'retracted' | 'removed'
  readonly reason: string
  readonly receipt: string
  /** Of a message that is a photo; its text is empty. Gone with its text. */
  readonly photo: Photo | null
  /** The event the receipt was made for: the message itself, or its last edit. */
  readonly proven: { readonly seq: number; readonly kind: 'message' | 'edit'; readonly atMs: number }
}

export type Applied = 'ok' | 'gap' | 'other_epoch'

/** Most messages kept per room; the oldest go first. Enough for hours of reading back, and a bound on memory. */
export const KEEP = 600

export class Room {
  readonly info: Signal<RoomInfo | null> = signal(null)
  readonly messages: Signal<readonly Message[]> = signal([])
  readonly people: Signal<{ count: number; sample: readonly Person[]; typing: readonly string[] }> = signal({
    count: 0,
    sample: [],
    typing: [],
  })
  /** `joining` until the first page or catch-up has come. */
  readonly state: Signal<'joining' | 'here' | 'refused'> = signal('joining')
  readonly refusal: Signal<string> = signal('')
  readonly unread: Signal<number> = signal(0)
  readonly mentioned: Signal<boolean> = signal(false)
  /** The last reset's cause when it dropped what was on screen: the page says that something is missing. */
  readonly cut: Signal<string> = signal('')
  epoch = 0
  top = 0
  floor = 0

  constructor(readonly id: string) {}

  /** `[epoch, seq]` to resume from; none before the first page. */
  get position(): [number, number] | null {
    return this.epoch === 0 && this.top === 0 ? null : [this.epoch, this.top]
  }

  /** Apply live or replayed events. Returns the messages that are new, or why nothing was applied. */
  apply(epoch: number, events: readonly Event[]): { applied: Applied; fresh: readonly Message[] } {
    if (epoch !== this.epoch) return { applied: 'other_epoch', fresh: [] }
    const unseen = events.filter((event) => event.seq > this.top)
    if (unseen[0] && unseen[0].seq > this.top + 1) return { applied: 'gap', fresh: [] }
    const fresh = this.take(unseen)
    this.top = Math.max(this.top, unseen.at(-1)?.seq ?? 0)
    return { applied: 'ok', fresh }
  }

  /** Continuity could not be proven: start again from this page. */
  reset(epoch: number, top: number, floor: number, events: readonly Event[], cause: string): readonly Message[] {
    this.cut.value = cause !== 'join' && this.messages.value.length > 0 ? cause : ''
    this.messages.value = []
    this.epoch = epoch
    const fresh = this.take(events)
    this.top = top
    this.dropBelow(floor)
    return fresh
  }

  /** Drop everything below the lowest living seq. Returns whether the floor rose. */
  dropBelow(floor: number): boolean {
    if (floor <= this.floor && floor !== 0) return false
    this.floor = floor
    this.keep((message) => message.seq >= floor)
    return true
  }

  /** Drop what is past its time. Returns when the next message goes (epoch ms), or Infinity. */
  expire(nowMs: number): number {
    this.keep((message) => message.expiresMs > nowMs)
    return this.messages.value.reduce((next, message) => Math.min(next, message.expiresMs), Number.POSITIVE_INFINITY)
  }

  /** Who has just spoken is not typing any more; the server says so too, with its next presence. */
  saidBy(names: readonly string[]): void {
    const typing = this.people.value.typing.filter((name) => !names.includes(name))
    if (typing.length < this.people.value.typing.length) this.people.value = { ...this.people.value, typing }
  }

  find(seq: number): Message | undefined {
    return this.messages.value.find((message) => message.seq === seq)
  }

  private keep(test: (message: Message) => boolean): void {
    const before = this.messages.value
    const after = before.filter(test)
    if (after.length !== before.length) this.messages.value = after
  }

  private take(events: readonly Event[]): readonly Message[] {
    if (events.length === 0) return []
    const bySeq = new Map(this.messages.value.map((message) => [message.seq, message]))
    const fresh: Message[] = []
    for (const event of events) {
      if (event.kind === 'message') {
        const message = messageOf(event)
        bySeq.set(event.seq, message)
        fresh.push(message)
        continue
      }
      const target = bySeq.get(event.target ?? 0)
      if (target) bySeq.set(target.seq, changed(target, event))
    }
    this.messages.value = [...bySeq.values()].sort((a, b) => a.seq - b.seq).slice(-KEEP)
    return fresh
  }
}

function messageOf(event: Event): Message {
  return {
    seq: event.seq,
    atMs: event.at_ms ?? 0,
    expiresMs: event.expires_ms ?? 0,
    author: event.author ?? '',
    name: event.name ?? '',
    text: event.text ?? '',
    replyTo: event.reply_to ?? 0,
    mentions: event.mentions ?? [],
    edited: false,
    reactions: new Map(),
    state: 'living',
    reason: '',
    receipt: event.receipt ?? '',
    photo: event.photo ?? null,
    proven: { seq: event.seq, kind: 'message', atMs: event.at_ms ?? 0 },
  }
}

/** The message after an event that acts on it. `gone` acts on nothing. */
function changed(message: Message, event: Event): Message {
  switch (event.kind) {
    case 'edit':
      return message.state === 'living'
        ? {
            ...message,
            text: event.text ?? '',
            mentions: event.mentions ?? [],
            edited: true,
            receipt: event.receipt ?? '',
            proven: { seq: event.seq, kind: 'edit', atMs: event.at_ms ?? 0 },
          }
        : message
    case 'reaction': {
      const reactions = new Map(message.reactions)
      const emoji = event.emoji ?? ''
      const others = (reactions.get(emoji) ?? []).filter((tag) => tag !== event.author)
      const tags = event.on === false ? others : [...others, event.author ?? '']
      if (tags.length > 0) reactions.set(emoji, tags)
      else reactions.delete(emoji)
      return { ...message, reactions }
    }
    case 'retraction':
      return { ...message, text: '', photo: null, mentions: [], reactions: new Map(), state: 'retracted' }
    case 'removal':
      return {
        ...message,
        text: '',
        photo: null,
        mentions: [],
        reactions: new Map(),
        state: 'removed',
        reason: event.reason ?? '',
      }
    default:
      return message
  }
}
