// The part of CBOR (RFC 8949) that an mdoc needs, byte for byte as the server writes it: shortest heads, keys in
// the order given. Maps are `Map`, because their keys may be numbers. A tag 24 keeps the bytes as received: digests
// and signatures are over those, never over a re-encoding.

export class Embedded {
  constructor(
    /** The CBOR inside. */
    readonly content: Uint8Array,
  ) {}
}

export type Cbor = number | string | boolean | null | Uint8Array | Embedded | readonly Cbor[] | CborMap
export interface CborMap extends ReadonlyMap<number | string, Cbor> {}

/** Tag 0: a date-time, as text. Read only; written back as it was. */
const TAG_DATE = 0
const TAG_EMBEDDED = 24

export function join(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function head(major: number, value: number): Uint8Array {
  const first = major << 5
  if (value < 24) return Uint8Array.of(first | value)
  if (value < 0x100) return Uint8Array.of(first | 24, value)
  if (value < 0x10000) return Uint8Array.of(first | 25, value >> 8, value & 255)
  return Uint8Array.of(first | 26, value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255)
}

export function encode(item: Cbor): Uint8Array<ArrayBuffer> {
  if (item === null) return Uint8Array.of(0xf6)
  if (typeof item === 'boolean') return Uint8Array.of(item ? 0xf5 : 0xf4)
  if (typeof item === 'number') return join(item < 0 ? head(1, -1 - item) : head(0, item))
  if (typeof item === 'string') {
    const bytes = new TextEncoder().encode(item)
    return join(head(3, bytes.length), bytes)
  }
  if (item instanceof Uint8Array) return join(head(2, item.length), item)
  if (item instanceof Embedded) return join(head(6, TAG_EMBEDDED), encode(item.content))
  if (Array.isArray(item)) return join(head(4, item.length), ...item.map(encode))
  const entries = [...(item as CborMap)]
  return join(head(5, entries.length), ...entries.flatMap(([key, value]) => [encode(key), encode(value)]))
}

/** The one item that `data` is. Throws RangeError on anything else. */
export function decode(data: Uint8Array): Cbor {
  let at = 0
  const take = (count: number): Uint8Array => {
    if (at + count > data.length) throw new RangeError('cut short')
    at += count
    return data.subarray(at - count, at)
  }
  const item = (): Cbor => {
    const first = take(1)[0] as number
    const [major, info] = [first >> 5, first & 31]
    if (info > 26) throw new RangeError('outside the subset')
    const value = info < 24 ? info : [...take(1 << (info - 24))].reduce((sum, byte) => sum * 256 + byte, 0)
    if (major === 0) return value
    if (major === 1) return -1 - value
    if (major === 2) return take(value)
    if (major === 3) return new TextDecoder('utf-8', { fatal: true }).decode(take(value))
    if (major === 4) return Array.from({ length: value }, item)
    if (major === 5) return new Map(Array.from({ length: value }, () => [item() as number | string, item()] as const))
    if (major === 6) {
      const inner = item()
      if (value === TAG_EMBEDDED && inner instanceof Uint8Array) return new Embedded(inner)
      if (value === TAG_DATE) return inner
      throw new RangeError('outside the subset')
    }
    const simple: Readonly<Record<number, Cbor>> = { 20: false, 21: true, 22: null }
    if (!(value in simple)) throw new RangeError('outside the subset')
    return simple[value] as Cbor
  }
  const found = item()
  if (at !== data.length) throw new RangeError('bytes behind the item')
  return found
}
