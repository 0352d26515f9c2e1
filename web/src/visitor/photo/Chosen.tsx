// The photo somebody picked: shown before it goes anywhere, with what is on it in words.
import { signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '../../shared/Icon'
import { t, tCode } from '../../shared/i18n'
import { Loading } from '../../shared/parts'
import type { Room } from '../../shared/room'
import { store } from '../app'
import { change, draftOf } from '../drafts'
import { focusComposer } from '../focus'
import { transport } from './bytes'
import { prepared, Unfit } from './prepare'
import { send } from './sending'

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
