// PDQ hashes in the browser, so that a picture need not leave it: what media/pdq.py and media/forms.py do, in the
// same steps, on the same numbers (test/pdq.test.ts; the vectors come from there). Loaded when a file is chosen.

export interface Grey {
  readonly width: number
  readonly height: number
  /** Brightness, 0 to 255, row by row. */
  readonly luma: Float32Array
}

export interface Hash {
  readonly form: string
  readonly pdq: string
  readonly quality: number
}

const SIDE = 64
const KEPT = 16
const LEAST_SIDE = 16
/** Below this a hash never matches alone: flat pictures resemble each other. */
export const QUALITY_MIN = 50
const CENTRES: readonly (readonly [string, number])[] = [
  ['crop95', 0.95],
  ['crop90', 0.9],
  ['crop80', 0.8],
]
const ALIKE = 20
const CLEAN = 0.98
const WRITTEN = 0.5
const KEPT_MIN = 0.4

/** Brightness of RGBA pixels that are flat on white. */
export function luminance(pixels: Uint8ClampedArray | readonly number[], width: number, height: number): Grey {
  const luma = new Float32Array(width * height)
  for (let at = 0; at < luma.length; at += 1) {
    const from = at * 4
    luma[at] = 0.299 * (pixels[from] ?? 0) + 0.587 * (pixels[from + 1] ?? 0) + 0.114 * (pixels[from + 2] ?? 0)
  }
  return { width, height, luma }
}

/** All forms of a picture, the whole first; a form equal to an earlier one is left out. */
export function hashes(grey: Grey): Hash[] {
  const found = [hashed('whole', grey)]
  const inner = trimmed(grey)
  if (inner.width !== grey.width || inner.height !== grey.height) found.push(hashed('trimmed', inner))
  for (const [form, share] of CENTRES) {
    const part = centre(inner, share)
    const same = part.width === inner.width && part.height === inner.height
    if (!same && Math.min(part.width, part.height) >= LEAST_SIDE) found.push(hashed(form, part))
  }
  return found
}

function hashed(form: string, grey: Grey): Hash {
  const small = reduced(grey)
  return { form, pdq: bits(transformed(small)), quality: quality(small) }
}

/** What a side of this many pixels becomes: two box filters, of which 64 places are kept. */
function filter(length: number): readonly (readonly [number, Float64Array])[] {
  const window = Math.floor((length + 2 * SIDE - 1) / (2 * SIDE))
  const ahead = Math.floor((window + 2) / 2) - 1
  const first = (at: number) => Math.max(at - (window - 1 - ahead), 0)
  const last = (at: number) => Math.min(at + ahead, length - 1)
  return Array.from({ length: SIDE }, (_, number) => {
    const place = Math.floor(((number + 0.5) * length) / SIDE)
    const [from, to] = [first(place), last(place)]
    const start = first(from)
    const weights = new Float64Array(last(to) - start + 1)
    for (let near = from; near <= to; near += 1) {
      const share = 1 / (to - from + 1) / (last(near) - first(near) + 1)
      for (let at = first(near); at <= last(near); at += 1) weights[at - start] = (weights[at - start] ?? 0) + share
    }
    return [start, weights] as const
  })
}

/** The filtered picture at 64 x 64 places. */
function reduced({ width, height, luma }: Grey): Float64Array {
  const across = filter(width)
  const narrow = new Float64Array(height * SIDE)
  for (let row = 0; row < height; row += 1) {
    across.forEach(([start, weights], column) => {
      let sum = 0
      for (let at = 0; at < weights.length; at += 1) sum += (weights[at] ?? 0) * (luma[row * width + start + at] ?? 0)
      narrow[row * SIDE + column] = sum
    })
  }
  const small = new Float64Array(SIDE * SIDE)
  filter(height).forEach(([start, weights], row) => {
    for (let column = 0; column < SIDE; column += 1) {
      let sum = 0
      for (let at = 0; at < weights.length; at += 1)
        sum += (weights[at] ?? 0) * (narrow[(start + at) * SIDE + column] ?? 0)
      small[row * SIDE + column] = sum
    }
  })
  return small
}

const COSINES = Array.from({ length: KEPT }, (_, k) =>
  Float64Array.from(
    { length: SIDE },
    (_, x) => Math.sqrt(2 / SIDE) * Math.cos((Math.PI / 2 / SIDE) * (k + 1) * (2 * x + 1)),
  ),
)

