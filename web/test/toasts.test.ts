import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { dropToast, TOAST_MS, TOASTS_SHOWN, toast, toasts } from '../src/shared/toasts'

const texts = () => toasts.value.map((one) => one.text)
const action = { label: 'talks.go', run: () => undefined } as const

beforeEach(() => {
  vi.useFakeTimers()
  toasts.value = []
})
afterEach(() => {
  vi.useRealTimers()
})

test('a plain remark goes by itself, and not before it could be read', () => {
  toast('Done.')
  vi.advanceTimersByTime(TOAST_MS - 1)
  expect(texts()).toEqual(['Done.'])
  vi.advanceTimersByTime(1)
  expect(texts()).toEqual([])
})

test('a danger, an offer and a claim code stay until they are closed', () => {
  toast('It failed.', { tone: 'danger' })
  toast('Somebody asks.', { tone: 'rose', action })
  toast('Your message was removed.', { claim: 'abc' })
  vi.advanceTimersByTime(10 * TOAST_MS)
  expect(texts()).toEqual(['It failed.', 'Somebody asks.', 'Your message was removed.'])
  dropToast(toasts.value[1]?.id ?? 0)
  expect(texts()).toEqual(['It failed.', 'Your message was removed.'])
})

test('an offer that can be had elsewhere goes by itself', () => {
  toast('Let through.', { action, passing: true })
  vi.advanceTimersByTime(TOAST_MS)
  expect(texts()).toEqual([])
})

test('the oldest remark gives way to a new one', () => {
  for (let n = 0; n <= TOASTS_SHOWN; n += 1) toast(`${n}`, { tone: 'danger' })
  expect(texts()).toEqual(['1', '2', '3', '4'])
})
