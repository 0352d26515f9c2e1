// Passkeys: between the JSON the server speaks and what navigator.credentials wants (bytes), both ways.
// The browsers' own `parseCreationOptionsFromJSON` and `toJSON` are younger than the browsers we support.
import { toBytes, toText } from '../shared/base64url'

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

const descriptors = (list: readonly DescriptorJson[] = []) => list.map((one) => ({ ...one, id: toBytes(one.id) }))

export function creationOptions(json: OptionsJson): PublicKeyCredentialCreationOptions {
  return {
    ...json,
    challenge: toBytes(json.challenge),
    user: { ...json.user, id: toBytes(json.user?.id ?? '') },
    excludeCredentials: descriptors(json.excludeCredentials),
  } as unknown as PublicKeyCredentialCreationOptions
}

export function requestOptions(json: OptionsJson): PublicKeyCredentialRequestOptions {
  return {
    ...json,
    challenge: toBytes(json.challenge),
    allowCredentials: descriptors(json.allowCredentials),
  } as unknown as PublicKeyCredentialRequestOptions
}

/** What the browser made, for the server. */
export function credentialJson(made: PublicKeyCredential): CredentialJson {
  const { response } = made
  const fields: Record<string, unknown> = { clientDataJSON: toText(response.clientDataJSON) }
  if ('attestationObject' in response) {
    const attested = response as AuthenticatorAttestationResponse
    fields.attestationObject = toText(attested.attestationObject)
    fields.transports = attested.getTransports?.() ?? []
  } else {
    const asserted = response as AuthenticatorAssertionResponse
    fields.authenticatorData = toText(asserted.authenticatorData)
    fields.signature = toText(asserted.signature)
    if (asserted.userHandle) fields.userHandle = toText(asserted.userHandle)
  }
  return {
    id: made.id,
    rawId: toText(made.rawId),
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
