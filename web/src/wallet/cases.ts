// What the test wallet can answer: the truth, and every way of cheating that the door must refuse.
import { type Cbor, type CborMap, decode, Embedded } from './cbor'
import { answer, DOC_TYPE, type MdocRequest, type Presentation } from './mdoc'
import { type Credential, draw, issue, newDeviceKey } from './stock'

/** In the order in which the pages list them; `REFUSALS` of gateway/pages.py is the same list. */
export const REFUSALS = [
  'minor',
  'tampered',
  'expired',
  'early',
  'rogue',
  'replay',
  'relay',
  'stolen',
  'library',
  'forged',
  'unsigned',
  'tracker',
] as const
export type Case = 'genuine' | (typeof REFUSALS)[number]

export const isCase = (name: string): name is Case => name === 'genuine' || REFUSALS.some((one) => one === name)

const shown = ({ deviceKey, issuerSigned }: Credential): Presentation => ({
  deviceKey,
  issuerSigned: decode(issuerSigned) as CborMap,
})

const changed = (map: CborMap, key: string, value: Cbor): CborMap => new Map([...map, [key, value]])

/** "No" turned into "yes" where it stands, after it was signed: its digest no longer fits. */
function sayYes(issuerSigned: CborMap): CborMap {
  const spaces = issuerSigned.get('nameSpaces') as CborMap
  const items = spaces.get(DOC_TYPE) as readonly Embedded[]
  const forged = items.map(({ content }) => {
    const bytes = content.slice()
    bytes[bytes.length - 1] = 0xf5
    return new Embedded(bytes)
  })
  return changed(issuerSigned, 'nameSpaces', changed(spaces, DOC_TYPE, forged))
}

function breakSeal(issuerSigned: CborMap): CborMap {
  const auth = issuerSigned.get('issuerAuth') as readonly Cbor[]
  const signature = (auth[3] as Uint8Array).slice()
  signature[signature.length - 1] = (signature[signature.length - 1] as number) ^ 1
  return changed(issuerSigned, 'issuerAuth', [...auth.slice(0, 3), signature])
}

/** The wallet's answer to a request, base64url. Throws `ApiError` when the test issuer does not answer. */
export async function present(which: Case, request: MdocRequest, origin: string): Promise<string> {
  switch (which) {
    case 'genuine':
      return answer(request, shown(await draw()), origin)
    case 'minor':
      return answer(request, shown(await issue(false)), origin)
    case 'tampered': {
      const honest = shown(await issue(false))
      return answer(request, { ...honest, issuerSigned: sayYes(honest.issuerSigned) }, origin)
    }
    case 'expired':
    case 'early':
    case 'rogue':
    case 'library':
      return answer(request, shown(await issue(true, which)), origin)
    case 'replay':
      return answer(request, shown(await issue()), origin, { info: 'an earlier question' })
    case 'relay':
      return answer(request, shown(await issue()), origin, { origin: 'https://elsewhere.test' })
    case 'stolen':
      return answer(request, { ...shown(await issue()), deviceKey: (await newDeviceKey()).privateKey }, origin)
    case 'forged': {
      const honest = shown(await issue())
      return answer(request, { ...honest, issuerSigned: breakSeal(honest.issuerSigned) }, origin)
    }
    case 'unsigned':
      return answer(request, { ...shown(await issue()), unsigned: true }, origin)
    case 'tracker': {
      const deviceNames: CborMap = new Map([[DOC_TYPE, new Map([['nym', 'visitor-0417']])]])
      return answer(request, { ...shown(await issue()), deviceNames }, origin)
    }
  }
}
