import { describe, expect, test } from 'vitest'
import { nextOf, problemOf, suggestion, tidy } from '../src/entry/pseudonym'

describe('problems while typing', () => {
  test.each(['Anne', 'Éloïse', 'Jean-Luc 2', "d'Artagnan", 'Ольга', 'a b', 'x'.repeat(24)])('%s is fine', (name) => {
    expect(problemOf(name, true)).toBe('')
  })

  test('too short is only a problem when done', () => {
    expect(problemOf('A', false)).toBe('')
    expect(problemOf('A', true)).toBe('name_length')
    expect(problemOf('', false)).toBe('')
  })

  test('too long is one at once', () => {
    expect(problemOf('x'.repeat(25), false)).toBe('name_length')
  })

  test.each(['<b>Anne', 'Anne@home', 'a\u200bb', '🙂🙂', '123'])('%s is refused', (name) => {
    expect(problemOf(name, true)).toBe('name_script')
  })

  test('accents written apart count once', () => {
    expect(problemOf('e\u0301'.repeat(24), true)).toBe('')
    expect(tidy('  Anne   Marie ')).toBe('Anne Marie')
  })
})

test('a suggestion is one word of each list, and fits', () => {
  expect(suggestion('Quiet Paper', 'Lantern Fern', (below) => below - 1)).toBe('Paper Fern')
})

describe('where to after the door', () => {
  const next = (asked: string) => nextOf(`?next=${encodeURIComponent(asked)}`, 'http://localhost:8080')

  test.each(['/chat', '/rules#rule-2.1', '/claim?code=A'])('%s is ours', (path) => expect(next(path)).toBe(path))

  test.each([
    '',
    'chat',
    '//evil.test',
    '/\\evil.test',
    'https://evil.test/',
    'javascript:alert(1)',
    '/enter',
    '/enter?next=/enter',
    '/\t/evil.test',
    '/.//evil.test',
    '/x/..//evil.test',
    '/%2e//evil.test',
    'http://localhost:8080.evil.test/',
  ])('%s leads to the chat', (path) => expect(next(path)).toBe('/chat'))
})
