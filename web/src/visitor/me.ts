// The visitor's own: settings, what a new pass still waits for, and slow mode.
import { signal } from '@preact/signals'
import type { Me } from '../shared/api'
import { duration, t, tn } from '../shared/i18n'
import { second } from '../shared/ticks'
import { siteNow } from '../shared/time'
import { api, tell } from './app'

export const me = signal<Me | null>(null)

/** What a new pass still waits for before it may ask for a one-to-one or post a link; null once there is nothing. */
export const probation = signal<{ readonly untilMs: number; readonly messages: number } | null>(null)

/** Until when slow mode keeps this visitor waiting, per room (site ms). */
export const slowUntil = signal<ReadonlyMap<string, number>>(new Map())

export async function refreshMe(): Promise<void> {
  me.value = await api.me().catch(() => me.value)
  const { seconds = 0, messages = 0 } = me.value?.probation?.talk ?? {}
  probation.value = seconds > 0 || messages > 0 ? { untilMs: siteNow() + seconds * 1000, messages } : null
}

export async function changeMe(part: Partial<Me>): Promise<void> {
  const before = me.value
  if (before) me.value = { ...before, ...part }
  try {
    me.value = await api.changeMe(part)
  } catch (error) {
    me.value = before
    tell(error)
  }
}

/** What is left of the probation, like "7 minutes and 3 messages"; empty once it is over. In whole minutes, so that a
 * screen reader is not told each second. */
export function probationLeft(): string {
  if (probation.value === null) return ''
  const minutes = Math.ceil((probation.value.untilMs - second.value) / 60_000)
  return leftText(minutes, probation.value.messages)
}

export function leftText(minutes: number, messages: number): string {
  const time = minutes > 0 ? duration(minutes * 60, 'long') : ''
  const said = messages > 0 ? tn('probation.messages', messages) : ''
  return time && said ? t('probation.both', { time, said }) : time || said
}
