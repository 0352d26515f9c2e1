// Test mode only: the Digital Credentials API of this page, answered by the test wallet. The door asks it as it would
// ask any browser. A site outside test mode neither names this script nor serves it (gateway/assets.py).
import type { MdocRequest } from '../shared/age'
import { isCase, present } from './cases'
import { readRequest } from './mdoc'

const PROTOCOL = 'org-iso-mdoc'

interface Asking {
  readonly signal?: AbortSignal
  readonly digital?: { readonly requests: readonly MdocRequest[] }
}

const no = (): DOMException => new DOMException('nothing was shown', 'NotAllowedError')

/** The button pressed in the dialog; '' when it was closed. */
function choice(dialog: HTMLDialogElement, signal?: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    const buttons = [...dialog.querySelectorAll<HTMLElement>('[data-answer]')]
    dialog.returnValue = ''
    const press = (event: Event) => dialog.close((event.currentTarget as HTMLElement).dataset.answer ?? '')
    const stop = () => dialog.close('')
    for (const button of buttons) button.addEventListener('click', press)
    signal?.addEventListener('abort', stop, { once: true })
    dialog.addEventListener(
      'close',
      () => {
        for (const button of buttons) button.removeEventListener('click', press)
        signal?.removeEventListener('abort', stop)
        resolve(dialog.returnValue)
      },
      { once: true },
    )
    dialog.showModal()
    buttons[0]?.focus()
  })
}

async function answer({ digital, signal }: Asking): Promise<unknown> {
  const request = digital?.requests.find(({ protocol }) => protocol === PROTOCOL)
  const dialog = document.querySelector<HTMLDialogElement>('#wallet')
  if (!request || !dialog || signal?.aborted) throw no()
  const chosen = await choice(dialog, signal)
  if (!isCase(chosen)) throw no()
  return { protocol: PROTOCOL, data: { response: await present(chosen, readRequest(request, location.origin)) } }
}

const own = navigator.credentials?.get.bind(navigator.credentials)
if (own) {
  Object.defineProperty(globalThis, 'DigitalCredential', {
    configurable: true,
    writable: true,
    value: Object.assign(class {}, { userAgentAllowsProtocol: (protocol: string) => protocol === PROTOCOL }),
  })
  Object.defineProperty(navigator.credentials, 'get', {
    configurable: true,
    writable: true,
    value: (options?: CredentialRequestOptions & Asking) => (options?.digital ? answer(options) : own(options)),
  })
}
