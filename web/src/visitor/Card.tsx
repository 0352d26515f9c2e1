// The card for somebody under pressure: what happens, what they can do, who helps. Whoever presses never learns of it.
import { useEffect } from 'preact/hooks'
import type { Helpline } from '../shared/api'
import { Icon } from '../shared/Icon'
import { lang, t, tCode } from '../shared/i18n'
import type { Room } from '../shared/room'
import type { Person } from '../shared/wire.gen'
import { dialog, refreshSite, site } from './app'
import { putAway } from './cards'
import { keepFocus } from './focus'
import type { Card as CardNow } from './kinds'
import { block, partners, titleOf } from './people'
import { leaveRoom } from './rooms'

/** The reason of a report that suggests itself, by kind of card. */
const SUGGEST: Readonly<Record<string, string>> = {
  pressure: 'coercion',
  elsewhere: 'private',
  drink: 'sexual',
  many: 'spam',
}

export function Card({ room, card }: { room: Room; card: CardNow }) {
  const away = () => {
    putAway(room.id)
    keepFocus()
  }
  // Help lines may have changed since the page was opened.
  useEffect(() => void refreshSite(), [])
  const who = personOf(room, card.tag)
  const name = who?.name || t('card.nobody')
  const direct = room.info.value?.kind === 'direct'
  return (
    <section class="care" id="care" data-kind={card.kind} aria-labelledby="care-title">
      <div role="alert">
        <h2 id="care-title">{t('card.title')}</h2>
        <p>{tCode('card', card.kind)}</p>
        <p>{t('card.can')}</p>
        {card.local && <p class="hint">{t('card.local')}</p>}
      </div>
      <div class="actions">
        {who && (
          <button
            type="button"
            class="button button-danger button-small"
            id="care-block"
            onClick={() => {
              void block(who, true)
              away()
            }}
          >
            <Icon name="block" /> {t('card.block', { name })}
          </button>
        )}
        {who && (
          <button
            type="button"
            class="button button-small"
            id="care-report"
            onClick={() => {
              dialog.value = {
                kind: 'report',
                target: {
                  kind: 'visitor',
                  label: t('report.visitor', { name }),
                  tag: who.tag,
                  room: room.id,
                  suggest: SUGGEST[card.kind],
                },
              }
            }}
          >
            <Icon name="flag" /> {t('card.report', { name })}
          </button>
        )}
        <button
          type="button"
          class="button button-small"
          id="care-leave"
          onClick={() => {
            if (direct && room.state.value !== 'refused')
              dialog.value = { kind: 'end', room: room.id, name: titleOf(room.info.value, room.id) }
            else leaveRoom(room.id)
          }}
        >
          <Icon name="exit" /> {t(direct ? 'card.end' : 'card.leave')}
        </button>
        <button type="button" class="button button-quiet button-small" id="care-close" onClick={away}>
          <Icon name="close" /> {t('card.close')}
        </button>
      </div>
      <details
        id="care-help"
        onToggle={(event) => {
          // The card scrolls by itself, and on a phone it ends where the lines begin.
          if (event.currentTarget.open) event.currentTarget.scrollIntoView({ block: 'start' })
        }}
      >
        <summary>{t('card.help')}</summary>
        <Help lines={site.value?.helplines ?? []} />
      </details>
    </section>
  )
}

/** Somebody of the room by their tag, by the name they go by there. */
function personOf(room: Room, tag: string): Person | null {
  if (tag === '') return null
  const partner = partners.value[room.id]
  if (partner?.tag === tag) return partner
  const here = room.people.value.sample.find((one) => one.tag === tag)
  const said = room.messages.value.findLast((one) => one.author === tag)
  return here ?? { tag, name: said?.name ?? '' }
}

function Help({ lines }: { lines: readonly Helpline[] }) {
  if (lines.length === 0) return <p>{t('card.help_none')}</p>
  const countries = [...new Set(lines.map((one) => one.country ?? ''))]
  return (
    <>
      {countries.map((country) => (
        <div key={country}>
          <h3>{country === '' ? t('card.help_anywhere') : t('card.help_where', { country: nameOf(country) })}</h3>
          <ul class="care-lines">
            {lines
              .filter((one) => (one.country ?? '') === country)
              .map((one) => (
                <Line key={one.reach} line={one} />
              ))}
          </ul>
        </div>
      ))}
    </>
  )
}

function Line({ line }: { line: Helpline }) {
  const french = lang.value === 'fr'
  const hours = (french && line.hours_fr) || line.hours || ''
  const about = [hours, (line.languages ?? []).map(spoken).join(' · ')].filter((one) => one !== '').join(', ')
  const date = new Intl.DateTimeFormat(lang.value, { dateStyle: 'long' }).format(new Date(`${line.checked_on}T12:00`))
  return (
    <li>
      <strong>{(french && line.name_fr) || line.name}</strong>{' '}
      {line.call ? (
        <a class="care-reach" href={line.call}>
          {line.reach}
        </a>
      ) : (
        line.reach
      )}
      {about !== '' && `, ${about}`}{' '}
      <span class="hint">
        ({t(line.source ? 'card.help_read' : 'card.help_checked', { date })}
        {line.source && (
          <>
            {', '}
            <a href={line.source} target="_blank" rel="noreferrer noopener">
              {t('card.help_source')}
            </a>
          </>
        )}
        )
      </span>
    </li>
  )
}

const spoken = (code: string): string => new Intl.DisplayNames([lang.value], { type: 'language' }).of(code) ?? code

const nameOf = (country: string): string =>
  new Intl.DisplayNames([lang.value], { type: 'region' }).of(country.toUpperCase()) ?? country.toUpperCase()
