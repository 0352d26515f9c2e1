import { describe, expect, test } from 'vitest'
import { KEEP, Room } from '../src/shared/room'
import type { Event } from '../src/shared/wire.gen'

const said = (seq: number, more: Partial<Event> = {}): Event => ({
  seq,
  kind: 'message',
  at_ms: seq * 1000,
  expires_ms: 1_000_000 + seq * 1000,
  author: 'mirabelle',
  name: 'Mirabelle',
  text: `message ${seq}`,
  receipt: `r${seq}`,
  ...more,
})

function roomWith(...events: Event[]): Room {
  const room = new Room('room')
  room.reset(7, events.at(-1)?.seq ?? 0, events[0]?.seq ?? 0, events, 'join')
  return room
}

const seqs = (room: Room): number[] => room.messages.value.map((message) => message.seq)

describe('what a report can prove', () => {
  test('a message is proven by its own receipt, an edited one by that of its last edit', () => {
    const room = roomWith(said(1), said(2))
    expect(room.find(1)).toMatchObject({ receipt: 'r1', proven: { seq: 1, kind: 'message', atMs: 1000 } })
    room.apply(7, [said(3, { kind: 'edit', target: 1, text: 'better' })])
    expect(room.find(1)).toMatchObject({ receipt: 'r3', proven: { seq: 3, kind: 'edit', atMs: 3000 } })
  })
})

describe('order and continuity', () => {
  test('an event seen twice is applied once', () => {
    const room = roomWith(said(1), said(2))
    expect(room.apply(7, [said(2, { text: 'again' }), said(3)]).fresh.map((message) => message.seq)).toEqual([3])
    expect(room.find(2)?.text).toBe('message 2')
    expect(room.position).toEqual([7, 3])
  })

  test('a hole is not papered over', () => {
    const room = roomWith(said(1))
    expect(room.apply(7, [said(3)]).applied).toBe('gap')
    expect(seqs(room)).toEqual([1])
    expect(room.position).toEqual([7, 1])
  })

  test('a tombstone takes its place and shows nothing', () => {
    const room = roomWith(said(1))
    expect(room.apply(7, [{ seq: 2, kind: 'gone' }, said(3)]).applied).toBe('ok')
    expect(seqs(room)).toEqual([1, 3])
  })

  test('another epoch is not mixed in', () => {
    const room = roomWith(said(1))
    expect(room.apply(8, [said(2)]).applied).toBe('other_epoch')
    expect(seqs(room)).toEqual([1])
  })

  test('a reset that is not a first join says that something is missing', () => {
    const room = roomWith(said(1))
    room.reset(8, 40, 39, [said(39), said(40)], 'epoch')
    expect(seqs(room)).toEqual([39, 40])
    expect(room.cut.value).toBe('epoch')
    expect(room.position).toEqual([8, 40])
  })

  test('a room without a first page has no position', () => {
    expect(new Room('room').position).toBeNull()
  })

  test('memory is bounded: the oldest messages go first', () => {
    const room = roomWith(...Array.from({ length: KEEP + 10 }, (_, index) => said(index + 1)))
    expect(room.messages.value.length).toBe(KEEP)
    expect(room.messages.value[0]?.seq).toBe(11)
  })
})

describe('what acts on a message', () => {
  test('an edit replaces the text and is marked', () => {
    const room = roomWith(said(1))
    room.apply(7, [{ seq: 2, kind: 'edit', target: 1, text: 'better', author: 'mirabelle' }])
    expect(room.find(1)).toMatchObject({ text: 'better', edited: true })
  })

  test('reactions add up by person and are taken back', () => {
    const room = roomWith(said(1))
    const react = (seq: number, author: string, on = true): Event => ({
      seq,
      kind: 'reaction',
      target: 1,
      emoji: '🎉',
      author,
      on,
    })
    room.apply(7, [react(2, 'basile'), react(3, 'camille'), react(4, 'basile')])
    expect(room.find(1)?.reactions.get('🎉')).toEqual(['camille', 'basile'])
    room.apply(7, [react(5, 'camille', false), react(6, 'basile', false)])
    expect(room.find(1)?.reactions.size).toBe(0)
  })

  test.each(['retraction', 'removal'] as const)('a %s leaves no text behind', (kind) => {
    const room = roomWith(said(1, { mentions: ['basile'] }))
    room.apply(7, [{ seq: 2, kind, target: 1, reason: 'spam' }])
    expect(room.find(1)).toMatchObject({ text: '', mentions: [], state: kind === 'removal' ? 'removed' : 'retracted' })
    room.apply(7, [{ seq: 3, kind: 'edit', target: 1, text: 'back again' }])
    expect(room.find(1)?.text).toBe('')
  })

  test('what acts on something unknown is ignored', () => {
    const room = roomWith(said(5))
    expect(room.apply(7, [{ seq: 6, kind: 'edit', target: 2, text: 'x' }]).applied).toBe('ok')
    expect(seqs(room)).toEqual([5])
  })
})

describe('vanishing', () => {
  test('everything below the floor goes', () => {
    const room = roomWith(said(1), said(2), said(3))
    expect(room.dropBelow(3)).toBe(true)
    expect(seqs(room)).toEqual([3])
    expect(room.dropBelow(2)).toBe(false)
  })

  test('a message goes at its time, and the next time is told', () => {
    const room = roomWith(said(1, { expires_ms: 500 }), said(2, { expires_ms: 900 }))
    expect(room.expire(499)).toBe(500)
    expect(seqs(room)).toEqual([1, 2])
    expect(room.expire(500)).toBe(900)
    expect(seqs(room)).toEqual([2])
    expect(room.expire(900)).toBe(Number.POSITIVE_INFINITY)
    expect(seqs(room)).toEqual([])
  })
})
