// Speaks new messages of the room on screen to screen readers, apart from the log: at most every few
// seconds, a busy room as a number, and not at all while paused. What became of one's own is said at once.
import { useSignal, useSignalEffect } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { t, tn } from '../shared/i18n'
import { paused } from '../shared/preferences'
import type { Message } from '../shared/room'
import { siteNow } from '../shared/time'
import { roomOnScreen, store } from './app'
import { wordsOf } from './message/words'
import { arrivals, said as own } from './notices'

const EVERY_MS = 4_000
/** Readers take a text up when it appears; it need not stay, and must not outlive its message. */
const CLEAR_MS = 1_000
/** More than this at once is said as a number. */
const FEW = 2

export function Announcer() {
  const said = useSignal('')
  useSignalEffect(() => {
    const room = roomOnScreen.value
    const me = store.me.peek().tag
    const fresh = arrivals.value
    if (fresh.length === 0) return
    // Taken out at once: nothing said here may outlive its message.
    arrivals.value = []
    waiting.push(...fresh.filter((one) => one.room === room && one.message.author !== me))
  })
  useSignalEffect(() => {
    if (own.value === '') return
    const timer = setTimeout(() => {
      own.value = ''
    }, CLEAR_MS)
    return () => clearTimeout(timer)
  })
  useEffect(() => {
    const timer = setInterval(() => {
      const now = siteNow()
      const living = waiting.splice(0).filter((one) => one.message.expiresMs > now)
      if (living.length === 0 || paused.peek()) return
      said.value =
        living.length <= FEW
          ? living.map((one) => `${one.message.name}: ${spoken(one)}`).join('. ')
          : tn('announce.many', living.length)
      setTimeout(() => {
        said.value = ''
      }, CLEAR_MS)
    }, EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  return (
    <>
      <div class="visually-hidden" id="announcer" role="status" aria-live="polite" aria-label={t('announce.label')}>
        {said.value}
      </div>
      <div class="visually-hidden" id="announcer-own" role="status" aria-live="polite">
        {own.value}
      </div>
    </>
  )
}

type Arrival = { readonly room: string; readonly message: Message }

const spoken = ({ room, message }: Arrival): string => {
  const found = store.rooms.peek().get(room)
  return found ? wordsOf(found, message) : ''
}

const waiting: Arrival[] = []
