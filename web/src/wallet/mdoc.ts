// A wallet's answer to an `org-iso-mdoc` request: the session transcript, the device's signature over it, the
// DeviceResponse, sealed to the key the request names (ISO 18013-5 section 9, 18013-7 Annex C).
import type { MdocRequest } from '../shared/age'
import { toBytes, toText } from '../shared/base64url'
import type { Asked } from './asked'
import { type Cbor, type CborMap, decode, Embedded, encode, join } from './cbor'
import { seal } from './hpke'

export const DOC_TYPE = 'eu.europa.ec.av.1'
/** Protected header {1: -7}: ES256 and nothing else. */
const ES256 = Uint8Array.of(0xa1, 0x01, 0x26)

/** What a presentation is made of; the refusals of cases.ts change one part each. */
export interface Presentation {
  readonly issuerSigned: CborMap
  readonly deviceKey: CryptoKey
  readonly docType?: string
  readonly deviceNames?: CborMap
  readonly unsigned?: boolean
}

/** The transcript hashes the `encryptionInfo` string exactly as it was sent, and the asking page's origin. */
export async function sessionTranscript(encryptionInfo: string, origin: string): Promise<Uint8Array> {
  const hash = await crypto.subtle.digest('SHA-256', encode([encryptionInfo, origin]))
  return encode([null, null, ['dcapi', new Uint8Array(hash)]])
}

/** DeviceAuthentication, with the transcript spliced in as bytes. */
export function deviceAuthentication(transcript: Uint8Array, names: Embedded): Uint8Array<ArrayBuffer> {
  const signed = join(Uint8Array.of(0x84), encode('DeviceAuthentication'), transcript, encode(DOC_TYPE), encode(names))
  return encode(['Signature1', ES256, new Uint8Array(0), encode(new Embedded(signed))])
}

export async function deviceResponse(shown: Presentation, transcript: Uint8Array): Promise<Uint8Array> {
  const names = new Embedded(encode(shown.deviceNames ?? new Map()))
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
  const message = deviceAuthentication(transcript, names)
  const signature = new Uint8Array(await crypto.subtle.sign(algorithm, shown.deviceKey, message))
  const auth: Cbor = [ES256, new Map(), null, signature]
  const document = new Map<string, Cbor>([
    ['docType', shown.docType ?? DOC_TYPE],
    ['issuerSigned', shown.issuerSigned],
    [
      'deviceSigned',
      new Map<string, Cbor>([
        ['nameSpaces', names],
        ['deviceAuth', shown.unsigned ? new Map() : new Map([['deviceSignature', auth]])],
      ]),
    ],
  ])
  return encode(
    new Map<string, Cbor>([
      ['version', '1.0'],
      ['documents', [document]],
      ['status', 0],
    ]),
  )
}

/** The public key an `encryptionInfo` names, uncompressed. Throws RangeError. */
export function recipient(encryptionInfo: string): Uint8Array {
  const [kind, parameters] = decode(toBytes(encryptionInfo)) as [string, CborMap]
  const key = kind === 'dcapi' ? (parameters.get('recipientPublicKey') as CborMap | undefined) : undefined
  const [x, y] = [key?.get(-2), key?.get(-3)]
  if (!(x instanceof Uint8Array && y instanceof Uint8Array)) throw new RangeError('not a request')
  return join(Uint8Array.of(4), x, y)
}

/**
 * A request through the Digital Credentials API. Whoever got an answer to another question, or on another page, can seal
 * it to this request, but cannot sign it anew: the seal is always over the right transcript.
 */
export function readRequest(request: MdocRequest, origin: string): Asked {
  const info = request.data.encryptionInfo
  return {
    transcript: (wrong) =>
      sessionTranscript(
        wrong === 'replay' ? 'an earlier question' : info,
        wrong === 'relay' ? 'https://elsewhere.test' : origin,
      ),
    async wrap(response) {
      const sealed = await seal(recipient(info), await sessionTranscript(info, origin), response)
      return toText(
        encode([
          'dcapi',
          new Map([
            ['enc', sealed.enc],
            ['cipherText', sealed.cipherText],
          ]),
        ]),
      )
    },
  }
}
