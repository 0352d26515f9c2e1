import { describe, expect, test } from 'vitest'
import { toBytes, toText } from '../src/shared/base64url'
import { type CborMap, decode, Embedded, encode } from '../src/wallet/cbor'
import { CURVE, seal } from '../src/wallet/hpke'
import {
  DOC_TYPE,
  deviceAuthentication,
  deviceResponse,
  readRequest,
  recipient,
  sessionTranscript,
} from '../src/wallet/mdoc'
import { handover, readLink } from '../src/wallet/openid4vp'

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
const unhex = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

describe('CBOR', () => {
  // Appendix A of RFC 8949, the part an mdoc uses.
  test.each([
    ['00', 0],
    ['17', 23],
    ['1818', 24],
    ['1903e8', 1000],
    ['1a000f4240', 1_000_000],
    ['20', -1],
    ['3863', -100],
    ['f4', false],
    ['f5', true],
    ['f6', null],
    ['60', ''],
    ['62c3bc', 'ü'],
    ['6449455446', 'IETF'],
    ['83010203', [1, 2, 3]],
  ] as const)('%s', (bytes, value) => {
    expect(hex(encode(value as never))).toBe(bytes)
    expect(decode(unhex(bytes))).toEqual(value)
  })

  test('maps keep their order and their number keys; bytes stay bytes', () => {
    const map: CborMap = new Map<number | string, never>([
      [1, 2 as never],
      [-1, 1 as never],
      ['b', unhex('0102') as never],
    ])
    expect(hex(encode(map))).toBe('a301022001616242' + '0102')
    expect(decode(encode(map))).toEqual(map)
  })

  test('a tag 24 comes out as it went in', () => {
    const whole = unhex('d818456449455446')
    const found = decode(whole) as Embedded
    expect(found).toBeInstanceOf(Embedded)
    expect(hex(encode(found))).toBe(hex(whole))
  })

  test.each(['', '18', '61', '8201', 'ff', '5f4100ff', 'fb3ff199999999999a', 'c101', '0000'])(
    '%s is refused',
    (bytes) => expect(() => decode(unhex(bytes))).toThrow(RangeError),
  )
})

test('base64url without padding, both ways', () => {
  const bytes = Uint8Array.of(251, 255, 254, 0, 1)
  expect(toText(bytes)).toBe('-__-AAE')
  expect(toBytes('-__-AAE')).toEqual(bytes)
})

test('HPKE: the published vector of RFC 9180, appendix A.3.1', async () => {
  const to = unhex(
    '04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a826a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d128aafd68a2ce72ea0',
  )
  const enc = unhex(
    '04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4',
  )
  const secret = unhex('4995788ef4b9d6132b249ce59a77281493eb39af373d236a1fe415cb0c2d7beb')
  const [x, y, d] = [enc.slice(1, 33), enc.slice(33), secret].map(toText)
  const jwk = { kty: 'EC', crv: 'P-256', x, y } as JsonWebKey
  const ephemeral = {
    privateKey: await crypto.subtle.importKey('jwk', { ...jwk, d } as JsonWebKey, CURVE, false, ['deriveBits']),
    publicKey: await crypto.subtle.importKey('raw', enc, CURVE, true, []),
  }
  const sealed = await seal(
    to,
    unhex('4f6465206f6e2061204772656369616e2055726e'),
    unhex('4265617574792069732074727574682c20747275746820626561757479'),
    unhex('436f756e742d30'),
    ephemeral,
  )
  expect(hex(sealed.enc)).toBe(hex(enc))
  expect(hex(sealed.cipherText)).toBe(
    '5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434',
  )
})

// Made by src/salon/age/transcript.py; tests/age/test_transcript.py holds the same bytes.
const INFO =
  'gmVkY2FwaaJlbm9uY2VYIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAcnJlY2lwaWVudFB1YmxpY0tleaQBAiABIVggAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEiWCACAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg'
const TRANSCRIPT = '83f6f682656463617069582058956eea41a54efa7beebe6e4ca11566738e5b6f2f8bfb502a5e8ec78256e614'

