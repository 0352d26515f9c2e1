// Passing remarks over the page: a plain one goes by itself, what asks for something stays until it is closed.
import { signal } from '@preact/signals'
import { type Key, t } from './i18n'
import { IconButton } from './parts'

export interface Toast {
  readonly id: number
  readonly text: string
  readonly tone: 'plain' | 'rose' | 'danger'
  readonly claim?: string
  readonly action?: { readonly label: Key; readonly run: () => void }
  /** It goes by itself, although it offers something: the same can be done elsewhere. */
  readonly passing?: boolean
  /** It asks for nothing once this room is on screen. */
  readonly untilIn?: string
}

/** How long a remark that goes by itself can be read. */
export const TOAST_MS = 8_000
/** More at a time nobody reads: the oldest gives way. */
export const TOASTS_SHOWN = 4

export const toasts = signal<readonly Toast[]>([])

let lastId = 0

/** Say something in passing. A danger, an offer and a claim code stay until they are closed. */
export function toast(text: string, more: Partial<Omit<Toast, 'id' | 'text'>> = {}): void {
  lastId += 1
  const one: Toast = { tone: 'plain', ...more, id: lastId, text }
  toasts.value = [...toasts.value.slice(1 - TOASTS_SHOWN), one]
  const stays = one.tone === 'danger' || one.claim || (one.action && !one.passing)
  if (!stays) setTimeout(() => dropToast(one.id), TOAST_MS)
}

export const dropToast = (id: number): void => {
  toasts.value = toasts.value.filter((one) => one.id !== id)
}

/** The remarks as a list that screen readers announce. `onGone` is told when one was closed: it may have had the keyboard. */
export function Toasts({ label, onGone }: { label: string; onGone?: () => void }) {
  const close = (id: number) => {
    dropToast(id)
    onGone?.()
  }
  return (
    <ul class="toasts" aria-live="polite" aria-label={label}>
      {toasts.value.map((one) => (
        <li key={one.id} class={`toast toast-${one.tone}`}>
          <span>
            {one.text}
            {one.claim && (
              <>
                {' '}
                <a href={`/claim?code=${encodeURIComponent(one.claim)}`}>
                  {t('toast.claim')} <span class="message-claim">{one.claim}</span>
                </a>
              </>
            )}
          </span>
          {one.action && (
            <button
              type="button"
              class="button button-small"
              onClick={() => {
                one.action?.run()
                close(one.id)
              }}
            >
              {t(one.action.label)}
            </button>
          )}
          <IconButton icon="close" label={t('close')} small onClick={() => close(one.id)} />
        </li>
      ))}
    </ul>
  )
}
