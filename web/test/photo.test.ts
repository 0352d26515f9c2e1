import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { VerdictFrame } from '../src/shared/wire.gen'
import { type Answer, arrived, drop, send, sending, type Transport, take } from '../src/visitor/photo/sending'

const one = { cid: 'c1', room: 'r', replyTo: 0, blob: new Blob(['x']), words: '', url: 'blob:x' }

/** Answers one after the other, and what was asked. */
function by(...answers: Answer[]): Transport & { asked: { path: string; fresh: boolean }[]; waited: number[] } {
  const asked: { path: string; fresh: boolean }[] = []
  const waited: number[] = []
  return {
    asked,
    waited,
    post: async (path, _blob, fresh, left) => {
      asked.push({ path, fresh })
      left(0.5)
      left(1)
      return answers.shift() ?? { status: 0, body: {} }
    },
    wait: async (ms) => {
      waited.push(ms)
    },
  }
}

const verdict = (outcome: VerdictFrame['outcome'], more: Partial<VerdictFrame> = {}): Answer => ({
  status: 200,
  body: { type: 'verdict', room: 'r', cid: 'c1', outcome, ...more },
})
const state = () => sending.value[0]?.state

beforeEach(() => {
  vi.stubGlobal('URL', { revokeObjectURL: vi.fn() })
  for (const row of sending.value) drop(row.cid)
})

describe('a photo on its way', () => {
  test('stays until its message comes round', async () => {
    await send(one, by(verdict('accepted', { seq: 7 })))
    expect(state()).toBe('kept')
    arrived('r', 6)
    expect(state()).toBe('kept')
    arrived('r', 7)
    expect(sending.value).toEqual([])
  })

  test('is held, and the socket says later what became of it', async () => {
    await send(one, by(verdict('held', { claim: 'ABC' })))
    expect(state()).toBe('held')
    expect(take({ type: 'verdict', room: 'r', cid: 'other', outcome: 'expired' })).toBe(false)
    expect(take({ type: 'verdict', room: 'r', cid: 'c1', outcome: 'refused', code: 'judged' })).toBe(true)
    expect(state()).toBe('refused')
  })

  test('is tried again with the same cid while nobody answers or the server is busy', async () => {
    const way = by(
      { status: 0, body: {} },
      { status: 503, body: { code: 'busy', retry_after_s: 3 } },
      verdict('accepted'),
    )
    await send(one, way)
    expect(new Set(way.asked.map(({ path }) => path))).toEqual(new Set(['/api/photo?room=r&cid=c1']))
    expect(way.waited).toEqual([2000, 3000])
    expect(state()).toBe('kept')
  })

  test('gives up after some tries, and may be tried again by hand', async () => {
    const way = by()
    await send(one, way)
    expect(way.asked).toHaveLength(4)
    expect(sending.value[0]).toMatchObject({ state: 'failed', verdict: { code: 'unreachable' } })
    await send(one, by(verdict('accepted')))
    expect(sending.value).toHaveLength(1)
    expect(state()).toBe('kept')
  })

  test('takes a fresh ticket once', async () => {
    const way = by({ status: 401, body: { code: 'no_ticket' } }, { status: 401, body: { code: 'no_ticket' } })
    await send(one, way)
    expect(way.asked.map(({ fresh }) => fresh)).toEqual([false, true])
    expect(state()).toBe('refused')
  })

  test.each([
    [415, 'video_refused', 'refused'],
    [422, 'photo_broken', 'refused'],
    [429, 'too_fast', 'failed'],
    [403, 'on_probation', 'failed'],
    [503, 'photos_off', 'failed'],
  ])('%i %s is %s at once', async (status, code, expected) => {
    const way = by({ status, body: { code } })
    await send(one, way)
    expect(way.asked).toHaveLength(1)
    expect(state()).toBe(expected)
  })

  test('is given up without a word once it is dropped', async () => {
    const way: Transport = {
      wait: async () => {},
      post: async (_path, _blob, _fresh, _left, signal) => {
        drop('c1')
        expect(signal.aborted).toBe(true)
        return { status: 0, body: {} }
      },
    }
    await send(one, way)
    expect(sending.value).toEqual([])
  })
})
