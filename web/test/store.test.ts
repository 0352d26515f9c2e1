import { beforeEach, describe, expect, test } from 'vitest'
import { type Pending, Store } from '../src/shared/store'
import { learnSiteTime } from '../src/shared/time'
import type { ClientFrame, Event, ServerFrame, VerdictFrame } from '../src/shared/wire.gen'

const ROOM = 'aaaaaaaaaaaaaaaa'

/** A store, the frames it sent, and a line that can be cut. */
class Bench {
  sent: ClientFrame[] = []
  live = true
  timers: { ms: number; run: () => void }[] = []
  refused: Pending[] = []
  arrived: number[] = []
  private cids = 0
  readonly store = new Store(
    {
      send: (frame) => {
        if (this.live) this.sent.push(frame)
        return this.live
      },
      cid: () => {
        this.cids += 1
        return `cid-${this.cids}`
      },
      after: (ms, run) => {
        const timer = { ms, run }
        this.timers.push(timer)
        return () => {
          this.timers = this.timers.filter((one) => one !== timer)
        }
      },
    },
    {
      refused: (pending) => this.refused.push(pending),
      arrived: (_room, messages) => this.arrived.push(...messages.map((message) => message.seq)),
    },
  )

  take(...frames: ServerFrame[]): this {
    for (const frame of frames) this.store.take(frame)
    return this
  }

  of<T extends ClientFrame['type']>(type: T): Extract<ClientFrame, { type: T }>[] {
    return this.sent.filter((frame) => frame.type === type) as Extract<ClientFrame, { type: T }>[]
  }

  /** The connection is lost and comes back: the socket says hello with positions, the server welcomes. */
  reconnect(): void {
    this.live = true
    this.sent = []
    this.take(WELCOME)
  }
}

const WELCOME: ServerFrame = { type: 'welcome', tag: 'me', name: 'Camille', at_ms: 0, heartbeat_s: 25 }
const said = (seq: number, author = 'other', more: Partial<Event> = {}): Event => ({
  seq,
  kind: 'message',
  at_ms: Date.now(),
  expires_ms: Date.now() + 3_600_000,
  author,
  name: author,
  text: `message ${seq}`,
  ...more,
})
const page = (top: number, events: Event[] = []): ServerFrame => ({
  type: 'reset',
  room: ROOM,
  epoch: 7,
  top,
  floor: 0,
  events,
  cause: 'join',
})
const live = (...events: Event[]): ServerFrame => ({ type: 'events', room: ROOM, epoch: 7, events })
const verdict = (cid: string, more: Partial<VerdictFrame>): ServerFrame => ({
  type: 'verdict',
  room: ROOM,
  cid,
  outcome: 'accepted',
  ...more,
})

let bench: Bench

beforeEach(() => {
  learnSiteTime(Date.now())
  bench = new Bench()
  bench.take(WELCOME)
  bench.store.join(ROOM)
  bench.take(page(1, [said(1)]))
})

const texts = (): string[] => bench.store.rooms.value.get(ROOM)?.messages.value.map((message) => message.text) ?? []

