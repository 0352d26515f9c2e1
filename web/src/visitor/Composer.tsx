// Where one writes. Enter sends, Shift+Enter breaks the line, Escape leaves reply or edit, Up in an empty
// field edits one's last message, @ offers who is here. What is refused comes back here with its reason.
import { useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { Icon } from '../shared/Icon'
import { duration, moment, number, t, tCode, tn } from '../shared/i18n'
import { IconButton } from '../shared/parts'
import type { Room } from '../shared/room'
import { lengthOf, matching, mentionAt } from '../shared/text'
import { second } from '../shared/ticks'
import { localMs, siteNow } from '../shared/time'
import type { Person } from '../shared/wire.gen'
import { socket, store } from './app'
import { change, clearDraft, draftOf, type Problem } from './drafts'
import { probationLeft, slowUntil } from './me'
import { wordsOf } from './message/words'
import { searchPeople } from './people'
import { photoUi } from './photo/load'
import { AddPhoto, picked } from './photo/Slot'
import { cares, Marked, toldOf, Why } from './Why'

const TYPING_EVERY_MS = 4_000
/** The counter shows from this many characters before the limit. */
const NEAR_LIMIT = 200

export function Composer({ room }: { room: Room }) {
  const draft = draftOf(room.id)
  const field = useRef<HTMLTextAreaElement>(null)
  const lastTyping = useRef(0)
  const offers = useSignal<readonly Person[]>([])
  const chosen = useSignal(0)
  const info = room.info.value
  const { text, editing, replyTo, problem } = draft.value
  const length = lengthOf(text)
  const over = length > store.maxText
  const waitMs = (slowUntil.value.get(room.id) ?? 0) - second.value
  const slow = editing === null && waitMs > 0
  const wait = duration(Math.ceil(Math.max(waitMs, 0) / 1000))
  const mutedUntil = info?.muted_until_ms ?? 0
  const refused = room.state.value === 'refused'
  // A shield that lets nobody but the host write locks like a mute does, and says until when.
  const shieldUntil = info?.shield === 'read_only' && !info.you_host ? (info.shield_until_ms ?? 0) : 0
  const lockedUntil = Math.max(mutedUntil, shieldUntil)
  const muted = lockedUntil > second.value
  const opensMs = info?.opens_ms ?? 0
  const closedNow = opensMs > second.value
  const shut = closedNow || info?.state === 'read_only' || info?.state === 'closed'

  // The height follows the text.
  useLayoutEffect(() => {
    const element = field.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${Math.min(element.scrollHeight + 2, window.innerHeight * 0.35)}px`
  }, [text, muted, shut])

  // A new room takes the keyboard on wide screens.
  useEffect(() => {
    if (matchMedia('(hover: hover)').matches) field.current?.focus()
  }, [room.id])

  // Why, and where to go from here, stands in the log.
  if (refused) return null
  if (muted || shut) {
    const code = info?.state === 'read_only' ? 'read_only' : closedNow ? 'not_open' : 'room_closed'
    return (
      <p class="composer-shut">
        {muted ? t('composer.muted', { time: moment(localMs(lockedUntil), Date.now()) }) : tCode('error', code)}
        {closedNow && ` ${t('room.opens', { when: moment(localMs(opensMs), Date.now()) })}`}
      </p>
    )
  }

  const send = () => {
    // Asked of the clock itself: the countdown on screen may be up to a second behind.
    const mayWrite = editing !== null || (slowUntil.value.get(room.id) ?? 0) <= siteNow()
    if (text.trim() === '' || over || !mayWrite) return
    if (editing !== null) {
      store.edit(room.id, editing, text.trim())
    } else {
      const mentions = [...draft.value.mentions].filter(([name]) => text.includes(`@${name}`)).map(([, tag]) => tag)
      store.say(room.id, text.trim(), replyTo, mentions.slice(0, 10))
    }
    clearDraft(room.id)
    offers.value = []
    field.current?.focus()
  }

  const offer = async (element: HTMLTextAreaElement) => {
    const at = mentionAt(element.value, element.selectionStart)
    if (!at) {
      offers.value = []
      return
    }
    const known = new Map<string, Person>()
    for (const person of room.people.value.sample) known.set(person.tag, person)
    for (const message of room.messages.value) known.set(message.author, { tag: message.author, name: message.name })
    known.delete(store.me.value.tag)
    known.delete('')
    chosen.value = 0
    offers.value = matching([...known.values()], at.query)
    if (offers.value.length === 0 && at.query.length >= 2) {
      const found = await searchPeople(room.id, at.query).catch(() => null)
      const still = mentionAt(element.value, element.selectionStart)
      if (found && still?.query === at.query) offers.value = matching(found.sample, at.query)
    }
  }

  const pick = (person: Person) => {
    const element = field.current
    const at = element && mentionAt(element.value, element.selectionStart)
    if (!at) return
    const after = text.slice(at.start + at.query.length + 1)
    const next = `${text.slice(0, at.start)}@${person.name} ${after}`
    change(room.id, { text: next, mentions: new Map(draft.value.mentions).set(person.name, person.tag) })
    offers.value = []
    const caret = at.start + person.name.length + 2
    // At once, not at the next render: the next key may come before it.
    element.value = next
    element.focus()
    element.setSelectionRange(caret, caret)
  }

  const key = (event: KeyboardEvent) => {
    if (event.isComposing) return
    if (offers.value.length > 0) {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      if (step !== 0) {
        event.preventDefault()
        chosen.value = (chosen.value + step + offers.value.length) % offers.value.length
        return
      }
      const person = offers.value[chosen.value]
      if ((event.key === 'Enter' || event.key === 'Tab') && person) {
        event.preventDefault()
        pick(person)
        return
      }
      if (event.key === 'Escape') {
        event.stopPropagation()
        offers.value = []
        return
      }
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      send()
    } else if (event.key === 'Escape' && (editing !== null || replyTo !== null)) {
      event.stopPropagation()
      if (editing !== null) clearDraft(room.id)
      else change(room.id, { replyTo: null })
    } else if (event.key === 'ArrowUp' && text === '') {
      const own = room.messages.value.findLast(
        (message) =>
          message.author === store.me.value.tag &&
          message.state === 'living' &&
          !message.photo &&
          siteNow() - message.atMs < store.editS * 1000,
      )
      if (!own) return
      event.preventDefault()
      change(room.id, { text: own.text, editing: own.seq, replyTo: null })
    }
  }

  const target = room.find(editing ?? replyTo ?? 0)
  return (
    <form
      class={`composer ${info?.kind === 'direct' ? 'composer-rose' : ''}`}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {problem && (
        <ProblemCard
          problem={problem}
          inRoom={info?.kind !== 'direct'}
          onClose={() => change(room.id, { problem: null })}
        />
      )}
      {(editing !== null || replyTo !== null) && (
        <div class="composer-mode">
          <Icon name={editing !== null ? 'edit' : 'reply'} />
          <span class="composer-mode-text" dir="auto">
            {editing !== null ? t('composer.editing') : t('composer.replying', { name: target?.name ?? '…' })}
            {replyTo !== null && <span class="quote-text"> {target && wordsOf(room, target)}</span>}
          </span>
          <IconButton
            icon="close"
            label={t('cancel')}
            small
            onClick={() => {
              if (editing !== null) clearDraft(room.id)
              else change(room.id, { replyTo: null })
            }}
          />
        </div>
      )}
      {offers.value.length > 0 && (
        <div class="offers" role="listbox" id="composer-offers" aria-label={t('composer.mention')}>
          {offers.value.map((person, index) => (
            <button
              key={person.tag}
              type="button"
              role="option"
              id={`offer-${index}`}
              class="offer"
              tabIndex={-1}
              aria-selected={index === chosen.value}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => pick(person)}
            >
              @{person.name}
            </button>
          ))}
        </div>
      )}
      {photoUi.value && <photoUi.value.ChosenPhoto room={room} />}
      <div class="composer-row">
        {editing === null && <AddPhoto room={room} />}
        <textarea
          ref={field}
          id="composer-text"
          class="composer-text"
          rows={1}
          dir="auto"
          enterkeyhint="send"
          autocomplete="off"
          aria-label={t('composer.label')}
          aria-describedby="composer-help"
          aria-invalid={over || undefined}
          aria-controls={offers.value.length > 0 ? 'composer-offers' : undefined}
          aria-autocomplete="list"
          aria-activedescendant={offers.value.length > 0 ? `offer-${chosen.value}` : undefined}
          placeholder={t(info?.kind === 'direct' ? 'composer.placeholder_direct' : 'composer.placeholder')}
          value={text}
          onKeyDown={key}
          onPaste={(event) => {
            const file = event.clipboardData?.files[0]
            if (!file) return
            event.preventDefault()
            picked(room, file)
          }}
          onInput={(event) => {
            const element = event.currentTarget
            change(room.id, { text: element.value })
            void offer(element)
            if (element.value !== '' && Date.now() - lastTyping.current > TYPING_EVERY_MS) {
              lastTyping.current = Date.now()
              store.typing(room.id)
            }
          }}
        />
        <button
          type="submit"
          class={`button composer-send ${info?.kind === 'direct' ? 'button-rose' : 'button-primary'}`}
          aria-disabled={text.trim() === '' || over || slow}
          aria-label={
            slow ? `${t('composer.send')}: ${wait}` : editing !== null ? t('composer.save') : t('composer.send')
          }
        >
          {slow ? <span class="composer-wait">{wait}</span> : <Icon name="send" />}
        </button>
      </div>
      <p class="composer-help" id="composer-help">
        <span>
          {slow
            ? t('composer.slow', { wait })
            : socket.phase.value === 'live'
              ? t('composer.help')
              : t('composer.offline')}
        </span>
        {(over || length > store.maxText - NEAR_LIMIT) && (
          <span class={over ? 'error' : ''} role="status">
            {over ? tn('composer.over', length - store.maxText) : `${number(length)} / ${number(store.maxText)}`}
          </span>
        )}
      </p>
    </form>
  )
}

/** The server's no: what, why, and what to change; for some rules only the clause and the way to appeal. */
function ProblemCard(props: { problem: Problem; inRoom: boolean; onClose: () => void }) {
  const { problem, inRoom, onClose } = props
  const { verdict } = problem
  const code = verdict.outcome === 'expired' ? 'hold_expired' : (verdict.code ?? 'internal')
  const spans = cares(verdict) ? [] : (verdict.spans ?? [])
  return (
    <div class="problem" role="alert" data-code={code}>
      <div class="problem-text">
        <p>
          <strong>{toldOf(verdict)}</strong>
        </p>
        {code === 'on_probation' && (
          <p>
            {t(probationLeft() ? 'probation.links' : 'probation.over', { left: probationLeft() })}
            {inRoom && ` ${t('probation.rooms')}`}
          </p>
        )}
        <Why verdict={verdict}>
          {spans.length > 0 && (
            <p class="problem-quote" dir="auto">
              <Marked text={problem.text} spans={spans} />
            </p>
          )}
        </Why>
      </div>
      <IconButton icon="close" label={t('close')} small onClick={onClose} />
    </div>
  )
}
