// The wallet's credentials: each with a device key this browser cannot export, kept in IndexedDB, used once.
import { toBytes } from '../shared/base64url'
import { post } from '../shared/post'

const DATABASE = 'salon-test-wallet'
const STORE = 'credentials'
/** A real wallet gets batches of 30; five show the same and are there at once. */
const BATCH = 5
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const

/** All but the first must be refused at the door; `two` discloses a second item, the age over 21. */
export type Kind = 'genuine' | 'expired' | 'early' | 'rogue' | 'library' | 'two'
/** The true document type of a credential of kind `library`. */
export const LIBRARY = 'org.example.library.1'

export interface Credential {
  readonly deviceKey: CryptoKey
  /** IssuerSigned, CBOR. */
  readonly issuerSigned: Uint8Array
}

export const newDeviceKey = async (): Promise<CryptoKeyPair> =>
  (await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify'])) as CryptoKeyPair

/** One credential from the test issuer, for a new device key. Throws `ApiError`. */
export async function issue(adult = true, kind: Kind = 'genuine'): Promise<Credential> {
  const pair = await newDeviceKey()
  const { x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  const signed = await post<{ issuer_signed: string }>('/api/test-wallet/issue', { x, y, adult, kind })
  return { deviceKey: pair.privateKey, issuerSigned: toBytes(signed.issuer_signed) }
}

const settled = <T>(of: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    of.onsuccess = () => resolve(of.result)
    of.onerror = () => reject(of.error)
  })

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => Promise<T>): Promise<T> {
  const opening = indexedDB.open(DATABASE, 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { autoIncrement: true })
  const database = await settled(opening)
  try {
    return await work(database.transaction(STORE, mode).objectStore(STORE))
  } finally {
    database.close()
  }
}

export const count = (): Promise<number> => inStore('readonly', (store) => settled(store.count()))

export const empty = (): Promise<void> => inStore('readwrite', async (store) => void (await settled(store.clear())))

export async function refill(): Promise<void> {
  const fresh = await Promise.all(Array.from({ length: BATCH }, () => issue()))
  await inStore('readwrite', async (store) => {
    for (const one of fresh) await settled(store.add(one))
  })
}

/** Take one out; it is gone from here before it is shown. */
export async function draw(): Promise<Credential> {
  const take = () =>
    inStore('readwrite', async (store) => {
      const cursor = await settled(store.openCursor())
      if (!cursor) return null
      const found = cursor.value as Credential
      await settled(cursor.delete())
      return found
    })
  const found = await take()
  if (found) return found
  await refill()
  return (await take()) ?? issue()
}