describe('sending', () => {
  test('a message is pending under its cid, kept on the verdict, and final when its event comes round', () => {
    const cid = bench.store.say(ROOM, 'bonsoir', null, [])
    expect(bench.store.pending.value[0]).toMatchObject({ cid, state: 'sending', sent: true })
    bench.take(verdict(cid, { epoch: 7, seq: 2 }))
    expect(bench.store.pending.value[0]).toMatchObject({ state: 'kept', seq: 2 })
    bench.take(live(said(2, 'me', { text: 'bonsoir' })))
    expect(bench.store.pending.value).toEqual([])
    expect(texts()).toEqual(['message 1', 'bonsoir'])
  })

  test('the event may come before the verdict', () => {
    const cid = bench.store.say(ROOM, 'bonsoir', null, [])
    bench.take(live(said(2, 'me')), verdict(cid, { epoch: 7, seq: 2 }))
    expect(bench.store.pending.value).toEqual([])
  })

  test('after a reconnect what had no verdict goes out again with the same cid, once the room is caught up', () => {
    const cid = bench.store.say(ROOM, 'bonsoir', null, [])
    bench.live = false
    bench.reconnect()
    expect(bench.of('send')).toEqual([])
    bench.take({ type: 'caught_up', room: ROOM, epoch: 7, top: 1, floor: 0 })
    expect(bench.of('send').map((frame) => frame.cid)).toEqual([cid])
  })

  test('what is written without a connection is kept and goes out when it is back', () => {
    bench.live = false
    const cid = bench.store.say(ROOM, 'dans le tunnel', null, [])
    expect(bench.store.pending.value[0]).toMatchObject({ cid, state: 'sending', sent: false })
    bench.reconnect()
    bench.take({ type: 'caught_up', room: ROOM, epoch: 7, top: 1, floor: 0 })
    expect(bench.of('send')).toMatchObject([{ cid, text: 'dans le tunnel' }])
  })

  test('a verdict that comes with the catch-up settles the retry: nothing is said twice', () => {
    const cid = bench.store.say(ROOM, 'bonsoir', null, [])
    bench.live = false
    bench.reconnect()
    bench.take(live(said(2, 'me', { text: 'bonsoir' })), { type: 'caught_up', room: ROOM, epoch: 7, top: 2, floor: 0 })
    bench.take(verdict(cid, { epoch: 7, seq: 2 }))
    expect(bench.store.pending.value).toEqual([])
    expect(texts()).toEqual(['message 1', 'bonsoir'])
  })

  test.each(['busy', 'storage', 'internal'])('after %s the same cid is tried again by itself', (code) => {
    const cid = bench.store.say(ROOM, 'bonsoir', null, [])
    bench.take(verdict(cid, { outcome: 'refused', code, retry_after_s: 3 }))
    expect(bench.refused).toEqual([])
    const retry = bench.timers.find((timer) => timer.ms === 3000)
    retry?.run()
    expect(bench.of('send').map((frame) => frame.cid)).toEqual([cid, cid])
  })

  test('a refusal gives the text back with its reason', () => {
    const cid = bench.store.say(ROOM, 'see example.test', null, [])
    bench.take(verdict(cid, { outcome: 'refused', code: 'judged', rule: 'links', spans: [{ start: 4, end: 16 }] }))
    expect(bench.refused[0]).toMatchObject({ cid, state: 'refused', verdict: { rule: 'links' } })
    expect(bench.store.pending.value[0]?.state).toBe('refused')
  })

  test('an error frame about a cid is its refusal', () => {
    const cid = bench.store.say(ROOM, 'again', null, [])
    bench.take({ type: 'error', code: 'too_fast', re: 'send', room: ROOM, cid, retry_after_s: 2 })
    expect(bench.refused[0]).toMatchObject({ cid, verdict: { code: 'too_fast', retry_after_s: 2 } })
  })

  test('a held message waits, then is delivered or expires', () => {
    const cid = bench.store.say(ROOM, 'hm', null, [])
    bench.take(verdict(cid, { outcome: 'held' }))
    expect(bench.store.pending.value[0]?.state).toBe('held')
    bench.take(verdict(cid, { outcome: 'expired', code: 'hold_expired' }))
    expect(bench.store.pending.value[0]?.state).toBe('expired')
    const other = bench.store.say(ROOM, 'hm hm', null, [])
    bench.take(verdict(other, { outcome: 'held' }), verdict(other, { epoch: 7, seq: 2 }), live(said(2, 'me')))
    expect(bench.store.pending.value.map((one) => one.cid)).toEqual([cid])
  })

  test('a held message is not sent again after a reconnect', () => {
    const cid = bench.store.say(ROOM, 'hm', null, [])
    bench.take(verdict(cid, { outcome: 'held' }))
    bench.reconnect()
    bench.take({ type: 'caught_up', room: ROOM, epoch: 7, top: 1, floor: 0 })
    expect(bench.of('send')).toEqual([])
  })
})

