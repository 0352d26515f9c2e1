// The passing of time at the desk: the queue is asked for every 3 seconds while somebody can see it, and who has not
// touched anything for an hour is signed out. The server's idle clock cannot tell a person from this page's asking.
import { effect, signal } from '@preact/signals'
import { t } from '../shared/i18n'
import { tick } from '../shared/ticks'
import { stage } from './desk'
import { signOut } from './session'
import { items, refreshQueue } from './waiting'

const TICK_MS = 1_000
export const POLL_S = 3
export const IDLE_MS = 60 * 60_000
/** From here on a notice says what will happen. */
export const WARN_MS = 5 * 60_000

/** Seconds until the sign-out, while they are few; else 0. */
export const idleLeftS = signal(0)
let touchedAt = Date.now()
let ticks = 0

/** How long until `idle` ms have passed since `touched`: in whole seconds while it is less than `warn` ms; 0 before. */
export function leftS(touched: number, now: number, idle = IDLE_MS, warn = WARN_MS): number {
  const left = touched + idle - now
  return left > warn ? 0 : Math.max(1, Math.ceil(left / 1000))
}

export function touch(): void {
  touchedAt = Date.now()
  idleLeftS.value = 0
}

function beat(): void {
  tick()
  ticks += 1
  if (stage.value !== 'inside') return
  if (Date.now() - touchedAt >= IDLE_MS) {
    touch()
    void signOut('staff.ended_idle')
    return
  }
  idleLeftS.value = leftS(touchedAt, Date.now())
  if (!document.hidden && ticks % POLL_S === 0) void refreshQueue()
}

export function watch(name: string): void {
  setInterval(beat, TICK_MS)
  for (const event of ['pointerdown', 'keydown', 'wheel'] as const) {
    // The notice asks for a click of its own: a hand that brushes the mouse is not a person who is there.
    window.addEventListener(event, () => idleLeftS.value === 0 && touch(), { passive: true })
  }
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return
    tick()
    void refreshQueue()
  })
  effect(() => {
    const waiting = items.value?.length ?? 0
    document.title = `${waiting > 0 ? `(${waiting}) ` : ''}${t('staff.title')} · ${name}`
  })
  effect(() => {
    if (stage.value === 'inside') touch()
  })
}
