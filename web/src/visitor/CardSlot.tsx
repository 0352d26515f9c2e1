// Where the card of a room stands, once there is one. Card and texts are fetched with the first: most visitors never
// need them.
import { useSignalEffect } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { t } from '../shared/i18n'
import { late } from '../shared/late'
import type { Room } from '../shared/room'
import { toast } from '../shared/toasts'
import { cards } from './cards'

const { part, load } = late(() => import('./Card'), {
  fr: () => import('../../locales/card.fr.json'),
  en: () => import('../../locales/card.en.json'),
})

export function CardSlot({ room }: { room: Room }) {
  useSignalEffect(() => {
    const info = room.info.value
    const unread = room.messages.value.length > 0
    if (unread && info?.kind === 'direct' && info.judged === false)
      void import('./localCards').then((part) => part.watch(room)).catch(() => undefined)
  })
  const card = cards.value.get(room.id)
  useEffect(() => {
    if (!card) return
    // Cut off: the short warning at least, and another try with the next card.
    load().catch(() => toast(t('notice.card'), { tone: 'danger' }))
  }, [card])
  return card && part.value && <part.value.Card room={room} card={card} />
}
