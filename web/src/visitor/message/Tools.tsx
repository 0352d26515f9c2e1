// What can be done with a message: react, answer, edit, take back, report, or turn to who wrote it.
import { t } from '../../shared/i18n'
import { IconButton } from '../../shared/parts'
import type { Message as MessageValue, Room } from '../../shared/room'
import { minute } from '../../shared/ticks'
import { siteNow } from '../../shared/time'
import { dialog, site, store } from '../app'
import { change } from '../drafts'
import { focusComposer } from '../focus'
import { reportMessage } from './report'

export function Tools(props: {
  room: Room
  message: MessageValue
  mine: boolean
  tabIndex: number
  onPick: () => void
}) {
  const { room, message, mine, tabIndex } = props
  minute.value
  const editable = mine && !message.photo && siteNow() - message.atMs < store.editS * 1000
  const host = site.value !== null && room.info.value?.you_host === true
  return (
    <>
      <IconButton icon="react" label={t('message.react')} small tabIndex={tabIndex} onClick={props.onPick} />
      <IconButton
        icon="reply"
        label={t('message.reply')}
        small
        tabIndex={tabIndex}
        onClick={() => {
          change(room.id, { replyTo: message.seq, editing: null })
          focusComposer()
        }}
      />
      {editable && (
        <IconButton
          icon="edit"
          label={t('message.edit')}
          small
          tabIndex={tabIndex}
          onClick={() => {
            change(room.id, { text: message.text, editing: message.seq, replyTo: null, problem: null })
            focusComposer()
          }}
        />
      )}
      {mine ? (
        <IconButton
          icon="retract"
          label={t('message.retract')}
          small
          tabIndex={tabIndex}
          onClick={() => store.retract(room.id, message.seq)}
        />
      ) : (
        <IconButton
          icon="flag"
          label={t('message.report')}
          small
          tabIndex={tabIndex}
          onClick={() => reportMessage(room, message)}
        />
      )}
      {!mine && (
        <IconButton
          icon={host ? 'host' : 'more'}
          label={t('message.author', { name: message.name })}
          small
          tabIndex={tabIndex}
          onClick={() => {
            dialog.value = {
              kind: 'person',
              person: { tag: message.author, name: message.name },
              room: room.id,
            }
          }}
        />
      )}
    </>
  )
}
