// What the test wallet can answer: the truth, and every way of cheating that the door must refuse.
import type { Asked, Wrong } from './asked'
import { type Cbor, type CborMap, decode, Embedded } from './cbor'
import { DOC_TYPE, deviceResponse, type Presentation } from './mdoc'
import { type Credential, draw, issue, LIBRARY, newDeviceKey } from './stock'

/** In the order in which the pages list and number them; `REFUSALS` of gateway/pages.py is the same list. */
export const REFUSALS = [
  'tampered',
  'rogue',
  'expired',
  'replay',
  'relay',
  'stolen',
  'library',
  'library_kept',
  'forged',
  'unsigned',
  'minor',
  'second',
  'early',
  'tracker',
] as const
export type Case = 'genuine' | (typeof REFUSALS)[number]

export const isCase = (name: string): name is Case => name === 'genuine' || REFUSALS.some((one) => one === name)

const shown = ({ deviceKey, issuerSigned }: Credential): Presentation => ({
  deviceKey,
  issuerSigned: decode(issuerSigned) as CborMap,
})

const changed = (map: CborMap, key: string, value: Cbor): CborMap => new Map([...map, [key, value]])

/** "No" turned into "yes" in the last item, where it stands, after it was signed: its digest no longer fits. */
function sayYes(issuerSigned: CborMap): CborMap {
  const spaces = issuerSigned.get('nameSpaces') as CborMap
  const items = spaces.get(DOC_TYPE) as readonly Embedded[]
  const forged = items.map((item, index) => {
    if (index < items.length - 1) return item
    const { content } = item
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

/** What is presented, and over which transcript. */
async function presentation(which: Case): Promise<Presentation & { readonly wrong?: Wrong }> {
  switch (which) {
    case 'genuine':
      return shown(await draw())
    case 'minor':
      return shown(await issue(false))
    case 'tampered':
    case 'second': {
      const honest = shown(await issue(false, which === 'second' ? 'two' : 'genuine'))
      return { ...honest, issuerSigned: sayYes(honest.issuerSigned) }
    }
    case 'expired':
    case 'early':
    case 'rogue':
    case 'library':
      return shown(await issue(true, which))
    case 'library_kept':
      return { ...shown(await issue(true, 'library')), docType: LIBRARY }
    case 'replay':
    case 'relay':
      return { ...shown(await issue()), wrong: which }
    case 'stolen':
      return { ...shown(await issue()), deviceKey: (await newDeviceKey()).privateKey }
    case 'forged': {
      const honest = shown(await issue())
      return { ...honest, issuerSigned: breakSeal(honest.issuerSigned) }
    }
    case 'unsigned':
      return { ...shown(await issue()), unsigned: true }
    case 'tracker': {
      const deviceNames: CborMap = new Map([[DOC_TYPE, new Map([['nym', 'visitor-0417']])]])
      return { ...shown(await issue()), deviceNames }
    }
  }
}

/** The wallet's answer to a request, base64url. Throws `ApiError` when the test issuer does not answer. */
export async function present(which: Case, asked: Asked): Promise<string> {
  const found = await presentation(which)
  return asked.wrap(await deviceResponse(found, await asked.transcript(found.wrong)))
}
