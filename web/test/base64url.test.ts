import { expect, test } from 'vitest'
import { toBytes, toText } from '../src/shared/base64url'

const bytes = (...values: number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(values)

test.each([
  [bytes(), ''],
  [bytes(0), 'AA'],
  [bytes(255, 239), '_-8'],
  [bytes(251, 255, 190), '-_--'],
  [bytes(102, 111, 111, 98), 'Zm9vYg'],
])('%j is %s, both ways', (raw, text) => {
  expect(toText(raw)).toBe(text)
  expect([...toBytes(text)]).toEqual([...raw])
})

test('every byte survives', () => {
  const all = Uint8Array.from({ length: 256 }, (_, index) => index)
  expect([...toBytes(toText(all))]).toEqual([...all])
  expect(toText(all)).not.toMatch(/[+/=]/)
})

test('letters outside the alphabet are refused', () => {
  expect(() => toBytes('a b*')).toThrow()
})
