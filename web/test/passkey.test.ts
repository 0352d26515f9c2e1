import { describe, expect, test } from 'vitest'
import { tokenIn } from '../src/staff/join'
import { creationOptions, credentialJson, requestOptions, troubleOf } from '../src/staff/passkey'

const bytes = (...values: number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(values)

describe('options for the browser', () => {
  test('of a new passkey have bytes where the JSON has text, and the rest as it was', () => {
    const made = creationOptions({
      challenge: 'AQID',
      rp: { id: 'localhost', name: 'Salon' },
      user: { id: 'BAU', name: 'Noor', displayName: 'Noor' },
      excludeCredentials: [{ id: 'Bg', type: 'public-key', transports: ['internal'] }],
      timeout: 300_000,
    })
    expect(made.challenge).toEqual(bytes(1, 2, 3))
    expect(made.user).toEqual({ id: bytes(4, 5), name: 'Noor', displayName: 'Noor' })
    expect(made.excludeCredentials).toEqual([{ id: bytes(6), type: 'public-key', transports: ['internal'] }])
    expect(made.rp).toEqual({ id: 'localhost', name: 'Salon' })
    expect(made.timeout).toBe(300_000)
  })

  test('of signing in need no list of passkeys: the device finds its own', () => {
    expect(requestOptions({ challenge: 'AQID', rpId: 'localhost' }).allowCredentials).toEqual([])
    expect(requestOptions({ challenge: 'AQ', allowCredentials: [{ id: 'Bg', type: 'public-key' }] })).toMatchObject({
      allowCredentials: [{ id: bytes(6), type: 'public-key' }],
    })
  })
})

describe('what the browser made, for the server', () => {
  const common = {
    id: 'AQI',
    rawId: bytes(1, 2).buffer,
    type: 'public-key',
    authenticatorAttachment: 'platform',
    getClientExtensionResults: () => ({ credProps: { rk: true } }),
  }

  test('a registration', () => {
    const response = {
      clientDataJSON: bytes(3).buffer,
      attestationObject: bytes(4).buffer,
      getTransports: () => ['internal'],
    }
    expect(credentialJson({ ...common, response } as unknown as PublicKeyCredential)).toEqual({
      id: 'AQI',
      rawId: 'AQI',
      type: 'public-key',
      authenticatorAttachment: 'platform',
      clientExtensionResults: { credProps: { rk: true } },
      response: { clientDataJSON: 'Aw', attestationObject: 'BA', transports: ['internal'] },
    })
  })

  test('an assertion, with and without a user handle', () => {
    const response = {
      clientDataJSON: bytes(3).buffer,
      authenticatorData: bytes(5).buffer,
      signature: bytes(6).buffer,
      userHandle: bytes(7).buffer as ArrayBuffer | null,
    }
    const json = () => credentialJson({ ...common, response } as unknown as PublicKeyCredential).response
    expect(json()).toEqual({ clientDataJSON: 'Aw', authenticatorData: 'BQ', signature: 'Bg', userHandle: 'Bw' })
    response.userHandle = null
    expect(json()).toEqual({ clientDataJSON: 'Aw', authenticatorData: 'BQ', signature: 'Bg' })
  })
})

test('what browsers throw is told apart as far as they tell', () => {
  expect(
    ['NotAllowedError', 'InvalidStateError', 'SecurityError', 'NotSupportedError', 'DataError'].map(troubleOf),
  ).toEqual(['cancelled', 'known', 'insecure', 'unsupported', 'failed'])
})

test('only what can be a token is taken from an address', () => {
  expect(tokenIn('#abcDEF0123456789_-')).toBe('abcDEF0123456789_-')
  expect(['', '#', '#desk-main', '#short', `#${'a'.repeat(65)}`, '#abcdefghijklmnop?x'].map(tokenIn)).toEqual(
    Array(6).fill(''),
  )
})
