// The two wallets the door can ask: the one on the visitor's device, through the Digital Credentials API, and in
// test mode the one built in, behind a dialog of this page.
import type { MdocRequest } from '../wallet/mdoc'
import type { Wallet } from './door'

interface DigitalCredential {
  readonly data: { readonly response?: string } | string
}
interface DigitalRequest {
  readonly mediation: 'required'
  readonly signal: AbortSignal
  readonly digital: { readonly requests: readonly MdocRequest[] }
}

/** W3C Digital Credentials API, protocol `org-iso-mdoc` (ISO 18013-7 Annex C). */
export function deviceWallet(): Wallet {
  return {
    available: 'DigitalCredential' in globalThis && 'credentials' in navigator,
    async ask(request, signal) {
      const get = navigator.credentials.get.bind(navigator.credentials) as unknown as (
        options: DigitalRequest,
      ) => Promise<DigitalCredential | null>
      try {
        const found = await get({ mediation: 'required', signal, digital: { requests: [request] } })
        if (!found) return null
        const data = typeof found.data === 'string' ? (JSON.parse(found.data) as { response?: string }) : found.data
        return data.response ?? null
      } catch {
        // The browser does not say whether the person said no, closed the wallet or has none: neither do we.
        return null
      }
    },
  }
}

/** The test wallet; its code is only fetched here, so none of it is loaded on a site that is not in test mode. */
export function testWallet(dialog: HTMLDialogElement): Wallet {
  return {
    available: true,
    async ask(request, signal) {
      const chosen = await choice(dialog, signal)
      if (chosen === '') return null
      const { isCase, present } = await import('../wallet/cases')
      return isCase(chosen) ? present(chosen, request, location.origin) : null
    },
  }
}

/** The button pressed in the dialog; '' when it was closed. */
function choice(dialog: HTMLDialogElement, signal: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    const buttons = [...dialog.querySelectorAll<HTMLElement>('[data-answer]')]
    dialog.returnValue = ''
    const press = (event: Event) => dialog.close((event.currentTarget as HTMLElement).dataset.answer ?? '')
    for (const button of buttons) button.addEventListener('click', press)
    dialog.addEventListener(
      'close',
      () => {
        for (const button of buttons) button.removeEventListener('click', press)
        resolve(dialog.returnValue)
      },
      { once: true },
    )
    signal.addEventListener('abort', () => dialog.close(''), { once: true })
    dialog.showModal()
    buttons[0]?.focus()
  })
}
