// Who said it, when, and until when it stays.
import { Icon } from '../../shared/Icon'
import { clock, t } from '../../shared/i18n'
import type { Message as MessageValue, Room } from '../../shared/room'
import { hueOf } from '../../shared/text'
import { minute } from '../../shared/ticks'
import { localMs } from '../../shared/time'
import { dialog } from '../app'

/** From here on the hour of going is lit. */
const SOON_MS = 15 * 60_000

export function Head({
  room,
  message,
  mine,
  here,
}: {
  room: Room
  message: MessageValue
  mine: boolean
  here: boolean
}) {
  const soon = message.expiresMs - minute.value < SOON_MS
  const person = { tag: message.author, name: message.name }
  return (
    <div class="message-head">
      {mine ? (
        <strong class={`message-name hue-${hueOf(message.author)}`} dir="auto">
          {message.name} <small>{t('message.you')}</small>
        </strong>
      ) : (
        <button
          type="button"
          class={`message-name hue-${hueOf(message.author)}`}
          tabIndex={here ? 0 : -1}
          dir="auto"
          onClick={() => {
            dialog.value = { kind: 'person', person, room: room.id }
          }}
        >
          {message.name}
        </button>
      )}
      {room.info.value?.host === message.author && room.info.value?.kind !== 'direct' && (
        <span class="badge">{t('room.host')}</span>
      )}
      <time class="message-time" dateTime={new Date(message.atMs).toISOString()}>
        {clock(localMs(message.atMs))}
      </time>
      <span class={`message-until ${soon ? 'message-soon' : ''}`}>
        <Icon name="clock" />
        {t('message.gone_at', { time: clock(localMs(message.expiresMs)) })}
      </span>
    </div>
  )
}
