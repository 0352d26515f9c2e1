import { describe, expect, test } from 'vitest'
import { type Command, command, type Pressed, type Situation } from '../src/staff/keys'

const press = (key: string, now: Partial<Situation> = {}, part: Partial<Pressed> = {}): Command | null =>
  command(
    { key, ctrlKey: false, metaKey: false, altKey: false, repeat: false, ...part },
    { focus: 'page', letters: true, view: 'queue', open: false, acts: [], ...now },
  )
const hold = ['release', 'refuse', 'mute', 'suspend'] as const
const notice = ['remove', 'dismiss', 'mute', 'suspend'] as const

describe('in the queue', () => {
  test('letters and arrows move, Enter opens', () => {
    expect(press('j')).toEqual({ do: 'move', steps: 1 })
    expect(press('ArrowUp', { focus: 'row' })).toEqual({ do: 'move', steps: -1 })
    expect(press('End', { focus: 'row' })).toEqual({ do: 'end', last: true })
    expect(press('Enter')).toEqual({ do: 'open' })
  })

  test('arrows scroll a case, and Enter is a control’s own', () => {
    expect(press('ArrowDown', { focus: 'other', open: true })).toBeNull()
    expect(press('Enter', { focus: 'row' })).toBeNull()
    expect(press('Enter', { focus: 'other' })).toBeNull()
  })

  test('Escape goes back from a case only', () => {
    expect(press('Escape', { open: true })).toEqual({ do: 'back' })
    expect(press('Escape')).toBeNull()
  })
})

describe('a letter of an act', () => {
  test('lets stand or stops, whichever the case allows', () => {
    expect(press('a', { acts: hold })).toEqual({ do: 'act', act: 'release' })
    expect(press('a', { acts: notice })).toEqual({ do: 'act', act: 'dismiss' })
    expect(press('x', { acts: hold })).toEqual({ do: 'act', act: 'refuse' })
    expect(press('X', { acts: notice })).toEqual({ do: 'act', act: 'remove' })
    expect(press('s', { acts: hold })).toEqual({ do: 'act', act: 'suspend' })
  })

  test('does nothing that is not possible now', () => {
    expect(press('a', { acts: [] })).toBeNull()
    expect(press('x', { acts: notice, view: 'decisions' })).toBeNull()
  })

  test('does nothing while one types, with another key held, or when it repeats', () => {
    expect(press('a', { acts: hold, focus: 'typing' })).toBeNull()
    expect(press('a', { acts: hold }, { ctrlKey: true })).toBeNull()
    expect(press('x', { acts: hold }, { repeat: true })).toBeNull()
    expect(press('j', {}, { repeat: true })).toEqual({ do: 'move', steps: 1 })
  })

  test('does nothing when letters are switched off; arrows go on', () => {
    expect(press('a', { acts: hold, letters: false })).toBeNull()
    expect(press('?', { letters: false })).toBeNull()
    expect(press('ArrowDown', { letters: false })).toEqual({ do: 'move', steps: 1 })
  })
})

test('digits change the view from anywhere', () => {
  expect(press('2')).toEqual({ do: 'view', view: 'decisions' })
  expect(press('1', { view: 'rooms', focus: 'other' })).toEqual({ do: 'view', view: 'queue' })
})
