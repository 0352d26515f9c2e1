// Cards: something in a room to take care of, one at a time for each room.
import { signal } from '@preact/signals'
import { t } from '../shared/i18n'
import { toast } from '../shared/toasts'
import { roomOnScreen, show } from './app'
import type { Card } from './kinds'

/** The card of each room that has one. */
export const cards = signal<ReadonlyMap<string, Card>>(new Map())

/** Show a card in its room; who is elsewhere on the page is led there. */
export function warn(room: string, card: Card): void {
  cards.value = new Map(cards.value).set(room, card)
  if (roomOnScreen.value === room) return
  toast(t('notice.card'), {
    tone: 'danger',
    action: { label: 'talks.go', run: () => show({ kind: 'room', id: room }) },
    untilIn: room,
  })
}

export function putAway(room: string): void {
  const left = new Map(cards.value)
  left.delete(room)
  cards.value = left
}
