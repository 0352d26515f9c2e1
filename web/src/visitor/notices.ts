// What comes back: messages that arrived, what became of one's own, and what the server says unasked.
import { signal } from '@preact/signals'
import { t, tCode } from '../shared/i18n'
import type { Message, Room } from '../shared/room'
import type { Pending } from '../shared/store'
import { tick } from '../shared/ticks'
import { siteNow } from '../shared/time'
import { toast } from '../shared/toasts'
import type { Notice, VerdictFrame } from '../shared/wire.gen'
import { type Ears, roomOnScreen, show, store } from './app'
import { warn } from './cards'
import { change, clearDraft, draftOf } from './drafts'
import { toSupport } from './guard'
import { probation, refreshMe, slowUntil } from './me'
import { refreshTalks, titleOf } from './people'
import { photoUi } from './photo/load'

/** Messages that arrived, for the announcer. */
export const arrivals = signal<readonly { room: string; message: Message }[]>([])

/** What became of one's own, for the announcer: at once, paused or not. */
export const said = signal('')

const say = (text: string): void => {
  said.value = text
}

/** What the store is given to tell of. */
export const ears: Ears = {
  arrived,
  notice,
  refused,
  accepted,
  held: () => say(t('pending.held')),
  elsewhere: (verdict) => photoUi.value?.take(verdict),
  error: (code) => toast(tCode('error', code), { tone: 'danger' }),
}

function arrived(room: Room, messages: readonly Message[]): void {
  arrivals.value = messages.map((message) => ({ room: room.id, message }))
}

function accepted(pending: Pending, verdict: VerdictFrame): void {
  if (probation.value !== null && pending.frame.type === 'send') void refreshMe()
  const info = store.rooms.value.get(pending.frame.room)?.info.value
  if (pending.frame.type !== 'send' || !info || info.slow_s === 0 || info.you_host) return
  tick()
  slowUntil.value = new Map(slowUntil.value).set(info.id, (verdict.at_ms || pending.atMs) + info.slow_s * 1000)
}

/** A final no: the text goes back where it was typed, unless something else is being written there by now. */
function refused(pending: Pending): void {
  const { frame, verdict } = pending
  if (!verdict) return
  if (verdict.code === 'on_probation') void refreshMe()
  if (verdict.code === 'slow_mode' && verdict.retry_after_s) {
    slowUntil.value = new Map(slowUntil.value).set(frame.room, siteNow() + verdict.retry_after_s * 1000)
  }
  if (frame.type !== 'send' && frame.type !== 'edit') {
    store.dismiss(pending.cid)
    toast(tCode('error', verdict.code ?? 'internal'), { tone: 'danger' })
    return
  }
  if (draftOf(frame.room).value.text.trim() !== '') {
    // A refused message stays in the log with a way back; a refused edit has no row of its own.
    if (frame.type === 'edit') {
      toast(tCode('error', verdict.code ?? 'internal'), {
        tone: 'danger',
        action: { label: 'pending.back', run: () => putBack(pending) },
      })
    }
    return
  }
  if (pending.state === 'expired') {
    say(t('pending.expired'))
    return
  }
  putBack(pending)
}

/** The text of a refused or expired send, back into the composer with its reason. */
export function putBack(pending: Pending): void {
  const { frame, verdict } = pending
  if ((frame.type !== 'send' && frame.type !== 'edit') || !verdict) return
  store.dismiss(pending.cid)
  change(frame.room, {
    text: frame.text,
    replyTo: frame.type === 'send' ? (frame.reply_to ?? null) : null,
    editing: frame.type === 'edit' ? frame.target : null,
    problem: { text: frame.text, verdict },
  })
}

function notice(frame: Notice): void {
  const params = (frame.params ?? {}) as Record<string, string | number>
  const claim = typeof params.claim === 'string' && params.claim !== '' ? params.claim : undefined
  const title = frame.room ? titleOf(store.rooms.value.get(frame.room)?.info.value ?? null, frame.room) : ''
  const text = tCode('notice', frame.code, { room: title, ...params, s: params.retry_after_s ?? 0 })
  switch (frame.code) {
    case 'card':
      // Stays until it is put away: what happens, and what one can do about it.
      if (frame.room) warn(frame.room, { kind: String(params.kind ?? ''), tag: String(params.tag ?? '') })
      return
    case 'ended_kindly':
      toSupport(claim)
      return
    case 'request_received':
      void refreshTalks()
      toast(text, { tone: 'rose', action: { label: 'talks.open', run: () => show({ kind: 'talks' }) } })
      return
    case 'request_accepted': {
      const id = String(params.room ?? frame.room ?? '')
      void refreshTalks()
      toast(text, {
        tone: 'rose',
        action: { label: 'talks.go', run: () => show({ kind: 'room', id }) },
        untilIn: id,
      })
      return
    }
    case 'request_declined':
    case 'blocked':
      void refreshTalks()
      toast(text)
      return
    case 'hold_released':
      // In the room it is seen, and only said; elsewhere it is told.
      if (roomOnScreen.value === frame.room) say(text)
      else toast(text)
      return
    case 'room_closed':
      toast(text, { tone: claim ? 'danger' : 'plain', claim })
      // Who closed it need not be shown that it is closed.
      if (frame.room && store.rooms.value.get(frame.room)?.info.value?.you_host) {
        if (roomOnScreen.value === frame.room) show({ kind: 'rooms' })
        store.leave(frame.room)
        clearDraft(frame.room)
      }
      return
    case 'going_away':
      // The connection line says it.
      return
    default:
      toast(text, { tone: claim ? 'danger' : 'plain', claim })
  }
}
