import { describe, expect, test } from 'vitest'
import { hueOf, initialOf, lengthOf, matching, mentionAt, mentionSpans, pieces } from '../src/shared/text'

describe('lengths and spans count code points', () => {
  test('an emoji is one', () => {
    expect(lengthOf('a🎉b')).toBe(3)
  })

  test('a span after an emoji marks what the server meant', () => {
    expect(pieces('🎉 call 123', [{ start: 2, end: 6 }])).toEqual([
      { text: '🎉 ', marked: false },
      { text: 'call', marked: true },
      { text: ' 123', marked: false },
    ])
  })

  test('overlapping and overlong spans are tolerated', () => {
    const cut = pieces('abcd', [
      { start: 1, end: 3 },
      { start: 2, end: 99 },
    ])
    expect(cut).toEqual([
      { text: 'a', marked: false },
      { text: 'bcd', marked: true },
    ])
  })

  test('an empty text has no pieces', () => {
    expect(pieces('', [{ start: 0, end: 1 }])).toEqual([])
  })
})

describe('mentions', () => {
  test('the longest pseudonym wins', () => {
    expect(mentionSpans('@Anna Lou and @Anna', ['Anna', 'Anna Lou'])).toEqual([
      { start: 0, end: 9 },
      { start: 14, end: 19 },
    ])
  })

  test('the unfinished one before the caret is found', () => {
    expect(mentionAt('hello @mir', 10)).toEqual({ query: 'mir', start: 6 })
    expect(mentionAt('@', 1)).toEqual({ query: '', start: 0 })
    expect(mentionAt('mail@host', 9)).toBeNull()
    expect(mentionAt('@mir and', 8)).toBeNull()
  })

  test('people are matched through case and accents, beginnings first', () => {
    const people = ['Noémie', 'Élo', 'Melo'].map((name) => ({ tag: name, name }))
    expect(matching(people, 'elo').map((person) => person.name)).toEqual(['Élo', 'Melo'])
    expect(matching(people, 'noe').map((person) => person.name)).toEqual(['Noémie'])
  })
})

describe('avatars', () => {
  test('a tag always has the same colour', () => {
    expect(hueOf('TAGaaaaaaa01')).toBe(hueOf('TAGaaaaaaa01'))
    expect(hueOf('TAGaaaaaaa01')).toBeLessThan(8)
  })

  test('the letter is the first one, whole', () => {
    expect(initialOf('  élo')).toBe('É')
    expect(initialOf('🎉x')).toBe('🎉')
    expect(initialOf('')).toBe('?')
  })
})
