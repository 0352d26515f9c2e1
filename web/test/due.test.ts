import { describe, expect, test } from 'vitest'
import { setCatalogue } from '../src/shared/i18n'
import { digits, due, rounded, SOON_MS, shown } from '../src/staff/due'
import { IDLE_MS, leftS, WARN_MS } from '../src/staff/watch'

describe('a countdown', () => {
  test('is calm, then lit, then late', () => {
    expect(due(SOON_MS + 1_000, 0)).toEqual({ tone: 'calm', seconds: 301 })
    expect(due(SOON_MS, 0)).toEqual({ tone: 'soon', seconds: 300 })
    expect(due(1, 0)).toEqual({ tone: 'soon', seconds: 1 })
    expect(due(0, 0)).toEqual({ tone: 'late', seconds: 0 })
    expect(due(0, 61_500)).toEqual({ tone: 'late', seconds: 61 })
  })

  test('is written in digits that keep their width', () => {
    expect([7, 65, 760, 3_600, 11_105].map(digits)).toEqual(['0:07', '1:05', '12:40', '1:00:00', '3:05:05'])
  })

  test('runs within the hour, and is calm beyond it', () => {
    setCatalogue('en', {})
    expect([299, 3_599, 3_600, 28_799, 200_000].map(shown)).toEqual(['4:59', '59:59', '1 hr', '8 hr', '2 days'])
  })

  test('is said in one unit that is near enough', () => {
    expect([45, 95, 5_000, 10_000, 200_000].map(rounded)).toEqual([45, 120, 4_980, 10_800, 172_800])
  })
})

describe('the idle notice', () => {
  test('comes five minutes before the hour is over, and counts down', () => {
    expect(leftS(0, IDLE_MS - WARN_MS - 1)).toBe(0)
    expect(leftS(0, IDLE_MS - WARN_MS)).toBe(300)
    expect(leftS(0, IDLE_MS - 1_500)).toBe(2)
    expect(leftS(0, IDLE_MS + 1)).toBe(1)
  })
})