describe('the answer', () => {
  test('the session transcript is the server’s, byte for byte', async () => {
    expect(hex(await sessionTranscript(INFO, 'http://localhost:8080'))).toBe(TRANSCRIPT)
  })

  test('the key to seal to is read from the request', () => {
    expect(hex(recipient(INFO))).toBe(`04${'01'.repeat(32)}${'02'.repeat(32)}`)
  })

  test('a request of another kind is refused', () => {
    expect(() => recipient(toText(encode(['other', new Map()])))).toThrow(RangeError)
  })

  test('the device signs over the whole transcript', async () => {
    const transcript = await sessionTranscript(INFO, 'http://localhost:8080')
    const message = decode(deviceAuthentication(transcript, new Embedded(encode(new Map())))) as [
      string,
      ...Uint8Array[],
    ]
    expect(message[0]).toBe('Signature1')
    const signed = decode(message[3] as Uint8Array) as Embedded
    const [name, heard, docType] = decode(signed.content) as [string, unknown, string]
    expect([name, docType]).toEqual(['DeviceAuthentication', DOC_TYPE])
    expect(hex(encode(heard as never))).toBe(hex(transcript))
  })

  test('the answer is an enc of 65 bytes and a cipher text, in an envelope', async () => {
    const receiver = await crypto.subtle.generateKey(CURVE, true, ['deriveBits'])
    const raw = new Uint8Array(await crypto.subtle.exportKey('raw', receiver.publicKey))
    const info = toText(
      encode([
        'dcapi',
        new Map<string, never>([
          ['nonce', new Uint8Array(32) as never],
          [
            'recipientPublicKey',
            new Map<number, never>([
              [-2, raw.slice(1, 33) as never],
              [-3, raw.slice(33) as never],
            ]) as never,
          ],
        ]) as never,
      ]),
    )
    const device = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
    const request = { protocol: 'org-iso-mdoc', data: { deviceRequest: '', encryptionInfo: info } }
    const asked = readRequest(request, 'http://localhost')
    const shown = { issuerSigned: new Map(), deviceKey: device.privateKey }
    const text = await asked.wrap(await deviceResponse(shown, await asked.transcript()))
    const [kind, parts] = decode(toBytes(text)) as [string, CborMap]
    expect(kind).toBe('dcapi')
    expect((parts.get('enc') as Uint8Array).length).toBe(65)
    expect((parts.get('cipherText') as Uint8Array).length).toBeGreaterThan(200)
  })
})

describe('a link', () => {
  const URI = 'http://localhost:8080/api/age/av/qr-0'
  const QUERY = {
    credentials: [
      {
        id: 'proof_of_age',
        format: 'mso_mdoc',
        meta: { doctype_value: DOC_TYPE },
        claims: [{ path: [DOC_TYPE, 'age_over_18'] }],
      },
    ],
  }
  const PARTS = {
    response_type: 'vp_token',
    response_mode: 'direct_post',
    client_id: `redirect_uri:${URI}`,
    response_uri: URI,
    nonce: 'n-0S6_WzA2Mj',
    state: 'qr-0',
    dcql_query: JSON.stringify(QUERY),
  }
  const link = (changes: Readonly<Record<string, string>> = {}) =>
    `av://?${new URLSearchParams({ ...PARTS, ...changes })}`
  // Made by src/salon/age/transcript.py; tests/age/test_transcript.py holds the same bytes.
  const LINK_TRANSCRIPT =
    '83f6f682714f70656e494434565048616e646f7665725820ee3168da00dacc122a556c402c79a2fde614e4bac1d33e1c87b8df501703b57d'

  test('the session transcript is the server’s, byte for byte', async () => {
    expect(hex(await handover(PARTS.client_id, PARTS.nonce, URI))).toBe(LINK_TRANSCRIPT)
    expect(hex(await readLink(link()).transcript())).toBe(LINK_TRANSCRIPT)
  })

  test('it says where the answer goes; what a forger signed is something else', async () => {
    const asked = readLink(`  ${link()}\n`)
    expect([asked.responseUri, asked.state]).toEqual([URI, 'qr-0'])
    for (const wrong of ['replay', 'relay'] as const) {
      expect(hex(await asked.transcript(wrong))).not.toBe(LINK_TRANSCRIPT)
    }
    expect(await asked.wrap(Uint8Array.of(251, 255))).toBe('-_8')
  })

  test.each([
    ['no link', 'https://elsewhere.test/'],
    ['another scheme', link().replace('av:', 'eudi:')],
    ['no nonce', link({ nonce: '' })],
    ['somebody else’s name', link({ client_id: 'redirect_uri:https://elsewhere.test/' })],
    ['another way back', link({ response_mode: 'fragment' })],
    ['another document', link({ dcql_query: JSON.stringify(QUERY).replace(DOC_TYPE, 'org.iso.18013.5.1.mDL') })],
    ['no question', link({ dcql_query: '{}' })],
    ['nothing readable', link({ dcql_query: '{' })],
  ])('%s is not answered', (_what, text) => expect(() => readLink(text)).toThrow())
})
