// How long until a case should be decided, as the desk says it. Pure.
import { duration } from '../shared/i18n'

export type DueTone = 'calm' | 'soon' | 'late'

/** From here on the time is lit. */
export const SOON_MS = 5 * 60_000

export interface Due {
  readonly tone: DueTone
  /** Whole seconds until then; how long ago, if late. */
  readonly seconds: number
}

export function due(dueMs: number, nowMs: number): Due {
  const left = dueMs - nowMs
  if (left <= 0) return { tone: 'late', seconds: Math.floor((nowMs - dueMs) / 1000) }
  return { tone: left <= SOON_MS ? 'soon' : 'calm', seconds: Math.ceil(left / 1000) }
}

/** 0:07, 12:40, 3:05:00: digits that keep their width while they run. */
export function digits(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const shown = parts[0] === 0 ? parts.slice(1) : parts
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':')
}

/** Below this the seconds run; above, they would only be unrest. */
const RUNNING_S = 3_600

/** How long, for the eye: running digits, or hours and days. */
export const shown = (seconds: number): string => (seconds < RUNNING_S ? digits(seconds) : duration(rounded(seconds)))

/** Seconds rounded to a unit that says enough: 40 s, 12 min, 3 h, 2 days. */
export function rounded(seconds: number): number {
  if (seconds < 60) return seconds
  if (seconds < 5_400) return Math.round(seconds / 60) * 60
  if (seconds < 129_600) return Math.round(seconds / 3600) * 3600
  return Math.round(seconds / 86_400) * 86_400
}
