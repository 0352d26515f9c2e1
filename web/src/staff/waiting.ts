// What waits for somebody: the queue as the server last told it, and where the keyboard stands in it. How a new list
// takes the place of the old one is in queue.ts.
import { signal } from '@preact/signals'
import { tn } from '../shared/i18n'
import { api, codeOf, goOutside, onOutside, spoken, stage } from './desk'
import { arranged, arrivedIn, cursorAfter, moved } from './queue'
import type { Item } from './wire'

export const link = signal<'live' | 'lost'>('live')
/** Null before the first answer. */
export const items = signal<readonly Item[] | null>(null)
export const alarms = signal<readonly string[]>([])
export const cursor = signal('')
/** Whether the pointer is over the list: nothing moves under it then. */
export const pointing = signal(false)

onOutside(() => {
  items.value = null
  alarms.value = []
  cursor.value = ''
})

let asking = false

/** Ask for the queue. A question that is still open is not asked twice. */
export async function refreshQueue(): Promise<void> {
  if (asking || stage.value !== 'inside') return
  asking = true
  try {
    const answer = await api.queue()
    if (stage.value !== 'inside') return
    link.value = 'live'
    take(answer.items)
    if (answer.alarms.join() !== alarms.value.join()) alarms.value = answer.alarms
  } catch (error) {
    if (codeOf(error) === 'not_staff') goOutside('staff.ended')
    else link.value = 'lost'
  } finally {
    asking = false
  }
}

function take(next: readonly Item[]): void {
  const before = items.value
  const shown = arranged(before ?? [], next, pointing.value)
  const fresh = before === null ? [] : arrivedIn(before, next)
  cursor.value = cursorAfter(before ?? [], shown, cursor.value)
  items.value = shown
  if (fresh.length > 0) spoken.value = tn('staff.arrived', fresh.length)
}

export function move(steps: number): void {
  cursor.value = moved(items.value ?? [], cursor.value, steps)
}
