// The host's tools for the room itself. Acts against a person are on the person's card.
import { useSignal } from '@preact/signals'
import { t } from '../../shared/i18n'
import { Modal } from '../../shared/parts'
import { toast } from '../../shared/toasts'
import { faultText, show, store } from '../app'
import { host } from '../rooms'
import { Choice, Coarseness, SLOW_S } from './OpenRoom'

const SHIELDS = ['open', 'slow', 'known', 'proven', 'read_only'] as const
/** Minutes after which a host's shield ends by itself. */
const SHIELD_MIN = 30

export function HostTools({ room, onClose }: { room: string; onClose: () => void }) {
  const info = store.rooms.value.get(room)?.info.value
  const pinned = useSignal(info?.pinned ?? '')
  const shield = useSignal<string>(info?.shield || 'open')
  const sure = useSignal(false)
  const fault = useSignal('')
  const act = async (body: Parameters<typeof host>[1], done = ''): Promise<boolean> => {
    fault.value = ''
    try {
      await host(room, body)
      if (done !== '') toast(done)
      return true
    } catch (error) {
      fault.value = faultText(error, true)
      return false
    }
  }
  return (
    <Modal title={t('host.title')} onClose={onClose}>
      <div class="stack">
        <p class="hint">{t('host.hint')}</p>
        <Choice
          id="host-slow"
          label={t('open.slow')}
          values={[...new Set([...SLOW_S, info?.slow_s ?? 0])].sort((a, b) => a - b)}
          value={info?.slow_s ?? 0}
          onChange={(slow_s) => void act({ act: 'slow', slow_s }, t('host.saved'))}
        />
        <Coarseness
          id="host-preset"
          value={info?.preset ?? 'normal'}
          onChange={(preset) => void act({ act: 'preset', preset }, t('host.saved'))}
        />
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void act({ act: 'shield', level: shield.value, minutes: SHIELD_MIN }, t('host.saved'))
          }}
        >
          <label class="field">
            <span class="label">{t('host.shield')}</span>
            <select
              id="host-shield"
              value={shield.value}
              onChange={(event) => {
                shield.value = event.currentTarget.value
              }}
            >
              {SHIELDS.map((level) => (
                <option key={level} value={level}>
                  {t(`host.shield.${level}`)}
                </option>
              ))}
            </select>
            <span class="hint">{t('host.shield_hint')}</span>
          </label>
          <div class="actions">
            <button type="submit" class="button" id="host-shield-save">
              {t('host.shield_save')}
            </button>
          </div>
        </form>
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void act({ act: 'pin', text: pinned.value.trim() }, t('host.saved'))
          }}
        >
          <label class="field">
            <span class="label">{t('host.pin')}</span>
            <textarea
              id="host-pin"
              maxLength={280}
              value={pinned.value}
              onInput={(event) => {
                pinned.value = event.currentTarget.value
              }}
            />
            <span class="hint">{t('host.pin_hint')}</span>
          </label>
          <div class="actions">
            <button type="submit" class="button" id="host-pin-save">
              {t('host.pin_save')}
            </button>
          </div>
        </form>
        <p class="hint">{t('host.people_hint')}</p>
        <p class="error" role="alert">
          {fault.value}
        </p>
        <div class="actions">
          <button
            type="button"
            class="button button-danger"
            id="host-close"
            onClick={async () => {
              if (!sure.value) {
                sure.value = true
                return
              }
              // The room says that it is closed, to everybody.
              if (await act({ act: 'close', reason: 'host_closed' })) {
                onClose()
                show({ kind: 'rooms' })
              }
            }}
          >
            {t(sure.value ? 'host.close_sure' : 'host.close')}
          </button>
        </div>
      </div>
    </Modal>
  )
}
