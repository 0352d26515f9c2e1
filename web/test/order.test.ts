import { expect, test } from 'vitest'
import { places } from '../src/visitor/order'

const messages = [{ atMs: 10 }, { atMs: 20 }, { atMs: 30 }]
const row = (name: string, atMs: number, rests = true) => ({ name, atMs, rests })
const names = (slots: readonly { readonly name: string }[][]) => slots.map((slot) => slot.map((one) => one.name))

test('what waits or came back stands where it was typed, in the order it was typed in', () => {
  const own = [row('late', 25), row('first', 5), row('same time', 20), row('early', 21)]
  expect(names(places(messages, own))).toEqual([['first'], [], ['same time', 'early', 'late'], []])
})

test('what is on its way stands last, after what waits there', () => {
  const own = [row('going', 15, false), row('held', 15), row('held last', 40)]
  expect(names(places(messages, own))).toEqual([[], ['held'], [], ['going', 'held last']])
})

test('in a room without messages all stand in their order', () => {
  expect(names(places([], [row('b', 2), row('a', 1, false)]))).toEqual([['a', 'b']])
})
