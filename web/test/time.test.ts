import { describe, expect, test } from 'vitest'
import { learnSiteTime, localMs, siteNow } from '../src/shared/time'

describe('the site’s time', () => {
  test('advances with the monotonic clock', () => {
    learnSiteTime(10_000, 500_000, 0)
    expect(siteNow(500_000, 1_000)).toBe(11_000)
  })

  test('a backward step of the wall clock does not make messages live longer', () => {
    learnSiteTime(10_000, 500_000, 0)
    expect(siteNow(100_000, 60_000)).toBe(70_000)
  })

  test('covers sleep, where the monotonic clock may stand', () => {
    learnSiteTime(10_000, 500_000, 0)
    expect(siteNow(560_000, 5)).toBe(70_000)
  })

  test('is shown on this device’s clock', () => {
    learnSiteTime(10_000, 500_000, 0)
    expect(localMs(20_000)).toBe(510_000)
  })
})
