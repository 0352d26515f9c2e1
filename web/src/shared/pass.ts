// The browser key and the pass: a P-256 key pair that this browser holds and cannot export, and the calls
// that turn the pass cookie into a session ticket.
//
// Rule 1: the private key never leaves IndexedDB as bytes: it is made non-extractable.
import { ApiError } from './api'
import { toText } from './base64url'
import { post } from './post'

const DATABASE = 'salon'
const STORE = 'keys'
const KEY = 'browser'
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const

/** What a rotation answers. `name` and `tag` are null before a pseudonym is chosen. */
export interface Ticket {
  readonly ticket: string
  readonly ticket_expires_ms: number
  readonly name: string | null
  readonly tag: string | null
}

function request<T>(of: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    of.onsuccess = () => resolve(of.result)
    of.onerror = () => reject(of.error)
  })
}

async function database(): Promise<IDBDatabase> {
  const opening = indexedDB.open(DATABASE, 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
  return request(opening)
}

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opened = await database()
  try {
    return await request(work(opened.transaction(STORE, mode).objectStore(STORE)))
  } finally {
    opened.close()
  }
}

/** What is kept beside the keys under a name, or null. */
export const kept = async <T>(name: string): Promise<T | null> =>
  ((await inStore('readonly', (store) => store.get(name))) as T | undefined) ?? null

export const keep = async (name: string, value: unknown): Promise<void> => {
  await inStore('readwrite', (store) => store.put(value, name))
}

export const eraseKept = (name: string): Promise<void> => inStore('readwrite', (store) => store.delete(name))

/** The key pair, or null when this browser has none. */
export const browserKey = (): Promise<CryptoKeyPair | null> => kept<CryptoKeyPair>(KEY)

/** A new key pair, not kept yet, and its public half as the JWK that a pass is bound to. */
export async function drawBrowserKey(): Promise<{ readonly pair: CryptoKeyPair; readonly jwk: JsonWebKey }> {
  const pair = (await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify'])) as CryptoKeyPair
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  return { pair, jwk: { kty, crv, x, y } }
}

/** Keep a key pair in place of any other: once a pass is bound to it, so that an attempt that fails changes nothing. */
export const keepBrowserKey = (pair: CryptoKeyPair): Promise<void> => keep(KEY, pair)

/** ECDSA P-256 / SHA-256 over UTF-8, 64 bytes r‖s, base64url. */
export async function signWith(pair: CryptoKeyPair, text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text)
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, bytes)
  return toText(new Uint8Array(signature))
}

/** The same with the kept key. Throws `ApiError("no_pass")` without one. */
export async function sign(text: string): Promise<string> {
  const pair = await browserKey()
  if (!pair) throw new ApiError('no_pass')
  return signWith(pair, text)
}

/** Show the pass and get a session ticket. Throws `ApiError` with the server's code. */
export async function rotate(): Promise<Ticket> {
  const { nonce } = await post<{ nonce: string }>('/api/pass/challenge', {})
  const answer = await sign(`salon-pass:${nonce}`)
  return post<Ticket>('/api/pass/rotate', { nonce, answer })
}

/** Erase everything this origin keeps in the browser: key, preferences, caches, service worker. */
export async function forget(): Promise<void> {
  localStorage.clear()
  sessionStorage.clear()
  const names = indexedDB.databases ? (await indexedDB.databases()).map((one) => one.name ?? '') : [DATABASE]
  for (const name of names) if (name !== '') indexedDB.deleteDatabase(name)
  if ('caches' in globalThis) for (const name of await caches.keys()) await caches.delete(name)
  for (const worker of (await navigator.serviceWorker?.getRegistrations()) ?? []) await worker.unregister()
}
