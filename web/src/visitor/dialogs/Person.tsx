// What one can do about somebody: write to them if they agree, mention, report, block; a host more.
import { useSignal } from '@preact/signals'
import { Icon, type IconName } from '../../shared/Icon'
import { type Key, t, tCode } from '../../shared/i18n'
import { Avatar, Modal } from '../../shared/parts'
import { toast } from '../../shared/toasts'
import type { Person } from '../../shared/wire.gen'
import { dialog, faultText, store } from '../app'
import { change, draftOf } from '../drafts'
import { focusComposer } from '../focus'
import { probationLeft } from '../me'
import { block, blocks } from '../people'
import { host } from '../rooms'
import { Choice } from './OpenRoom'

interface Props {
  person: Person
  /** The room it was opened from; empty in a one-to-one. */
  room: string
  onClose: () => void
}

export function PersonCard({ person, room, onClose }: Props) {
  const blocked = blocks.value.some((one) => one.tag === person.tag)
  const info = store.rooms.value.get(room)?.info.value
  const left = probationLeft()
  const hosting = info?.you_host === true && info.kind !== 'direct'
  return (
    <Modal title={person.name} onClose={onClose} mark={<Avatar tag={person.tag} name={person.name} large />}>
      <div class="person-card">
        <ul class="menu">
          {room !== '' && (
            <Item
              icon="talks"
              id="person-write"
              label={t('person.write')}
              hint={left === '' ? t('person.write_hint') : t('probation.ask', { left })}
              onClick={() => {
                dialog.value = { kind: 'request', to: person, room }
              }}
            />
          )}
          {room !== '' && (
            <Item
              icon="reply"
              id="person-mention"
              label={t('person.mention')}
              onClick={() => {
                const draft = draftOf(room).value
                const gap = draft.text === '' || draft.text.endsWith(' ') ? '' : ' '
                change(room, {
                  text: `${draft.text}${gap}@${person.name} `,
                  mentions: new Map(draft.mentions).set(person.name, person.tag),
                })
                onClose()
                focusComposer()
              }}
            />
          )}
          <Item
            icon="block"
            id="person-block"
            label={t(blocked ? 'you.unblock' : 'person.block')}
            hint={t('person.block_hint')}
            onClick={() => {
              void block(person, !blocked)
              onClose()
            }}
          />
          <Item
            icon="flag"
            id="person-report"
            label={t('person.report')}
            onClick={() => {
              dialog.value = {
                kind: 'report',
                target: {
                  kind: 'visitor',
                  label: t('report.visitor', { name: person.name }),
                  tag: person.tag,
                  room: room || undefined,
                },
              }
            }}
          />
          <Item
            icon="you"
            id="person-report-name"
            label={t('person.report_name')}
            onClick={() => {
              dialog.value = {
                kind: 'report',
                target: {
                  kind: 'name',
                  label: t('report.name', { name: person.name }),
                  tag: person.tag,
                  room: room || undefined,
                },
              }
            }}
          />
        </ul>
        {hosting && <HostActs person={person} room={room} onClose={onClose} />}
      </div>
    </Modal>
  )
}

/** Codes of the server for a host's act; the texts are `reason.<code>`. */
const REASONS = ['disruptive', 'hate', 'spam', 'sexual', 'threat', 'other']
const TIMES_S = [300, 900, 3600, 14_400, 86_400]

function HostActs({ person, room, onClose }: Props) {
  const reason = useSignal('disruptive')
  const seconds = useSignal(900)
  const act = async (what: 'mute' | 'unmute' | 'remove' | 'hand_over', done: Key) => {
    const measure = what === 'mute' || what === 'remove'
    const terms = measure ? { minutes: seconds.value / 60, reason: reason.value } : {}
    try {
      await host(room, { act: what, tag: person.tag, ...terms })
      toast(t(done, { name: person.name }))
      onClose()
    } catch (error) {
      toast(faultText(error), { tone: 'danger' })
    }
  }
  return (
    <section aria-labelledby="host-acts" class="host-acts">
      <h3 id="host-acts">{t('host.acts')}</h3>
      <p class="hint">{t('host.acts_hint')}</p>
      <div class="field-row">
        <label class="field">
          <span class="label">{t('host.reason')}</span>
          <select
            id="host-reason"
            value={reason.value}
            onChange={(event) => {
              reason.value = event.currentTarget.value
            }}
          >
            {REASONS.map((one) => (
              <option key={one} value={one}>
                {tCode('reason', one)}
              </option>
            ))}
          </select>
        </label>
        <Choice
          id="host-time"
          label={t('host.time')}
          values={TIMES_S}
          value={seconds.value}
          onChange={(next) => {
            seconds.value = next
          }}
        />
      </div>
      <div class="actions">
        <button type="button" class="button button-small" id="host-mute" onClick={() => void act('mute', 'host.muted')}>
          <Icon name="mute" /> {t('host.mute')}
        </button>
        <button
          type="button"
          class="button button-small button-danger"
          id="host-remove"
          onClick={() => void act('remove', 'host.removed')}
        >
          {t('host.remove')}
        </button>
        <button
          type="button"
          class="button button-small button-quiet"
          id="host-unmute"
          onClick={() => void act('unmute', 'host.unmuted')}
        >
          {t('host.unmute')}
        </button>
        <button
          type="button"
          class="button button-small button-quiet"
          id="host-hand-over"
          onClick={() => void act('hand_over', 'host.handed')}
        >
          <Icon name="host" /> {t('host.hand_over')}
        </button>
      </div>
    </section>
  )
}

function Item(props: { icon: IconName; id: string; label: string; hint?: string; onClick: () => void }) {
  return (
    <li>
      <button type="button" class="menu-item" id={props.id} onClick={props.onClick}>
        <Icon name={props.icon} />
        <span>
          {props.label}
          {props.hint && <span class="hint">{props.hint}</span>}
        </span>
      </button>
    </li>
  )
}