describe('continuity', () => {
  test('positions name what was seen', () => {
    bench.take(live(said(2), said(3)))
    expect(bench.store.positions()).toEqual({ [ROOM]: [7, 3] })
  })

  test('a gap makes the room resume in place', () => {
    bench.sent = []
    bench.take(live(said(4)))
    expect(bench.of('join')).toEqual([{ type: 'join', room: ROOM, position: [7, 1] }])
    expect(texts()).toEqual(['message 1'])
  })

  test('a heartbeat with a higher top makes the room resume, with the same top it does not', () => {
    bench.sent = []
    const heartbeat = (top: number): ServerFrame => ({
      type: 'heartbeat',
      at_ms: Date.now(),
      sent: 0,
      rooms: { [ROOM]: [7, top, 0] },
    })
    bench.take(heartbeat(1))
    expect(bench.of('join')).toEqual([])
    bench.take(heartbeat(2))
    expect(bench.of('join').length).toBe(1)
  })

  test('a gap that has wholly expired is complete: nothing came and nothing is asked again', () => {
    bench.sent = []
    bench.take({ type: 'caught_up', room: ROOM, epoch: 7, top: 30, floor: 31 })
    expect(bench.of('join')).toEqual([])
    expect(bench.store.positions()).toEqual({ [ROOM]: [7, 30] })
    expect(texts()).toEqual([])
  })

  test('a room joined without a connection is asked for when it stands', () => {
    bench.live = false
    bench.store.join('bbbbbbbbbbbbbbbb')
    bench.reconnect()
    expect(bench.of('join')).toEqual([{ type: 'join', room: 'bbbbbbbbbbbbbbbb', position: null }])
  })

  test('a full server is asked again, a closed room is said', () => {
    bench.take({ type: 'error', code: 'busy', re: 'join', room: ROOM, retry_after_s: 5 })
    expect(bench.timers.some((timer) => timer.ms === 5000)).toBe(true)
    const info = {
      id: ROOM,
      name: 'Tea',
      topic: '',
      lang: 'en',
      kind: 'visitor',
      life_s: 3600,
      slow_s: 0,
      capacity: 9,
    } as const
    bench.take({ type: 'room', room: ROOM, info })
    bench.take({ type: 'error', code: 'removed', re: 'join', room: ROOM })
    expect(bench.store.rooms.value.get(ROOM)?.refusal.value).toBe('removed')
  })
})

describe('vanishing', () => {
  test('a risen floor is purged and acknowledged', () => {
    bench.take(live(said(2)))
    bench.sent = []
    bench.take({ type: 'heartbeat', at_ms: Date.now(), sent: 0, rooms: { [ROOM]: [7, 2, 2] } })
    expect(texts()).toEqual(['message 2'])
    expect(bench.of('ack_floor')).toEqual([{ type: 'ack_floor', room: ROOM, floor: 2 }])
  })

  test('messages go at their time without any frame', () => {
    bench.take(live(said(2, 'other', { expires_ms: Date.now() + 60 })))
    expect(texts()).toEqual(['message 1', 'message 2'])
    // The wall clock is an hour further: the site's time is too, and the timer fires.
    learnSiteTime(Date.now() + 120)
    bench.timers.at(-1)?.run()
    expect(texts()).toEqual(['message 1'])
  })

  test('a one-to-one that ended is empty and closed, whatever ended it', () => {
    bench.take({ type: 'notice', code: 'blocked', room: ROOM })
    const room = bench.store.rooms.value.get(ROOM)
    expect([room?.state.value, room?.refusal.value, room?.messages.value]).toEqual(['refused', 'room_closed', []])
  })

  test('being removed from a room empties it at once', () => {
    bench.take({ type: 'notice', code: 'removed', room: ROOM, params: { claim: 'C' } })
    expect(texts()).toEqual([])
  })
})

describe('unread', () => {
  test('counts what others said while the room was not on screen', () => {
    const room = bench.store.rooms.value.get(ROOM)
    bench.take(live(said(2), said(3, 'me'), said(4, 'other', { mentions: ['me'] })))
    expect(room?.unread.value).toBe(2)
    expect(room?.mentioned.value).toBe(true)
    bench.store.read(ROOM)
    expect(room?.unread.value).toBe(0)
  })

  test('a blocked person is not announced', () => {
    bench.store.hide('pest', true)
    bench.take(live(said(2, 'pest'), said(3)))
    expect(bench.arrived).toEqual([3])
  })
})

describe('who is here', () => {
  test('who has spoken is not typing any more', () => {
    bench.take({ type: 'presence', room: ROOM, count: 3, sample: [], typing: ['other', 'third'] })
    bench.take(live(said(2)))
    expect(bench.store.rooms.value.get(ROOM)?.people.value.typing).toEqual(['third'])
  })

  test.each(['room_closed', 'not_found', 'removed'])(
    'a room a reloaded tab knew and that is over (%s) goes',
    (code) => {
      bench.store.join('bbbbbbbbbbbbbbbb')
      bench.take({ type: 'error', code, re: 'join', room: 'bbbbbbbbbbbbbbbb' })
      expect([...bench.store.rooms.value.keys()]).toEqual([ROOM])
    },
  )

  test('a room that refuses for now stays, and says why', () => {
    bench.store.join('bbbbbbbbbbbbbbbb')
    bench.take({ type: 'error', code: 'room_full', re: 'join', room: 'bbbbbbbbbbbbbbbb' })
    expect(bench.store.rooms.value.get('bbbbbbbbbbbbbbbb')?.refusal.value).toBe('room_full')
  })
})
