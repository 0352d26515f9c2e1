// An `av://` link: OpenID4VP 1.0 as the EU profile uses it. The request is in the link, the answer is a form posted to
// its `response_uri` (direct_post).
import { ApiError } from '../shared/api'
import { toText } from '../shared/base64url'
import type { Asked } from './asked'
import { encode } from './cbor'
import { DOC_TYPE } from './mdoc'

const PREFIX = 'redirect_uri:'

export interface LinkAsked extends Asked {
  readonly responseUri: string
  readonly state: string
}

/** Appendix B.2: who asks, the nonce, no key thumbprint (the answer is not encrypted), where the answer goes. */
export async function handover(clientId: string, nonce: string, responseUri: string): Promise<Uint8Array> {
  const info = encode([clientId, nonce, null, responseUri])
  const hash = await crypto.subtle.digest('SHA-256', info)
  return encode([null, null, ['OpenID4VPHandover', new Uint8Array(hash)]])
}

interface Query {
  readonly credentials?: readonly { readonly id?: string; readonly meta?: { readonly doctype_value?: string } }[]
}

/** What a link asks. Throws RangeError for anything but a question of age. */
export function readLink(text: string): LinkAsked {
  const link = text.trim()
  const asked = new URLSearchParams(link.slice(link.indexOf('?') + 1))
  const get = (name: string): string => asked.get(name) ?? ''
  const [responseUri, nonce, clientId] = [get('response_uri'), get('nonce'), get('client_id')]
  if (!/^av:\/\/[^?]*\?/.test(link) || get('response_type') !== 'vp_token' || get('response_mode') !== 'direct_post') {
    throw new RangeError('not a request')
  }
  // Whoever asks is who gets the answer: the profile knows no other client.
  if (nonce === '' || clientId !== PREFIX + responseUri || !URL.canParse(responseUri))
    throw new RangeError('not a request')
  const [credential] = (JSON.parse(get('dcql_query')) as Query).credentials ?? []
  if (credential?.id !== 'proof_of_age' || credential.meta?.doctype_value !== DOC_TYPE) throw new RangeError('not age')
  const elsewhere = 'https://elsewhere.test/answer'
  return {
    responseUri,
    state: get('state'),
    transcript: (wrong) =>
      wrong === 'replay'
        ? handover(clientId, 'an-earlier-nonce', responseUri)
        : wrong === 'relay'
          ? handover(PREFIX + elsewhere, nonce, elsewhere)
          : handover(clientId, nonce, responseUri),
    wrap: async (response) => toText(response),
  }
}

/** Post the answer, or that its owner says nothing (null). Returns where the wallet should go on to, or ''. */
export async function postAnswer(asked: LinkAsked, proof: string | null): Promise<string> {
  const answer: Readonly<Record<string, string>> =
    proof === null ? { error: 'access_denied' } : { vp_token: JSON.stringify({ proof_of_age: [proof] }) }
  let response: Response
  try {
    response = await fetch(asked.responseUri, {
      method: 'POST',
      body: new URLSearchParams({ state: asked.state, ...answer }),
      cache: 'no-store',
    })
  } catch {
    throw new ApiError('unreachable')
  }
  const told = (await response.json().catch(() => ({}))) as { code?: string; redirect_uri?: string }
  if (!response.ok) throw new ApiError(told.code ?? 'internal')
  return told.redirect_uri ?? ''
}
