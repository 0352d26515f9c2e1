// Two catalogues of plain strings, French and English. The French one is the type: a key that is
// missing anywhere is a compile error, and a test compares the two catalogues and their placeholders.
// Plurals are two keys, `….one` and `….other`, chosen by Intl.PluralRules.
import { signal } from '@preact/signals'
import type card from '../../locales/card.fr.json'
import type deskPhotos from '../../locales/desk-photos.fr.json'
import type fr from '../../locales/fr.json'
import type photos from '../../locales/photos.fr.json'
import type rest from '../../locales/rest.fr.json'
import type desk from '../../locales/staff.fr.json'

/** Keys of the catalogue every page has, of the desk's, which only the desk loads, and of parts that are loaded late. */
export type Key =
  | keyof typeof fr
  | keyof typeof desk
  | keyof typeof card
  | keyof typeof photos
  | keyof typeof rest
  | keyof typeof deskPhotos
export type Lang = 'fr' | 'en'
export type Catalogue = Readonly<Partial<Record<Key, string>>>
export type Loaders = Readonly<Record<Lang, () => Promise<{ default: Catalogue }>>>
type PluralStem = { [K in Key]: K extends `${infer Stem}.other` ? Stem : never }[Key]
export type Params = Readonly<Record<string, string | number>>

export const lang = signal<Lang>('en')
const catalogue = signal<Catalogue>({})

const loaders: Loaders[] = [{ fr: () => import('../../locales/fr.json'), en: () => import('../../locales/en.json') }]

/** Texts that this page has besides the common ones; they are there after the next `useLang`. */
export function addTexts(more: Loaders): void {
  loaders.push(more)
}

/** Texts for a part that is loaded late; from then on they follow the language. */
export async function alsoTexts(more: Loaders): Promise<void> {
  if (!loaders.includes(more)) loaders.push(more)
  const now = lang.value
  const loaded = (await more[now]()).default
  if (lang.value === now) catalogue.value = { ...catalogue.value, ...loaded }
}

/** The language to start with: the one chosen before, else the first of the browser's that we speak. */
export function preferredLang(stored: string | null, languages: readonly string[]): Lang {
  for (const one of [stored ?? '', ...languages]) {
    const short = one.slice(0, 2).toLowerCase()
    if (short === 'fr' || short === 'en') return short
  }
  return 'en'
}

/** Fetch the catalogues and switch to them. */
export async function useLang(next: Lang): Promise<void> {
  const loaded = await Promise.all(loaders.map((one) => one[next]()))
  setCatalogue(next, ...loaded.map((one) => one.default))
  document.documentElement.lang = next
}

/** Switch without fetching (tests). */
export function setCatalogue(next: Lang, ...texts: readonly Catalogue[]): void {
  catalogue.value = Object.assign({}, ...texts)
  lang.value = next
}

/** Fill `{name}` placeholders. Text only: nothing here is ever read as markup. */
export function fill(text: string, params: Params = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
}

export function t(key: Key, params?: Params): string {
  return fill(catalogue.value[key] ?? key, params)
}

/** A text with a number: `stem.one` or `stem.other`, `{n}` written in the language's way. */
export function tn(stem: PluralStem, n: number, params: Params = {}): string {
  const form = new Intl.PluralRules(lang.value).select(n) === 'one' ? 'one' : 'other'
  return t(`${stem}.${form}` as Key, { n: number(n), ...params })
}

/** What codes come from the server; each group has a text for codes newer than this page, `….unknown`. */
type CodeGroup = { [K in Key]: K extends `${infer Group}.unknown` ? Group : never }[Key]

/** Text of a code from the server (`error`, `notice`, `reason`…); codes newer than this page fall back. */
export function tCode(group: CodeGroup, code: string, params?: Params): string {
  const key = `${group}.${code}` as Key
  return catalogue.value[key] === undefined ? t(`${group}.unknown`, { code, ...params }) : t(key, params)
}

export const hasKey = (key: string): key is Key => catalogue.value[key as Key] !== undefined

/** The page's language as it is written where this browser lives: en-GB has no AM and PM. */
const locale = (): string =>
  globalThis.navigator?.languages?.find((one) => one.split('-')[0] === lang.value && one.includes('-')) ??
  { fr: 'fr-FR', en: 'en-GB' }[lang.value]

export const number = (n: number): string => new Intl.NumberFormat(lang.value).format(n)

/** 21:40 or 9:40 PM, as the language has it. */
export const clock = (ms: number): string =>
  new Intl.DateTimeFormat(locale(), { hour: 'numeric', minute: '2-digit' }).format(ms)

/** Key of a local calendar day. */
export const dayOf = (ms: number): string => new Date(ms).toDateString()

/** Today, yesterday, or the date. */
export function day(ms: number, nowMs: number): string {
  const name = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' })
  if (dayOf(ms) === dayOf(nowMs)) return name.format(0, 'day')
  if (dayOf(ms) === dayOf(nowMs - 86_400_000)) return name.format(-1, 'day')
  return new Intl.DateTimeFormat(locale(), { weekday: 'long', day: 'numeric', month: 'long' }).format(ms)
}

/** Further away than this a weekday alone names another week's day. */
const WEEKDAY_MS = 6 * 86_400_000

/** A moment that may be on another day: "21:40", "Thursday 20:00", "Fri 26 Feb 2027, 20:00". */
export function moment(ms: number, nowMs: number): string {
  if (dayOf(ms) === dayOf(nowMs)) return clock(ms)
  const near = Math.abs(ms - nowMs) < WEEKDAY_MS
  const sameYear = new Date(ms).getFullYear() === new Date(nowMs).getFullYear()
  return new Intl.DateTimeFormat(locale(), {
    ...(near
      ? { weekday: 'long' }
      : { weekday: 'short', day: 'numeric', month: 'short', ...(!sameYear && { year: 'numeric' }) }),
    hour: 'numeric',
    minute: '2-digit',
  }).format(ms)
}

/** A duration in its largest round unit: 45 s, 10 min, 4 h, 2 days; `long` in sentences: 4 hours. */
export function duration(seconds: number, unitDisplay: 'short' | 'long' = 'short'): string {
  const [value, unit] =
    seconds >= 172_800 && seconds % 86_400 === 0
      ? [seconds / 86_400, 'day']
      : seconds >= 3600 && seconds % 3600 === 0
        ? [seconds / 3600, 'hour']
        : seconds >= 60 && (seconds % 60 === 0 || seconds >= 600)
          ? [Math.round(seconds / 60), 'minute']
          : [Math.ceil(seconds), 'second']
  return new Intl.NumberFormat(lang.value, { style: 'unit', unit: unit as string, unitDisplay }).format(value as number)
}
