// An attempt whose answer comes from outside the page, so that a reload or a new tab can follow it: the key pair it was
// begun for (not exportable) and the question. Apart from the key of a pass; gone at the outcome, or when it runs out.
import type { Lane } from '../shared/age'
import { eraseKept, keep, kept } from '../shared/pass'

const PENDING = 'pending'

export interface Pending {
  readonly transaction: string
  readonly lane: Exclude<Lane, 'dcapi'>
  readonly pair: CryptoKeyPair
  readonly url: string
  readonly qr: string
  /** This browser's clock, milliseconds. */
  readonly until: number
}

export const readPending = (): Promise<Pending | null> => kept<Pending>(PENDING)

export const keepPending = (pending: Pending): Promise<void> => keep(PENDING, pending)

/** Only the attempt named: another tab may have begun a newer one. */
export async function erasePending(transaction: string): Promise<void> {
  if ((await readPending())?.transaction === transaction) await eraseKept(PENDING)
}

/** `#age=<transaction>` or `#age=<transaction>.<code>`: what a wallet or a provider brings back. */
export function returnedIn(hash: string): { readonly transaction: string; readonly code: string } | null {
  const found = /^#age=([A-Za-z0-9_-]{1,64})(?:\.([A-Za-z0-9_-]{1,64}))?$/.exec(hash)
  return found ? { transaction: found[1] as string, code: found[2] ?? '' } : null
}
