// The calls of an age transaction. Throws `ApiError` with the server's code.
import { post } from './post'

/** How the answer comes: by this browser's own interface, from a wallet on this device, from one that scans, from a provider. */
export type Lane = 'dcapi' | 'link' | 'qr' | 'provider'

/** Lane `dcapi`: what the browser's interface is asked. */
export interface MdocRequest {
  readonly protocol: string
  readonly data: { readonly deviceRequest: string; readonly encryptionInfo: string }
}

/** Other lanes: where to go, and on lane `qr` the same as SVG. */
export interface LinkRequest {
  readonly url: string
  readonly qr?: string
}

export interface Opened {
  readonly transaction: string
  readonly request: MdocRequest | LinkRequest
  readonly expires_ms: number
}

/** Open a transaction for a browser key. */
export const begin = ({ x, y }: JsonWebKey, lane: Lane = 'dcapi'): Promise<Opened> =>
  post<Opened>('/api/age/begin', { key: { x, y }, lane })

/** Show the wallet's answer; the pass comes back as a cookie. */
export const finish = (transaction: string, response: string): Promise<{ level: string }> =>
  post<{ level: string }>('/api/age/finish', { transaction, response })

/**
 * Whether the outcome of an answer from elsewhere came, with the pass as a cookie; false after a while without one.
 * `signature` is the browser key's, of `salon-age:` and the transaction; `code` what a wallet on this device handed over.
 */
export const collect = async (
  transaction: string,
  signature: string,
  code: string,
  signal?: AbortSignal,
): Promise<boolean> => {
  const answer = await post<{ waiting?: boolean }>('/api/age/collect', { transaction, signature, code }, '', signal)
  return answer.waiting !== true
}
