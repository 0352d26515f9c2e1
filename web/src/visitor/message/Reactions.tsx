// How others reacted, and reacting oneself.
import { number, t } from '../../shared/i18n'
import { IconButton } from '../../shared/parts'
import type { Message as MessageValue, Room } from '../../shared/room'
import { store } from '../app'

const EMOJI = ['👍', '❤️', '😂', '😮', '😢', '🎉']

export function Reactions({ room, message, here }: { room: Room; message: MessageValue; here: boolean }) {
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

/** The few reactions there are, in place of the tools. It takes the keyboard; `onPicked` is told where it was. */
export function Picker(props: { room: Room; message: MessageValue; onPicked: (from: HTMLElement) => void }) {
  const { room, message, onPicked } = props
  return (
    <fieldset
      class="picker"
      ref={(box) => {
        if (box && !box.contains(document.activeElement)) box.querySelector('button')?.focus()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onPicked(event.currentTarget)
      }}
    >
      <legend class="visually-hidden">{t('message.react')}</legend>
      {EMOJI.map((emoji) => (
        <button
          key={emoji}
          type="button"
          class="emoji-button"
          onClick={(event) => {
            onPicked(event.currentTarget)
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
        onClick={(event) => onPicked(event.currentTarget as HTMLElement)}
      />
    </fieldset>
  )
}
