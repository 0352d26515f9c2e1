import { Icon } from '../../shared/Icon'
import { t, tCode } from '../../shared/i18n'
import type { Message as MessageValue, Room } from '../../shared/room'
import { block } from '../people'
import type { Reading } from '../reading'
import { HelpLines } from '../Why'
import { reportMessage } from './report'

/** What this page found in a message nobody else judged, and what its reader can do about it. */
export function Caution(props: {
  reading: Reading
  room: Room
  message: MessageValue
  tabIndex: number
  onShow: (() => void) | null
}) {
  const { reading, room, message, tabIndex, onShow } = props
  const family = (reading.findings.find((one) => one.action !== 'flag') ?? reading.findings[0])?.family
  return (
    <div class="caution" role="note">
      <p>{family ? tCode('caution', family) : t(reading.state === 'failed' ? 'caution.failed' : 'caution.waiting')}</p>
      {family === 'self_harm' && <HelpLines />}
      {reading.state !== 'waiting' && (
        <div class="actions">
          {onShow && (
            <button type="button" class="button button-small" tabIndex={tabIndex} onClick={onShow}>
              {t('caution.show')}
            </button>
          )}
          {family && (
            <>
              <button
                type="button"
                class="button button-small"
                tabIndex={tabIndex}
                onClick={() => reportMessage(room, message)}
              >
                <Icon name="flag" /> {t('message.report')}
              </button>
              <button
                type="button"
                class="button button-small button-quiet"
                tabIndex={tabIndex}
                onClick={() => void block({ tag: message.author, name: message.name }, true)}
              >
                <Icon name="block" /> {t('person.block')}
              </button>
            </>
          )}
        </div>
      )}
    </div>
  )
}
