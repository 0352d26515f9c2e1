// The message that is answered, in one line above the answer.
import { Icon } from '../../shared/Icon'
import { t } from '../../shared/i18n'
import type { Room } from '../../shared/room'
import { hueOf } from '../../shared/text'
import { store } from '../app'
import { wordsOf } from './words'

export function Quote({ room, seq }: { room: Room; seq: number }) {
  const target = room.find(seq)
  const visible = target && target.state === 'living' && !store.blocked.value.has(target.author)
  return (
    <p class="quote">
      <Icon name="reply" />
      {visible ? (
        <>
          <span class={`quote-name hue-${hueOf(target.author)}`} dir="auto">
            {target.name}
          </span>
          <span class="quote-text" dir="auto" lang={room.info.value?.lang}>
            {wordsOf(room, target)}
          </span>
        </>
      ) : (
        <span class="quote-text">{t('message.quote_gone')}</span>
      )}
    </p>
  )
}
