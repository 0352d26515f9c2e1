import { describe, expect, test } from 'vitest'
import { arranged, arrivedIn, cursorAfter, following, moved } from '../src/staff/queue'
import { type CasePhoto, type Item, stopped } from '../src/staff/wire'

const item = (id: string, part: Partial<Item> = {}): Item => ({
  id,
  kind: 'notice',
  reason: 'other',
  where: '',
  opened_ms: 0,
  due_ms: 0,
  expires_ms: 0,
  reports: 1,
  rule: '',
  photo: false,
  ...part,
})
const list = (...ids: string[]): readonly Item[] => ids.map((id) => item(id))
const ids = (items: readonly Item[]): string => items.map((one) => one.id).join('')

describe('the order', () => {
  test('is the server’s, most urgent first', () => {
    expect(ids(arranged(list('a', 'b'), list('b', 'c', 'a'), false))).toBe('bca')
  })

  test('stays as it is under a pointer: what is new waits at the end, what is gone goes', () => {
    expect(ids(arranged(list('a', 'b', 'c'), list('d', 'c', 'a'), true))).toBe('acd')
  })

  test('shows what became of a case even where it does not move', () => {
    const next = [item('b'), item('a', { reports: 5 })]
    expect(arranged(list('a', 'b'), next, true)[0]?.reports).toBe(5)
  })
})

describe('the cursor', () => {
  test('stays on its case when the order changes', () => {
    expect(cursorAfter(list('a', 'b', 'c'), list('c', 'b', 'a'), 'b')).toBe('b')
  })

  test('goes to what came after a case that is gone, else to what came before', () => {
    expect(cursorAfter(list('a', 'b', 'c'), list('a', 'c'), 'b')).toBe('c')
    expect(cursorAfter(list('a', 'b', 'c'), list('a', 'b'), 'c')).toBe('b')
    expect(cursorAfter(list('a', 'b', 'c', 'd'), list('d', 'a'), 'b')).toBe('d')
  })

  test('starts on the first, and is nowhere only in an empty list', () => {
    expect(cursorAfter([], list('a', 'b'), '')).toBe('a')
    expect(cursorAfter(list('a'), [], 'a')).toBe('')
    expect(cursorAfter(list('a'), list('x', 'y'), 'a')).toBe('x')
  })

  test('moves by steps and stops at the ends', () => {
    const items = list('a', 'b', 'c')
    expect(moved(items, 'a', 1)).toBe('b')
    expect(moved(items, 'c', 1)).toBe('c')
    expect(moved(items, 'a', -1)).toBe('a')
    expect(moved(items, 'gone', 1)).toBe('a')
    expect(moved([], '', 1)).toBe('')
  })
})

describe('after a decision', () => {
  test('the next case follows; after the last one the most urgent', () => {
    expect(following(list('a', 'b', 'c'), 'b')).toBe('c')
    expect(following(list('a', 'b', 'c'), 'c')).toBe('a')
    expect(following(list('a'), 'a')).toBe('')
  })

  test('of a case that is no longer in the list, the most urgent follows', () => {
    expect(following(list('a', 'b'), 'x')).toBe('a')
  })
})

test('what arrived is what was not there before', () => {
  expect(ids(arrivedIn(list('a', 'b'), list('c', 'b', 'd')))).toBe('cd')
})

test('a photo is named as stopped by who is in it only where such a stop met it', () => {
  const photo = (bank: string) =>
    ({ matches: [{ bank, role: 'hold', distance: 4, near: false }] }) as unknown as CasePhoto
  expect(stopped({ photo: photo('stopped-0000000000000001-0') })).toBe(true)
  expect(stopped({ photo: photo('of-the-site') })).toBe(false)
  expect(stopped({ photo: null })).toBe(false)
})
