// Where the card of a room stands, once there is one. Card and texts are fetched with the first: most visitors never
// need them.
import { signal, useSignalEffect } from '@preact/signals'
import { alsoTexts, t } from '../shared/i18n'
import type { Room } from '../shared/room'
import { cards, toast } from './app'

type Late = typeof import('./Card')

const late = signal<Late | null>(null)
let asked = false

async function load(): Promise<void> {
  asked = true
  const texts = { fr: () => import('../../locales/card.fr.json'), en: () => import('../../locales/card.en.json') }
  try {
    const [part] = await Promise.all([import('./Card'), alsoTexts(texts)])
    late.value = part
  } catch {
    // Cut off: the short warning at least, and another try with the next card.
    asked = false
    toast(t('notice.card'), { tone: 'danger' })
  }
}

export function CardSlot({ room }: { room: Room }) {
  useSignalEffect(() => {
    const info = room.info.value
    const unread = room.messages.value.length > 0
    if (unread && info?.kind === 'direct' && info.judged === false)
      void import('./localCards').then((part) => part.watch(room)).catch(() => undefined)
  })
  const card = cards.value.get(room.id)
  if (!card) return null
  if (late.value === null) {
    if (!asked) void load()
    return null
  }
  return <late.value.Card room={room} card={card} />
}
