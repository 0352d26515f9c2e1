// The wallet a browser can ask for its owner: the Digital Credentials API, protocol `org-iso-mdoc` (W3C; ISO 18013-7
// Annex C).
import type { MdocRequest } from '../shared/age'
import type { Wallet } from './door'

const PROTOCOL = 'org-iso-mdoc'

interface DigitalCredential {
  readonly data: { readonly response?: string } | string
}
interface DigitalRequest {
  readonly mediation: 'required'
  readonly signal: AbortSignal
  readonly digital: { readonly requests: readonly MdocRequest[] }
}
interface Kind {
  userAgentAllowsProtocol?: (protocol: string) => boolean
}

/** Whether this browser has the interface, and does not say that it will not pass on what we ask. */
function speaks(): boolean {
  const kind = (globalThis as { DigitalCredential?: Kind }).DigitalCredential
  return kind !== undefined && 'credentials' in navigator && kind.userAgentAllowsProtocol?.(PROTOCOL) !== false
}

export function deviceWallet(): Wallet {
  return {
    available: speaks(),
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
