// All of photos that people see: the one they chose, those on their way, those in the log, and the large view.
// Loaded by load.ts.
import { signal, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '../../shared/Icon'
import { t } from '../../shared/i18n'
import { Modal } from '../../shared/parts'
import { covered as coverAll } from '../../shared/preferences'
import type { Message, Room } from '../../shared/room'
import { dialog, store } from '../app'
import { reportMessage } from '../message/report'
import { fetchPhoto, previewOf } from './bytes'
import './photo.css'

export { ChosenPhoto, choose } from './Chosen'
export { onTheirWay } from './OnTheirWay'
export { take } from './sending'

interface Sides {
  readonly width: number
  readonly height: number
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
      <div
        class="photo"
        data-covered={why ?? undefined}
        style={why === null ? sized(photo, '24rem', '20rem') : undefined}
      >
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

/** The width a picture gets before anything of it is loaded: its height follows, so nothing moves later. */
const sized = ({ width, height }: Sides, wide: string, high: string) => ({
  width: `min(100%, ${wide}, calc(${high} * ${width / height}), ${width}px)`,
})

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
    <span ref={box} class="photo-box" style={{ aspectRatio: photo && `${photo.width} / ${photo.height}` }}>
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
        <div style={message.photo ? sized(message.photo, '100%', '70vh') : undefined}>
          <Picture key={message.seq} message={message} />
        </div>
      </div>
      <div class="actions photo-turn">
        {seen.length > 1 && (
          <>
            <button type="button" class="button button-small" aria-disabled={!to(-1)} onClick={to(-1)}>
              {t('photo.before')}
            </button>
            <button type="button" class="button button-small" aria-disabled={!to(1)} onClick={to(1)}>
              {t('photo.after')}
            </button>
          </>
        )}
        {message.author !== store.me.value.tag && (
          <button type="button" class="button button-small button-quiet" onClick={() => reportMessage(room, message)}>
            <Icon name="flag" /> {t('message.report')}
          </button>
        )}
      </div>
    </Modal>
  )
}
