// What of photos the page has from its beginning: the way in, and the place for one in the log.
import { useEffect } from 'preact/hooks'
import { Icon } from '../../shared/Icon'
import { t, tCode } from '../../shared/i18n'
import type { Message, Room } from '../../shared/room'
import { toast } from '../../shared/toasts'
import { store } from '../app'
import { loadPhotos, photoUi } from './load'

/** A file to send in a room, from wherever it came. */
export function picked(room: Room, file: Blob): void {
  // Nobody looks at photos before they arrive in a one-to-one that is not judged, so there are none.
  const code = store.photos.value ? room.info.value?.judged === false && 'text_only' : 'photos_off'
  if (code) {
    toast(tCode('error', code))
    return
  }
  loadPhotos().then(
    (ui) => ui.choose(room.id, file),
    () => toast(tCode('error', 'unreachable'), { tone: 'danger' }),
  )
}

/** A button that opens the device's own choice: files, gallery or camera. */
export function AddPhoto({ room }: { room: Room }) {
  if (!store.photos.value) return null
  const none = room.info.value?.judged === false
  return (
    <label class="button button-quiet button-icon composer-photo" title={t('photo.add')}>
      <Icon name="photo" />
      <input
        type="file"
        accept="image/*"
        class="visually-hidden"
        id="composer-photo"
        aria-label={none ? `${t('photo.add')}: ${tCode('error', 'text_only')}` : t('photo.add')}
        onClick={(event) => {
          if (!none) return
          event.preventDefault()
          toast(tCode('error', 'text_only'))
        }}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (file) picked(room, file)
        }}
      />
    </label>
  )
}

export function PhotoSlot(props: { room: Room; message: Message; tabIndex: number }) {
  useEffect(() => {
    // Tried again with the next one that comes.
    loadPhotos().catch(() => undefined)
  }, [])
  return photoUi.value ? <photoUi.value.Photo {...props} /> : <p class="message-text">{t('photo.word')}</p>
}
