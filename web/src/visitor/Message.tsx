// One message: who, when, until when, what, reactions, and what can be done with it.
import { type Signal, useSignal } from '@preact/signals'
import { Icon } from '../shared/Icon'
import { clock, number, t, tCode } from '../shared/i18n'
import { Avatar, IconButton } from '../shared/parts'
import type { Message as MessageValue, Room } from '../shared/room'
import { hueOf, mentionSpans, pieces } from '../shared/text'
import { minute } from '../shared/ticks'
import { localMs, siteNow } from '../shared/time'
import { block, dialog, site, store } from './app'
import { change } from './drafts'
import { focusComposer } from './focus'
import { PhotoSlot } from './photo/Slot'
import { type Reading, readingOf } from './reading'
import { HelpLines } from './Why'

const EMOJI = ['👍', '❤️', '😂', '😮', '😢', '🎉']
/** From here on the hour of going is lit. */
const SOON_MS = 15 * 60_000

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
  /** The picker goes; the keyboard stays on the message. */
  const picked = (from: HTMLElement) => {
    from.closest<HTMLElement>('.message')?.focus()
    picking.value = false
  }
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
            <fieldset
              class="picker"
              ref={(box) => {
                if (box && !box.contains(document.activeElement)) box.querySelector('button')?.focus()
              }}
              onKeyDown={(event) => {
                if (event.key !== 'Escape') return
                event.stopPropagation()
                picked(event.currentTarget)
              }}
            >
              <legend class="visually-hidden">{t('message.react')}</legend>
              {EMOJI.map((emoji) => (
                <button
                  key={emoji}
                  type="button"
                  class="emoji-button"
                  onClick={(event) => {
                    picked(event.currentTarget)
                    const on = !message.reactions.get(emoji)?.includes(store.me.value.tag)
                    store.react(room.id, message.seq, emoji, on)
                  }}
                >
                  {emoji}
                </button>
              ))}
              <IconButton
                icon="close"
                label={t('close')}
                small
                onClick={(event) => picked(event.currentTarget as HTMLElement)}
              />
            </fieldset>
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

function Head({ room, message, mine, here }: { room: Room; message: MessageValue; mine: boolean; here: boolean }) {
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

/** What this page found in a message nobody else judged, and what its reader can do about it. */
function Caution(props: {
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

export function reportMessage(room: Room, message: MessageValue): void {
  dialog.value = {
    kind: 'report',
    target: {
      kind: 'message',
      label: t('report.message', { name: message.name }),
      room: room.id,
      seq: message.proven.seq,
      tag: message.author,
      receipt: message.receipt,
      // A photo that is gone cannot be shown to anybody; that there was one, and whose, can be known.
      vanished: {
        epoch: room.epoch,
        at_ms: message.proven.atMs,
        author: message.author,
        text: message.text,
        kind: message.proven.kind,
        target: message.proven.kind === 'edit' ? message.seq : 0,
        name: message.name,
        photo: message.photo?.id,
      },
    },
  }
}

function Quote({ room, seq }: { room: Room; seq: number }) {
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

/** A text as it may stand outside its own row: covered ones are named, not shown. */
export const wordsOf = (room: Room, message: MessageValue): string =>
  message.photo
    ? `${t('photo.word')} ${message.text}`.trim()
    : readingOf(room, message, message.author === store.me.value.tag).covered
      ? t('caution.covered')
      : message.text

function Reactions({ room, message, here }: { room: Room; message: MessageValue; here: boolean }) {
  if (message.reactions.size === 0) return null
  return (
    <ul class="reactions" aria-label={t('message.reactions')}>
      {[...message.reactions].map(([emoji, tags]) => {
        const mine = tags.includes(store.me.value.tag)
        return (
          <li key={emoji}>
            <button
              type="button"
              class="reaction"
              aria-pressed={mine}
              tabIndex={here ? 0 : -1}
              onClick={() => store.react(room.id, message.seq, emoji, !mine)}
            >
              <span>{emoji}</span> {number(tags.length)}
            </button>
          </li>
        )
      })}
    </ul>
  )
}

function Tools(props: { room: Room; message: MessageValue; mine: boolean; tabIndex: number; onPick: () => void }) {
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
