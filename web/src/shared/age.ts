// The two calls of an age transaction. Throws `ApiError` with the server's code.
import type { MdocRequest } from '../wallet/mdoc'
import { post } from './pass'

export interface Opened {
  readonly transaction: string
  readonly request: MdocRequest
  readonly expires_ms: number
}

/** Open a transaction for a browser key. */
export const begin = ({ x, y }: JsonWebKey): Promise<Opened> => post<Opened>('/api/age/begin', { key: { x, y } })

/** Show the wallet's answer; the pass comes back as a cookie. */
export const finish = (transaction: string, response: string): Promise<{ level: string }> =>
  post<{ level: string }>('/api/age/finish', { transaction, response })
