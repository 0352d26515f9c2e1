import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test, vi } from 'vitest'
import cardEn from '../locales/card.en.json'
import cardFr from '../locales/card.fr.json'
import deskPhotosEn from '../locales/desk-photos.en.json'
import deskPhotosFr from '../locales/desk-photos.fr.json'
import en from '../locales/en.json'
import fr from '../locales/fr.json'
import photosEn from '../locales/photos.en.json'
import photosFr from '../locales/photos.fr.json'
import restEn from '../locales/rest.en.json'
import restFr from '../locales/rest.fr.json'
import deskEn from '../locales/staff.en.json'
import deskFr from '../locales/staff.fr.json'
import { clock, day, duration, fill, moment, preferredLang, setCatalogue, t, tCode, tn } from '../src/shared/i18n'

type Texts = Readonly<Record<string, string>>
/** The catalogue every page has, and the desk's. */
const catalogues: readonly [string, Texts, Texts][] = [
  ['common', fr, en],
  ['photos', photosFr, photosEn],
  ['photos at the desk', deskPhotosFr, deskPhotosEn],
  ['desk', deskFr, deskEn],
  ['card', cardFr, cardEn],
  ['rest of the chat', restFr, restEn],
]
const pairs = catalogues.flatMap(([, french, english]) =>
  Object.keys(french).map((key) => [key, french[key] ?? '', english[key] ?? ''] as const),
)

const french = (): void => setCatalogue('fr', fr)
const english = (): void => setCatalogue('en', en)
const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort()

afterEach(() => vi.unstubAllGlobals())

describe('the catalogues', () => {
  test.each(catalogues)('have the same keys: %s', (_name, one, other) => {
    expect(Object.keys(other).sort()).toEqual(Object.keys(one).sort())
  })

  test.each(pairs)('%s has the same placeholders, and is not empty', (_key, one, other) => {
    expect(placeholders(other)).toEqual(placeholders(one))
    expect(one.trim()).not.toBe('')
    expect(other.trim()).not.toBe('')
  })

  test('of parts repeat no key of the common ones', () => {
    expect(Object.keys({ ...deskFr, ...cardFr, ...restFr }).filter((key) => key in fr)).toEqual([])
  })

  test('of the desk have a text for every act, status and decision of the server', () => {
    const wire = readFileSync(new URL('../../src/salon/wire/staff.py', import.meta.url), 'utf8')
    const named = (name: string): readonly string[] => {
      const list = new RegExp(`^${name} = Literal\\[([^\\]]*)\\]`, 'm').exec(wire)?.[1] ?? ''
      return [...list.matchAll(/"(\w+)"/g)].map((match) => match[1] ?? '')
    }
    const wanted = [
      ...named('ActKind').flatMap((act) => [`act.${act}`, `act.hint.${act}`, `done.${act}`, `step.${act}`]),
      ...named('CaseStatus').map((status) => `status.${status}`),
      ...named('TargetKind').map((kind) => `staff.case.about.${kind}`),
      ...named('DecisionKind').map((kind) => `decision.${kind}`),
    ]
    expect(wanted.length).toBeGreaterThan(40)
    expect(wanted.filter((key) => !(key in deskFr))).toEqual([])
  })

  test('of cards have a text for every kind of the server', () => {
    const source = readFileSync(new URL('../../src/salon/flow/protect.py', import.meta.url), 'utf8')
    const table = /KINDS: Final = \{([^}]*)\}/.exec(source)?.[1] ?? ''
    const kinds = [...table.matchAll(/: "(\w+)"/g)].map((match) => `card.${match[1]}`)
    expect(kinds.length).toBeGreaterThan(5)
    expect(kinds.filter((key) => !(key in cardFr))).toEqual([])
  })

  test('have a text for every error code of the server', () => {
    const table = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8')
    const codes = [...table.matchAll(/^\| `(\w+)`/gm)].map((match) => `error.${match[1]}`)
    expect(codes.length).toBeGreaterThan(30)
    expect(codes.filter((code) => !(code in fr))).toEqual([])
  })

  test('use straight apostrophes nowhere', () => {
    expect(pairs.filter((texts) => texts.some((text) => text.includes("'")))).toEqual([])
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

  test('hours are written the way of the language where the browser lives', () => {
    french()
    expect(clock(noon)).toBe('12:00')
    english()
    vi.stubGlobal('navigator', { languages: ['fr-FR', 'en-GB'] })
    expect(clock(noon)).toBe('12:00')
    vi.stubGlobal('navigator', { languages: ['en-US'] })
    expect(clock(noon)).toMatch(/12:00\sPM/)
    vi.stubGlobal('navigator', { languages: ['en'] })
    expect(clock(noon)).toBe('12:00')
    expect(moment(noon + 86_400_000, noon)).toMatch(/^Friday/)
    // A weekday alone names no other week's day.
    expect(moment(noon + 8 * 86_400_000, noon)).toMatch(/^Fri,? 13 Mar,? .*12:00$/)
    expect(moment(noon - 8 * 86_400_000, noon)).toMatch(/^Wed,? 25 Feb,? .*12:00$/)
    expect(moment(noon + 350 * 86_400_000, noon)).toMatch(/^Thu,? 18 Feb 2027,? .*12:00$/)
  })

  test('durations use their largest round unit', () => {
    english()
    expect([45, 90, 600, 3600, 14_400].map((seconds) => duration(seconds))).toEqual([
      '45 sec',
      '90 sec',
      '10 min',
      '1 hr',
      '4 hr',
    ])
    expect([86_400, 172_800, 2_592_000].map((seconds) => duration(seconds))).toEqual(['24 hr', '2 days', '30 days'])
    expect([30, 3600, 14_400].map((seconds) => duration(seconds, 'long'))).toEqual(['30 seconds', '1 hour', '4 hours'])
  })
})
