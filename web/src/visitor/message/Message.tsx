// One message: who, when, until when, what, reactions, and what can be done with it.
import { type Signal, useSignal } from '@preact/signals'
import { t, tCode } from '../../shared/i18n'
import { Avatar } from '../../shared/parts'
import type { Message as MessageValue, Room } from '../../shared/room'
import { mentionSpans, pieces } from '../../shared/text'
import { store } from '../app'
import { PhotoSlot } from '../photo/Slot'
import { readingOf } from '../reading'
import { Caution } from './Caution'
import { Head } from './Head'
import { Quote } from './Quote'
import { Picker, Reactions } from './Reactions'
import { Tools } from './Tools'

interface Props {
  room: Room
  message: MessageValue
  /** Continues the message above: no name, no hour. */
  joined: boolean
  /** Seq of the message the keyboard is on. */
  current: Signal<number>
}

export function Message({ room, message, joined, current }: Props) {
  const mine = message.author === store.me.value.tag
  const picking = useSignal(false)
  const uncovered = useSignal(false)
  const reading = readingOf(room, message, mine)
  const covered = reading.covered && !uncovered.value
  const here = current.value === message.seq
  const toMe = message.mentions.includes(store.me.value.tag)
  const changing = store.pending.value.find(
    (one) => one.frame.room === room.id && 'target' in one.frame && one.frame.target === message.seq,
  )
  const edit = changing?.frame.type === 'edit' && changing.state !== 'refused' ? changing : undefined
  const classes = [
    'message',
    joined && 'message-joined',
    mine && 'message-mine',
    toMe && 'message-to-me',
    here && 'message-here',
    message.state !== 'living' && 'message-void',
  ]
  return (
    <li
      class={classes.filter(Boolean).join(' ')}
      data-seq={message.seq}
      tabIndex={here ? 0 : -1}
      onFocusIn={() => {
        current.value = message.seq
      }}
      onPointerDown={(event) => {
        if (event.pointerType !== 'mouse') current.value = message.seq
      }}
    >
      {joined ? <span class="message-gutter" /> : <Avatar tag={message.author} name={message.name} />}
      <div class="message-body">
        {message.replyTo > 0 && <Quote room={room} seq={message.replyTo} />}
        {!joined && <Head room={room} message={message} mine={mine} here={here} />}
        {covered ? null : message.photo ? (
          <PhotoSlot room={room} message={message} tabIndex={here ? 0 : -1} />
        ) : message.state === 'living' ? (
          <p class="message-text" dir="auto">
            <span lang={room.info.value?.lang}>
              <Text text={edit?.frame.type === 'edit' ? edit.frame.text : message.text} room={room} message={message} />
            </span>
            {message.edited && <small class="message-mark"> {t('message.edited')}</small>}
            {edit && (
              <small class="message-mark">
                {' '}
                {edit.state === 'held' ? t('message.edit_held') : t('message.saving')}
              </small>
            )}
          </p>
        ) : (
          <p class="message-text message-gone">
            {message.state === 'retracted'
              ? t('message.retracted')
              : t('message.removed', { reason: tCode('reason', message.reason) })}
          </p>
        )}
        {(covered || reading.findings.length > 0) && (
          <Caution
            reading={reading}
            room={room}
            message={message}
            tabIndex={here ? 0 : -1}
            onShow={
              covered
                ? () => {
                    uncovered.value = true
                  }
                : null
            }
          />
        )}
        <Reactions room={room} message={message} here={here} />
      </div>
      {message.state === 'living' && (
        <div class="message-tools">
          {picking.value ? (
            <Picker
              room={room}
              message={message}
              onPicked={(from) => {
                // The picker goes; the keyboard stays on the message.
                from.closest<HTMLElement>('.message')?.focus()
                picking.value = false
              }}
            />
          ) : (
            <Tools
              room={room}
              message={message}
              mine={mine}
              tabIndex={here ? 0 : -1}
              onPick={() => {
                picking.value = true
              }}
            />
          )}
        </div>
      )}
    </li>
  )
}

/** Plain text with mentions marked. Only ever text nodes. */
function Text({ text, room, message }: { text: string; room: Room; message: MessageValue }) {
  if (message.mentions.length === 0) return <>{text}</>
  const known = new Map<string, string>([[store.me.value.tag, store.me.value.name]])
  for (const person of room.people.value.sample) known.set(person.tag, person.name)
  for (const other of room.messages.value) known.set(other.author, other.name)
  const names = message.mentions.map((tag) => known.get(tag) ?? '').filter((name) => name !== '')
  return (
    <>
      {pieces(text, mentionSpans(text, names)).map((piece, index) =>
        piece.marked ? (
          <span key={index} class={`mention ${piece.text === `@${store.me.value.name}` ? 'mention-me' : ''}`}>
            {piece.text}
          </span>
        ) : (
          piece.text
        ),
      )}
    </>
  )
}