/** The 16 x 16 lowest frequencies, without the constant ones. */
function transformed(small: Float64Array): Float64Array {
  const half = new Float64Array(KEPT * SIDE)
  COSINES.forEach((wave, k) => {
    for (let column = 0; column < SIDE; column += 1) {
      let sum = 0
      for (let at = 0; at < SIDE; at += 1) sum += (wave[at] ?? 0) * (small[at * SIDE + column] ?? 0)
      half[k * SIDE + column] = sum
    }
  })
  const found = new Float64Array(KEPT * KEPT)
  for (let k = 0; k < KEPT; k += 1) {
    COSINES.forEach((wave, l) => {
      let sum = 0
      for (let at = 0; at < SIDE; at += 1) sum += (wave[at] ?? 0) * (half[k * SIDE + at] ?? 0)
      found[k * KEPT + l] = sum
    })
  }
  return found
}

/** Which frequencies are above their median, the last one first: 64 hex digits. */
function bits(frequencies: Float64Array): string {
  const median = Float64Array.from(frequencies).sort()[frequencies.length / 2 - 1] ?? 0
  let text = ''
  for (let at = frequencies.length - 1; at >= 0; at -= 4) {
    let digit = 0
    for (let bit = 0; bit < 4; bit += 1) digit = digit * 2 + ((frequencies[at - bit] ?? 0) > median ? 1 : 0)
    text += digit.toString(16)
  }
  return text
}

/** 0 to 100: how much there is to see. */
function quality(small: Float64Array): number {
  let steps = 0
  for (let row = 0; row < SIDE; row += 1) {
    for (let column = 0; column < SIDE; column += 1) {
      const here = small[row * SIDE + column] ?? 0
      if (column) steps += Math.abs(Math.trunc(((here - (small[row * SIDE + column - 1] ?? 0)) * 100) / 255))
      if (row) steps += Math.abs(Math.trunc(((here - (small[(row - 1) * SIDE + column] ?? 0)) * 100) / 255))
    }
  }
  return Math.min(100, Math.floor(steps / 90))
}

/** As Python rounds: a half goes to the even one. */
function rounded(value: number): number {
  const down = Math.floor(value)
  return value - down === 0.5 ? down + (down % 2) : Math.round(value)
}

function centre(grey: Grey, share: number): Grey {
  const top = rounded((grey.height * (1 - share)) / 2)
  const left = rounded((grey.width * (1 - share)) / 2)
  return cut(grey, left, top, grey.width - 2 * left, grey.height - 2 * top)
}

function cut({ width, luma }: Grey, left: number, top: number, columns: number, rows: number): Grey {
  const part = new Float32Array(columns * rows)
  for (let row = 0; row < rows; row += 1) {
    const from = (top + row) * width + left
    part.set(luma.subarray(from, from + columns), row * columns)
  }
  return { width: columns, height: rows, luma: part }
}

/** Without what is of one brightness along its edges: borders, letterbox, bars with a caption. */
function trimmed(grey: Grey): Grey {
  const rows = (one: Grey, back: boolean) => bar(one.height, (at) => row(one, back ? one.height - 1 - at : at))
  const columns = (one: Grey, back: boolean) => bar(one.width, (at) => column(one, back ? one.width - 1 - at : at))
  const kept = (length: number, before: number, after: number) =>
    length - before - after < Math.max(LEAST_SIDE, length * KEPT_MIN) ? [0, 0] : [before, after]
  const [top = 0, bottom = 0] = kept(grey.height, rows(grey, false), rows(grey, true))
  const inner = cut(grey, 0, top, grey.width, grey.height - top - bottom)
  const [left = 0, right = 0] = kept(inner.width, columns(inner, false), columns(inner, true))
  return cut(inner, left, 0, inner.width - left - right, inner.height)
}

const row = ({ width, luma }: Grey, at: number): Float32Array => luma.subarray(at * width, (at + 1) * width)

const column = ({ width, height, luma }: Grey, at: number): Float32Array =>
  Float32Array.from({ length: height }, (_, row) => luma[row * width + at] ?? 0)

/** How many lines belong to a bar: as long as half a line has its brightness, to the last clean one. */
function bar(lines: number, line: (at: number) => Float32Array): number {
  const sorted = Float32Array.from(line(0)).sort()
  const middle = sorted.length >> 1
  const level = sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
  const reach = Math.max(1, Math.floor(lines * (1 - KEPT_MIN)))
  let clean = 0
  for (let at = 0; at < reach; at += 1) {
    const values = line(at)
    let alike = 0
    for (const value of values) if (Math.abs(value - level) <= ALIKE) alike += 1
    const share = alike / values.length
    if (at === 0 && share < CLEAN) return 0
    if (share < WRITTEN) break
    if (share >= CLEAN) clean = at + 1
  }
  return clean
}
