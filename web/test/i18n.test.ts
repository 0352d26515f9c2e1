import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test, vi } from 'vitest'
import en from '../locales/en.json'
import fr from '../locales/fr.json'
import { clock, day, duration, fill, moment, preferredLang, setCatalogue, t, tCode, tn } from '../src/shared/i18n'

const french = (): void => setCatalogue('fr', fr)
const english = (): void => setCatalogue('en', en)
const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort()

afterEach(() => vi.unstubAllGlobals())

describe('the catalogues', () => {
  test('have the same keys', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(fr).sort())
  })

  test.each(Object.keys(fr) as (keyof typeof fr)[])('%s has the same placeholders, and is not empty', (key) => {
    expect(placeholders(en[key])).toEqual(placeholders(fr[key]))
    expect(fr[key].trim()).not.toBe('')
    expect(en[key].trim()).not.toBe('')
  })

  test('have a text for every error code of the server', () => {
    const table = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8')
    const codes = [...table.matchAll(/^\| `(\w+)`/gm)].map((match) => `error.${match[1]}`)
    expect(codes.length).toBeGreaterThan(30)
    expect(codes.filter((code) => !(code in fr))).toEqual([])
  })

  test('use straight apostrophes nowhere', () => {
    expect(Object.entries({ ...fr }).filter(([, text]) => text.includes("'"))).toEqual([])
    expect(Object.entries({ ...en }).filter(([, text]) => text.includes("'"))).toEqual([])
  })
})

describe('the language', () => {
  test('is the one chosen before, else the first the browser asks for that we speak, else English', () => {
    expect(preferredLang('fr', ['en-GB'])).toBe('fr')
    expect(preferredLang(null, ['de', 'fr-CA', 'en'])).toBe('fr')
    expect(preferredLang('xx', ['ja'])).toBe('en')
  })
})

describe('texts', () => {
  test('are filled by name, and what is unknown stays', () => {
    expect(fill('{a} and {b}', { a: 1 })).toBe('1 and {b}')
    english()
    expect(t('typing.one', { name: '<b>' })).toBe('<b> is typing…')
  })

  test('agree in number, each language in its own way', () => {
    french()
    expect(tn('rooms.count', 0)).toBe('0 salon')
    expect(tn('rooms.count', 2)).toBe('2 salons')
    english()
    expect(tn('rooms.count', 0)).toBe('0 rooms')
    expect(tn('rooms.count', 1)).toBe('1 room')
  })

  test('a code newer than this page is still said', () => {
    english()
    expect(tCode('error', 'invented_later')).toBe('That did not work (invented_later).')
    expect(tCode('error', 'room_full')).toBe('This room is full.')
  })
})

describe('times', () => {
  const noon = new Date(2026, 2, 5, 12, 0).getTime()

  test('days are named from here', () => {
    french()
    expect(day(noon, noon)).toBe('aujourd’hui')
    expect(day(noon - 86_400_000, noon)).toBe('hier')
    english()
    expect(day(noon - 3 * 86_400_000, noon)).toContain('Monday')
  })

  test('hours are written the way of the language', () => {
    french()
    expect(clock(noon)).toBe('12:00')
    english()
    expect(clock(noon)).toMatch(/12:00\sPM/)
    expect(moment(noon + 86_400_000, noon)).toMatch(/^Friday/)
  })

  test('durations use their largest round unit', () => {
    english()
    expect([45, 90, 600, 3600, 14_400].map(duration)).toEqual(['45 sec', '90 sec', '10 min', '1 hr', '4 hr'])
  })
})
