// HPKE base mode (RFC 9180), one message, with DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM: what
// ISO 18013-7 Annex C seals a wallet's answer with. On WebCrypto.
import { join } from './cbor'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const number = (value: number, size: number): Uint8Array =>
  Uint8Array.from({ length: size }, (_, index) => (value >> (8 * (size - 1 - index))) & 255)

const KEM = 0x0010
const SUITE_KEM = join(utf8('KEM'), number(KEM, 2))
const SUITE_HPKE = join(utf8('HPKE'), number(KEM, 2), number(0x0001, 2), number(0x0001, 2))
const VERSION = utf8('HPKE-v1')
const EMPTY = new Uint8Array(0)
export const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const

async function mac(key: Uint8Array, data: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  // WebCrypto refuses an empty key; HMAC pads with zeros, so a block of them is the same key.
  const raw = join(key.length === 0 ? new Uint8Array(32) : key)
  const imported = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, data))
}

const extract = (suite: Uint8Array, salt: Uint8Array, label: string, ikm: Uint8Array) =>
  mac(salt, join(VERSION, suite, utf8(label), ikm))

/** One block of HKDF-Expand is enough: nothing here is longer than 32 bytes. */
async function expand(suite: Uint8Array, prk: Uint8Array, label: string, info: Uint8Array, size: number) {
  const labeled = join(number(size, 2), VERSION, suite, utf8(label), info)
  return (await mac(prk, join(labeled, Uint8Array.of(1)))).slice(0, size)
}

export interface Sealed {
  /** The ephemeral public key, uncompressed: 65 bytes. */
  readonly enc: Uint8Array
  readonly cipherText: Uint8Array
}

/**
 * Seal one message to a public key (65 bytes, uncompressed).
 * `ephemeral` is drawn unless given, which only a test does.
 */
export async function seal(
  to: Uint8Array,
  info: Uint8Array,
  plain: Uint8Array,
  aad: Uint8Array = EMPTY,
  ephemeral?: CryptoKeyPair,
): Promise<Sealed> {
  const receiver = await crypto.subtle.importKey('raw', join(to), CURVE, false, [])
  const pair = ephemeral ?? ((await crypto.subtle.generateKey(CURVE, false, ['deriveBits'])) as CryptoKeyPair)
  const enc = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  const dh = await crypto.subtle.deriveBits({ name: 'ECDH', public: receiver }, pair.privateKey, 256)

  const eae = await extract(SUITE_KEM, EMPTY, 'eae_prk', new Uint8Array(dh))
  const shared = await expand(SUITE_KEM, eae, 'shared_secret', join(enc, to), 32)

  const context = join(
    Uint8Array.of(0),
    await extract(SUITE_HPKE, EMPTY, 'psk_id_hash', EMPTY),
    await extract(SUITE_HPKE, EMPTY, 'info_hash', info),
  )
  const secret = await extract(SUITE_HPKE, shared, 'secret', EMPTY)
  const key = await expand(SUITE_HPKE, secret, 'key', context, 16)
  const nonce = await expand(SUITE_HPKE, secret, 'base_nonce', context, 12)

  const aes = await crypto.subtle.importKey('raw', join(key), 'AES-GCM', false, ['encrypt'])
  const algorithm = { name: 'AES-GCM', iv: join(nonce), additionalData: join(aad) }
  const sealed = await crypto.subtle.encrypt(algorithm, aes, join(plain))
  return { enc, cipherText: new Uint8Array(sealed) }
}
