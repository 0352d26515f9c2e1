import { describe, expect, test } from 'vitest'
import { hashes, luminance } from '../src/stop/pdq'
import vectors from './pdq.json'

type Case = (typeof vectors)[number]

/** The pictures of tests/media/vectors.py. */
function picture({ width, height, seed, patch, frame, caption }: Case) {
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let y = frame + caption; y < height - frame; y += 1) {
    for (let x = frame; x < width - frame; x += 1) {
      for (let channel = 0; channel < 3; channel += 1) {
        const [u, v] = [Math.floor(x / patch), Math.floor(y / patch)]
        const mixed = (u * 7919 + v * 104729 + seed * 1299709 + channel * 15485863) % 65521
        pixels[(y * width + x) * 4 + channel] = ((mixed * mixed) % 65521) % 256
      }
    }
  }
  return luminance(pixels, width, height)
}

function distance(one: string, other: string): number {
  let bits = 0
  for (let at = 0; at < 64; at += 1) {
    let differ = Number.parseInt(one[at] ?? '0', 16) ^ Number.parseInt(other[at] ?? '0', 16)
    for (; differ; differ >>= 1) bits += differ & 1
  }
  return bits
}

describe('the hashes of a picture', () => {
  test.each(vectors)('of $width x $height, seed $seed, are the server’s', (one) => {
    const found = hashes(picture(one))
    expect(found.map((hash) => hash.form)).toEqual(one.hashes.map(([form]) => form))
    found.forEach((hash, at) => {
      const [, pdq, quality] = one.hashes[at] as [string, string, number]
      // A flat picture has no look: what is above its median is chance.
      if (quality >= 50) expect(distance(hash.pdq, pdq)).toBeLessThanOrEqual(4)
      expect(Math.abs(hash.quality - quality)).toBeLessThanOrEqual(1)
    })
  })

  test('of different pictures are far apart', () => {
    const [one, other] = vectors.slice(0, 2).map((each) => hashes(picture(each))[0]?.pdq ?? '')
    expect(distance(one ?? '', other ?? '')).toBeGreaterThan(80)
  })
})
