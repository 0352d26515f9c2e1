// Passkeys: between the JSON the server speaks and what navigator.credentials wants (bytes), both ways.
// The browsers' own `parseCreationOptionsFromJSON` and `toJSON` are younger than the browsers we support.

/** Options as the server sends them: the JSON form of WebAuthn, level 3. */
export interface OptionsJson {
  readonly challenge: string
  readonly user?: { readonly id: string; readonly name: string; readonly displayName: string }
  readonly excludeCredentials?: readonly DescriptorJson[]
  readonly allowCredentials?: readonly DescriptorJson[]
  readonly [other: string]: unknown
}
interface DescriptorJson {
  readonly id: string
  readonly type: string
  readonly transports?: readonly string[]
}
export interface CredentialJson {
  readonly id: string
  readonly rawId: string
  readonly type: string
  readonly authenticatorAttachment?: string
  readonly clientExtensionResults: object
  readonly response: Readonly<Record<string, unknown>>
}

/** Bytes as base64url without padding. */
export function toBase64url(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): string {
  const letters = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte))
  return btoa(letters.join('')).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}

/** The way back. Throws on letters outside the alphabet. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const letters = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0))
}

const descriptors = (list: readonly DescriptorJson[] = []) => list.map((one) => ({ ...one, id: fromBase64url(one.id) }))

export function creationOptions(json: OptionsJson): PublicKeyCredentialCreationOptions {
  return {
    ...json,
    challenge: fromBase64url(json.challenge),
    user: { ...json.user, id: fromBase64url(json.user?.id ?? '') },
    excludeCredentials: descriptors(json.excludeCredentials),
  } as unknown as PublicKeyCredentialCreationOptions
}

export function requestOptions(json: OptionsJson): PublicKeyCredentialRequestOptions {
  return {
    ...json,
    challenge: fromBase64url(json.challenge),
    allowCredentials: descriptors(json.allowCredentials),
  } as unknown as PublicKeyCredentialRequestOptions
}

/** What the browser made, for the server. */
export function credentialJson(made: PublicKeyCredential): CredentialJson {
  const { response } = made
  const fields: Record<string, unknown> = { clientDataJSON: toBase64url(response.clientDataJSON) }
  if ('attestationObject' in response) {
    const attested = response as AuthenticatorAttestationResponse
    fields.attestationObject = toBase64url(attested.attestationObject)
    fields.transports = attested.getTransports?.() ?? []
  } else {
    const asserted = response as AuthenticatorAssertionResponse
    fields.authenticatorData = toBase64url(asserted.authenticatorData)
    fields.signature = toBase64url(asserted.signature)
    if (asserted.userHandle) fields.userHandle = toBase64url(asserted.userHandle)
  }
  return {
    id: made.id,
    rawId: toBase64url(made.rawId),
    type: made.type,
    authenticatorAttachment: made.authenticatorAttachment ?? undefined,
    clientExtensionResults: made.getClientExtensionResults(),
    response: fields,
  }
}

/** Why a passkey did not come about, as a key of the texts: `passkey.…`. */
export type PasskeyTrouble = 'unsupported' | 'cancelled' | 'known' | 'insecure' | 'failed'

export class PasskeyError extends Error {
  constructor(readonly trouble: PasskeyTrouble) {
    super(trouble)
  }
}

/** Browsers say by the name of the exception what happened; on purpose they do not tell a cancel from a time-out. */
export function troubleOf(name: string): PasskeyTrouble {
  switch (name) {
    case 'NotAllowedError':
    case 'AbortError':
      return 'cancelled'
    case 'InvalidStateError':
      return 'known'
    case 'SecurityError':
      return 'insecure'
    case 'NotSupportedError':
      return 'unsupported'
    default:
      return 'failed'
  }
}

async function asked(ask: () => Promise<Credential | null>): Promise<CredentialJson> {
  if (!('PublicKeyCredential' in globalThis)) throw new PasskeyError('unsupported')
  try {
    const made = await ask()
    if (made instanceof PublicKeyCredential) return credentialJson(made)
  } catch (error) {
    throw new PasskeyError(troubleOf(error instanceof Error ? error.name : ''))
  }
  throw new PasskeyError('failed')
}

/** Let the person make a passkey. Throws `PasskeyError`. */
export const createPasskey = (options: OptionsJson): Promise<CredentialJson> =>
  asked(() => navigator.credentials.create({ publicKey: creationOptions(options) }))

/** Let the person show a passkey. Throws `PasskeyError`. */
export const usePasskey = (options: OptionsJson): Promise<CredentialJson> =>
  asked(() => navigator.credentials.get({ publicKey: requestOptions(options) }))
