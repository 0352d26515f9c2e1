// All keys, and the switch for those of a single letter.
import { type Key, t } from '../../shared/i18n'
import { Modal } from '../../shared/parts'
import { letters, setLetters } from '../shortcuts'

const LIST: readonly (readonly [readonly string[], Key])[] = [
  [['J', 'K', '↓', '↑'], 'staff.keys.move'],
  [['↵', 'O'], 'staff.keys.open'],
  [['Esc'], 'staff.keys.back'],
  [['A'], 'staff.keys.stand'],
  [['X'], 'staff.keys.stop'],
  [['L', 'C'], 'staff.keys.pause'],
  [['G', 'E'], 'staff.keys.pass'],
  [['M'], 'staff.keys.mute'],
  [['P'], 'act.fresh_proof'],
  [['S'], 'staff.keys.suspend'],
  [['V'], 'staff.keys.reveal'],
  [['N'], 'staff.keys.note'],
  [['1', '2', '3', '4'], 'staff.keys.views'],
  [['?'], 'staff.keys.help'],
]

export function Keys({ onClose }: { onClose: () => void }) {
  return (
    <Modal title={t('staff.keys.title')} onClose={onClose}>
      <dl class="keys">
        {LIST.map(([names, key]) => (
          <div key={key}>
            <dt>
              {names.map((name) => (
                <kbd key={name} class="key">
                  {name}
                </kbd>
              ))}
            </dt>
            <dd>{t(key)}</dd>
          </div>
        ))}
      </dl>
      <label class="check">
        <input
          type="checkbox"
          id="keys-letters"
          checked={letters.value}
          onChange={(event) => setLetters(event.currentTarget.checked)}
        />
        <span>
          {t('staff.keys.letters')}
          <span class="hint">{t('staff.keys.letters_hint')}</span>
        </span>
      </label>
    </Modal>
  )
}
