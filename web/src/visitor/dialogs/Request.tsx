// Ask for a one-to-one, and say yes to one. Each side is asked, in one sentence, whether messages may be
// judged on the server; if either says no, the talk is text only. Nothing is chosen beforehand: a box that is
// already ticked is no consent (GDPR recital 32).
import { useSignal } from '@preact/signals'
import type { ChatRequest } from '../../shared/api'
import { t } from '../../shared/i18n'
import { Modal } from '../../shared/parts'
import { toast } from '../../shared/toasts'
import type { Person } from '../../shared/wire.gen'
import { faultText } from '../app'
import { me, probationLeft, refreshMe } from '../me'
import { accept, request } from '../people'

const MOST = 280

export function RequestDialog({ to, room, onClose }: { to: Person; room: string; onClose: () => void }) {
  const text = useSignal('')
  const judged = useSignal<boolean | null>(null)
  const busy = useSignal(false)
  const fault = useSignal('')
  const left = probationLeft()
  return (
    <Modal title={t('request.title', { name: to.name })} onClose={onClose}>
      <form
        class="stack"
        onSubmit={async (event) => {
          event.preventDefault()
          busy.value = true
          fault.value = ''
          try {
            await request(to, room, text.value.trim(), judged.value === true)
            toast(t('request.sent', { name: to.name }), { tone: 'rose' })
            onClose()
          } catch (error) {
            fault.value = faultText(error, true)
            void refreshMe()
          } finally {
            busy.value = false
          }
        }}
      >
        <p class="hint">{t('request.hint')}</p>
        <p class={left === '' ? '' : 'notice'} id="request-probation" role="status">
          {left !== '' && t('probation.ask', { left })}
        </p>
        <label class="field">
          <span class="label">{t('request.text')}</span>
          <textarea
            id="request-text"
            required
            maxLength={MOST}
            aria-describedby="request-fault"
            value={text.value}
            onInput={(event) => {
              text.value = event.currentTarget.value
            }}
          />
        </label>
        <Consent
          judged={judged.value}
          onChange={(on) => {
            judged.value = on
          }}
        />
        <p class="error" id="request-fault" role="alert">
          {fault.value}
        </p>
        <div class="actions">
          <button type="submit" class="button button-rose" id="request-send" disabled={busy.value || left !== ''}>
            {t('request.send')}
          </button>
          <button type="button" class="button button-quiet" onClick={onClose}>
            {t('cancel')}
          </button>
        </div>
      </form>
    </Modal>
  )
}

export function AcceptDialog({ request: asked, onClose }: { request: ChatRequest; onClose: () => void }) {
  const judged = useSignal<boolean | null>(null)
  const busy = useSignal(false)
  const fault = useSignal('')
  return (
    <Modal title={t('accept.title', { name: asked.from?.name ?? '' })} onClose={onClose}>
      <form
        class="stack"
        onSubmit={async (event) => {
          event.preventDefault()
          busy.value = true
          try {
            await accept(asked, judged.value === true)
            onClose()
          } catch (error) {
            fault.value = faultText(error)
            busy.value = false
          }
        }}
      >
        <blockquote class="request-text" dir="auto">
          {asked.text}
        </blockquote>
        {asked.judged || me.value?.judging === 'basis' ? (
          <Consent
            judged={judged.value}
            onChange={(on) => {
              judged.value = on
            }}
          />
        ) : (
          <p class="notice">{t('consent.other_declined')}</p>
        )}
        <p class="error" role="alert">
          {fault.value}
        </p>
        <div class="actions">
          <button type="submit" class="button button-rose" id="accept-confirm" disabled={busy.value}>
            {t('talks.accept')}
          </button>
          <button type="button" class="button button-quiet" onClick={onClose}>
            {t('cancel')}
          </button>
        </div>
      </form>
    </Modal>
  )
}

function Consent({ judged, onChange }: { judged: boolean | null; onChange: (on: boolean) => void }) {
  const ground = me.value?.judging ?? 'consent'
  if (ground !== 'consent') {
    return (
      <p class="notice" id="consent-none">
        {t(ground === 'basis' ? 'consent.basis' : 'consent.off')}
      </p>
    )
  }
  return (
    <fieldset class="consent">
      <legend>{t('consent.question')}</legend>
      <label class="check">
        <input
          type="radio"
          name="judged"
          id="consent-yes"
          required
          checked={judged === true}
          onChange={() => onChange(true)}
        />
        <span>{t('consent.yes')}</span>
      </label>
      <label class="check">
        <input type="radio" name="judged" id="consent-no" checked={judged === false} onChange={() => onChange(false)} />
        <span>{t('consent.no')}</span>
      </label>
    </fieldset>
  )
}
