// What this browser remembers of how the page should look and sound: language, theme, announcements.
// Nothing typed, no room, no name. "Leave and erase" clears it with the rest.
import { signal } from '@preact/signals'
import { type Lang, preferredLang, useLang } from './i18n'

const KEY = 'salon.preferences'
type Theme = 'system' | 'light' | 'dark'
interface Stored {
  readonly lang?: Lang
  readonly theme?: Theme
  readonly paused?: boolean
  readonly covered?: boolean
}

export const theme = signal<Theme>('system')
export const paused = signal(false)
/** Every photo is covered until it is asked for. */
export const covered = signal(false)

function stored(): Stored {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Stored
  } catch {
    return {}
  }
}

function store(part: Stored): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...stored(), ...part }))
  } catch {
    // Storage may be refused (private windows of some browsers): the choice then lasts as long as the page.
  }
}

/** Apply what was chosen before. Resolves when the texts are there. */
export function applyPreferences(): Promise<void> {
  const before = stored()
  paused.value = before.paused ?? false
  covered.value = before.covered ?? false
  showTheme(before.theme ?? 'system')
  // The page came in the language chosen at the door, or the browser's.
  return useLang(preferredLang(before.lang ?? null, [document.documentElement.lang, ...navigator.languages]))
}

export function setLang(next: Lang): Promise<void> {
  store({ lang: next })
  // The server's pages follow.
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we support.
  document.cookie = `salon_lang=${next}; path=/; max-age=15552000; samesite=lax`
  return useLang(next)
}

export function setTheme(next: Theme): void {
  store({ theme: next })
  showTheme(next)
}

export function setPaused(next: boolean): void {
  store({ paused: next })
  paused.value = next
}

export function setCovered(next: boolean): void {
  store({ covered: next })
  covered.value = next
}

function showTheme(next: Theme): void {
  theme.value = next
  if (next === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = next
}
