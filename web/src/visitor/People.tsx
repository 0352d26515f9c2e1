// Who is here: a count and a sample, never the whole list; search asks the server.
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { Icon } from '../shared/Icon'
import { t, tn } from '../shared/i18n'
import { Avatar, IconButton } from '../shared/parts'
import type { Room } from '../shared/room'
import type { Person } from '../shared/wire.gen'
import { dialog, store } from './app'
import { searchPeople } from './people'

const WAIT_MS = 250

export function People({ room, count, onClose }: { room: Room; count: number; onClose: () => void }) {
  const query = useSignal('')
  const found = useSignal<readonly Person[] | null>(null)
  const timer = useSignal(0)
  const asked = useSignal<readonly Person[]>([])
  const { sample } = room.people.value
  const known = sample.length > 0 ? sample : asked.value
  const list = found.value ?? known

  useEffect(() => {
    // Until the first presence frame comes by itself.
    void searchPeople(room.id, '')
      .then((answer) => {
        asked.value = answer.sample
      })
      .catch(() => undefined)
  }, [room.id])

  const look = (text: string) => {
    query.value = text
    clearTimeout(timer.value)
    if (text.trim() === '') {
      found.value = null
      return
    }
    timer.value = setTimeout(async () => {
      const answer = await searchPeople(room.id, text.trim()).catch(() => null)
      if (query.value === text) found.value = answer?.sample ?? []
    }, WAIT_MS) as unknown as number
  }

  return (
    <aside class="people" aria-labelledby="people-title">
      <header class="people-head">
        <h2 id="people-title">{tn('people.count', count)}</h2>
        <IconButton icon="close" label={t('close')} small onClick={onClose} />
      </header>
      <label class="search">
        <Icon name="search" />
        <span class="visually-hidden">{t('people.search')}</span>
        <input
          class="input"
          type="search"
          id="people-search"
          placeholder={t('people.search')}
          autocomplete="off"
          value={query.value}
          onInput={(event) => look(event.currentTarget.value)}
        />
      </label>
      <ul class="people-list">
        {list.map((person) => {
          const mine = person.tag === store.me.value.tag
          return (
            <li key={person.tag}>
              <button
                type="button"
                class="person"
                data-tag={person.tag}
                disabled={mine}
                onClick={() => {
                  dialog.value = { kind: 'person', person, room: room.id }
                }}
              >
                <Avatar tag={person.tag} name={person.name} />
                <span dir="auto">{person.name}</span>
                {mine && <small class="hint">{t('message.you')}</small>}
                {room.info.value?.host === person.tag && <span class="badge">{t('room.host')}</span>}
              </button>
            </li>
          )
        })}
      </ul>
      {found.value === null && count > known.length && (
        <p class="hint people-more">{tn('people.more', count - known.length)}</p>
      )}
      {found.value?.length === 0 && <p class="hint people-more">{t('people.nobody')}</p>}
    </aside>
  )
}
