// All of photos that people see: the one they chose, those on their way, those in the log, and the large view.
// Loaded by load.ts.
import { signal, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '../../shared/Icon'
import { number, t, tCode } from '../../shared/i18n'
import { Avatar, Loading, Modal } from '../../shared/parts'
import { covered as coverAll } from '../../shared/preferences'
import type { Message, Room } from '../../shared/room'
import { dialog, leftText, me as settings, store } from '../app'
import { change, draftOf } from '../drafts'
import { focusComposer } from '../focus'
import { reportMessage } from '../Message'
import { Why } from '../Why'
import { fetchPhoto, previewOf, transport } from './bytes'
import { prepared, Unfit } from './prepare'
import { arrived, drop, type Sending as Row, send, sending, take } from './sending'
import './photo.css'

export { take }

// ------------------------------------------------------------------ choosing

interface Chosen {
  readonly room: string
  readonly state: 'preparing' | 'ready' | 'unfit'
  readonly code: string
  readonly blob: Blob | null
  readonly url: string
}

const chosen = signal<Chosen | null>(null)
const words = signal('')
const WORDS_MAX = 300

function put(next: Chosen | null): void {
  if (chosen.value?.url && chosen.value.url !== next?.url) URL.revokeObjectURL(chosen.value.url)
  chosen.value = next
}

/** A file was picked or pasted: show it before it goes anywhere. */
export async function choose(room: string, file: Blob): Promise<void> {
  words.value = ''
  const asked: Chosen = { room, state: 'preparing', code: '', blob: null, url: '' }
  put(asked)
  try {
    const blob = await prepared(file, store.photoMaxBytes)
    if (chosen.value === asked) put({ ...asked, state: 'ready', blob, url: URL.createObjectURL(blob) })
  } catch (error) {
    const code = error instanceof Unfit ? error.code : 'photo_broken'
    if (chosen.value === asked) put({ ...asked, state: 'unfit', code })
  }
}

/** The chosen picture above the composer, to be sent or not. */
export function ChosenPhoto({ room }: { room: Room }) {
  const one = chosen.value
  const ready = useRef<HTMLButtonElement>(null)
  const state = one?.room === room.id ? one.state : null
  useEffect(() => {
    if (state === 'ready') ready.current?.focus()
  }, [state])
  if (one === null || state === null) return null
  const close = () => {
    put(null)
    focusComposer()
  }
  const go = () => {
    if (one.blob === null) return
    const replyTo = draftOf(room.id).value.replyTo ?? 0
    // The row has an address of its own: this one goes with the panel.
    const row = {
      cid: crypto.randomUUID(),
      room: room.id,
      replyTo,
      blob: one.blob,
      words: words.value.trim(),
      url: URL.createObjectURL(one.blob),
    }
    void send(row, transport)
    change(room.id, { replyTo: null })
    close()
  }
  return (
    <section class="photo-chosen" aria-label={t('photo.chosen')} data-state={one.state}>
      {one.state === 'preparing' && <Loading label={t('photo.preparing')} />}
      {one.state === 'unfit' && (
        <p class="error" role="alert">
          {tCode('error', one.code)}
        </p>
      )}
      {one.state === 'ready' && (
        <>
          <img class="photo-thumb" src={one.url} alt={t('photo.chosen')} />
          <label class="field photo-words">
            <span class="label">{t('photo.words')}</span>
            <input
              id="photo-words"
              type="text"
              dir="auto"
              autocomplete="off"
              maxLength={WORDS_MAX}
              value={words.value}
              onInput={(event) => {
                words.value = event.currentTarget.value
              }}
              onKeyDown={(event) => {
                // Not the message under it.
                if (event.key !== 'Enter' || event.isComposing) return
                event.preventDefault()
                go()
              }}
            />
          </label>
          <p class="hint">{t(room.info.value?.kind === 'direct' ? 'photo.goes_direct' : 'photo.goes')}</p>
        </>
      )}
      <div class="actions">
        {one.state === 'ready' && (
          <button
            ref={ready}
            type="button"
            class={`button button-small ${room.info.value?.kind === 'direct' ? 'button-rose' : 'button-primary'}`}
            onClick={go}
          >
            <Icon name="send" /> {t('photo.send')}
          </button>
        )}
        <button type="button" class="button button-small button-quiet" onClick={close}>
          {t('cancel')}
        </button>
      </div>
    </section>
  )
}

// ------------------------------------------------------------------ on their way

export const anyOnItsWay = (room: string): boolean => sending.value.some((one) => one.room === room)

export function PhotosOnTheirWay({ room }: { room: Room }) {
  const rows = sending.value.filter((one) => one.room === room.id)
  // The message and the verdict come in either order.
  const last = room.messages.value.at(-1)?.seq ?? 0
  const kept = rows.filter((one) => one.state === 'kept').length
  useEffect(() => arrived(room.id, room.top), [last, kept])
  return (
    <>
      {rows.map((one) => (
        <OnItsWay key={one.cid} one={one} />
      ))}
    </>
  )
}

/** What is left before this pass may send photos, as last heard. */
function photosLeft(): string {
  const { seconds = 0, messages = 0 } = settings.value?.probation?.photos ?? {}
  return leftText(Math.ceil(seconds / 60), messages) || '…'
}

function OnItsWay({ one }: { one: Row }) {
  const me = store.me.value
  const { state, verdict } = one
  const percent = Math.round(one.done * 100)
  const code = state === 'expired' ? 'hold_expired' : (verdict?.code ?? 'internal')
  const over = state === 'refused' || state === 'expired'
  return (
    <li
      class={`message message-mine message-pending message-${over ? state : state === 'held' ? 'held' : 'sending'}`}
      data-photo={one.cid}
      data-state={state}
    >
      <Avatar tag={me.tag} name={me.name} />
      <div class="message-body">
        <img class="photo-thumb" src={one.url} alt={t('photo.own')} />
        {one.words !== '' && (
          <p class="message-text" dir="auto">
            {one.words}
          </p>
        )}
        <p class="message-state" role="status">
          {state === 'sending' && t('photo.sending', { percent: number(percent) })}
          {(state === 'checking' || state === 'kept') && t('photo.checking')}
          {state === 'held' && t('photo.held')}
          {(over || state === 'failed') && tCode('error', code, { s: Math.ceil(verdict?.retry_after_s ?? 0) })}
        </p>
        {state === 'sending' && (
          <progress class="photo-progress" max={100} value={percent} aria-label={t('photo.progress')} />
        )}
        {code === 'on_probation' && state === 'failed' && (
          <p class="hint">{t('photo.probation', { left: photosLeft() })}</p>
        )}
        {verdict && (over || state === 'held') && (
          <div class="message-why">
            <Why verdict={verdict} />
          </div>
        )}
        <div class="actions">
          {state === 'failed' && (
            <button type="button" class="button button-small" onClick={() => void send(one, transport)}>
              {t('photo.again')}
            </button>
          )}
          {state !== 'checking' && state !== 'kept' && (
            <button type="button" class="button button-small button-quiet" onClick={() => drop(one.cid)}>
              {t(state === 'sending' ? 'cancel' : state === 'held' ? 'pending.hide' : 'pending.drop')}
            </button>
          )}
        </div>
      </div>
    </li>
  )
}

// ------------------------------------------------------------------ in the log

/** Photos a person asked to see, and in one-to-ones the people whose first one they asked to see. This page only. */
const shown = signal<ReadonlySet<string>>(new Set())
const idOf = (room: Room, message: Message) => `${room.id} ${room.epoch} ${message.seq}`
const personOf = (room: Room, message: Message) => `${room.id} ${message.author}`

function whyCovered(room: Room, message: Message): 'blurred' | 'first' | 'chosen' | null {
  if (message.author === store.me.value.tag || shown.value.has(idOf(room, message))) return null
  if (message.photo?.blurred) return 'blurred'
  if (room.info.value?.kind === 'direct' && !shown.value.has(personOf(room, message))) return 'first'
  return coverAll.value ? 'chosen' : null
}

export function Photo({ room, message, tabIndex }: { room: Room; message: Message; tabIndex: number }) {
  const photo = message.photo
  const why = whyCovered(room, message)
  if (!photo) return null
  const show = () => {
    shown.value = new Set([...shown.value, idOf(room, message), personOf(room, message)])
  }
  return (
    <>
      <div class="photo" data-covered={why ?? undefined}>
        {why === null ? (
          <button
            type="button"
            class="photo-open"
            tabIndex={tabIndex}
            aria-label={t('photo.open', { name: message.name })}
            onClick={() => {
              dialog.value = { kind: 'photo', room: room.id, seq: message.seq }
            }}
          >
            <Picture message={message} />
          </button>
        ) : (
          <>
            <Preview message={message} />
            <div class="photo-over">
              <p>{t(`photo.covered.${why}`)}</p>
              <div class="actions">
                <button type="button" class="button button-small" data-show onClick={show}>
                  {t('photo.show')}
                </button>
                <button
                  type="button"
                  class="button button-small button-quiet"
                  onClick={() => reportMessage(room, message)}
                >
                  <Icon name="flag" /> {t('message.report')}
                </button>
              </div>
            </div>
          </>
        )}
      </div>
      {message.text !== '' && (
        <p class="message-text" dir="auto" lang={room.info.value?.lang}>
          {message.text}
        </p>
      )}
    </>
  )
}

/** An address for a picture in memory, as long as the component is there. */
function useAddress(make: () => Blob | null, of: unknown): string {
  const url = useSignal('')
  useEffect(() => {
    const blob = make()
    if (blob === null) return
    const address = URL.createObjectURL(blob)
    url.value = address
    return () => {
      url.value = ''
      URL.revokeObjectURL(address)
    }
  }, [of])
  return url.value
}

/** Colours without shapes, at the size the picture will have. */
function Preview({ message }: { message: Message }) {
  const photo = message.photo
  const url = useAddress(() => (photo ? previewOf(photo.preview) : null), photo?.id)
  return (
    <img class="photo-image photo-preview" src={url || undefined} width={photo?.width} height={photo?.height} alt="" />
  )
}

/** The picture, fetched when it comes near the screen; forgotten with its message. */
function Picture({ message }: { message: Message }) {
  const photo = message.photo
  const box = useRef<HTMLSpanElement>(null)
  const near = useSignal(false)
  const blob = useSignal<Blob | null>(null)
  const fault = useSignal('')
  const tried = useSignal(0)
  const url = useAddress(() => blob.value, blob.value)
  useEffect(() => {
    if (!box.current) return
    const watch = new IntersectionObserver((seen) => {
      if (seen.some((one) => one.isIntersecting)) near.value = true
    })
    watch.observe(box.current)
    return () => watch.disconnect()
  }, [])
  useEffect(() => {
    if (!near.value || !photo || blob.value) return
    const leaving = new AbortController()
    fault.value = ''
    fetchPhoto(photo.id, leaving.signal).then(
      (found) => {
        blob.value = found
      },
      (error: Error) => {
        if (!leaving.signal.aborted) fault.value = error.message
      },
    )
    return () => leaving.abort()
  }, [near.value, photo?.id, tried.value])
  const alt = t('photo.by', { name: message.name })
  return (
    <span ref={box} class="photo-box">
      {url ? (
        <img class="photo-image" src={url} width={photo?.width} height={photo?.height} alt={alt} />
      ) : (
        <Preview message={message} />
      )}
      {fault.value !== '' && (
        // Inside the button that opens the large view, which tries again.
        <span class="photo-fault">{t(fault.value === 'not_found' ? 'photo.gone' : 'photo.fault')}</span>
      )}
    </span>
  )
}

// ------------------------------------------------------------------ large

/** One photo over the page; the arrows go to the others of the room that may be seen. It ends with its message. */
export function Viewer({ room: id, seq, onClose }: { room: string; seq: number; onClose: () => void }) {
  const room = store.rooms.value.get(id)
  const hidden = store.blocked.value
  const seen = (room?.messages.value ?? []).filter(
    (one) => one.photo && one.state === 'living' && !hidden.has(one.author) && room && whyCovered(room, one) === null,
  )
  const at = seen.findIndex((one) => one.seq === seq)
  const message = seen[at]
  useEffect(() => {
    if (!message) onClose()
  }, [message === undefined])
  useEffect(() => {
    const turn = (event: KeyboardEvent) => {
      const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
      const next = seen[at + step]
      if (step !== 0 && next) dialog.value = { kind: 'photo', room: id, seq: next.seq }
    }
    window.addEventListener('keydown', turn)
    return () => window.removeEventListener('keydown', turn)
  }, [at, seen.length])
  if (!room || !message) return null
  const to = (step: number) => {
    const next = seen[at + step]
    return next
      ? () => {
          dialog.value = { kind: 'photo', room: id, seq: next.seq }
        }
      : undefined
  }
  return (
    <Modal title={t('photo.by', { name: message.name })} wide onClose={onClose}>
      <div class="photo-large">
        <Picture key={message.seq} message={message} />
      </div>
      <div class="actions photo-turn">
        <button type="button" class="button button-small" disabled={!to(-1)} onClick={to(-1)}>
          {t('photo.before')}
        </button>
        <button type="button" class="button button-small" disabled={!to(1)} onClick={to(1)}>
          {t('photo.after')}
        </button>
        {message.author !== store.me.value.tag && (
          <button type="button" class="button button-small button-quiet" onClick={() => reportMessage(room, message)}>
            <Icon name="flag" /> {t('message.report')}
          </button>
        )}
      </div>
    </Modal>
  )
}
