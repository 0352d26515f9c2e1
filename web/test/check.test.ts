// What this page finds in a one-to-one nobody else judges. That it is what the server would find is
// tests/safety/test_pack.py's to show.
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { checker } from '../src/shared/check'
import pack from '../src/shared/pack.json'
import { type Message, Room } from '../src/shared/room'
import type { RoomInfo } from '../src/shared/wire.gen'

const check = checker(pack)
const families = (typed: string): string[] => check(typed).map((one) => one.family)

test('small talk is left alone, disguises are looked through', () => {
  expect(families('Bonsoir, ça va ?')).toEqual([])
  expect(families('ｅｘｅｍｐｌｅ．ｃｏｍ')).toEqual(['links'])
  expect(families("t'es 1d10te")).toEqual(['insult'])
  expect(families("j'ai 15 ans")).toEqual(['minor_contact'])
  expect(families("j'ai 15 ans de métier")).toEqual([])
})

describe('reading', () => {
  let reading: typeof import('../src/visitor/reading')
  const room = new Room('aaaaaaaaaaaaaaaa')
  const info = { kind: 'direct', judged: false } as RoomInfo
  const message = (text: string, state: Message['state'] = 'living'): Message => ({
    seq: 1,
    atMs: 0,
    expiresMs: 1,
    author: 'b',
    name: 'Ben',
    text,
    replyTo: 0,
    mentions: [],
    edited: false,
    reactions: new Map(),
    state,
    reason: '',
    receipt: '',
    photo: null,
    proven: { seq: 1, kind: 'message', atMs: 0 },
  })
  const ready = async () => check

  beforeEach(async () => {
    vi.resetModules()
    reading = await import('../src/visitor/reading')
    room.info.value = info
  })

  test('only what somebody else says in a one-to-one that is not judged is looked at', () => {
    const load = vi.fn(ready)
    expect(reading.readingOf(room, message("j'ai 15 ans"), true, load).state).toBe('plain')
    expect(reading.readingOf(room, message('', 'retracted'), false, load).state).toBe('plain')
    for (const other of [{ ...info, judged: true }, { kind: 'direct' }, { kind: 'seeded', judged: false }, null]) {
      room.info.value = other as RoomInfo | null
      expect(reading.readingOf(room, message("j'ai 15 ans"), false, load).state).toBe('plain')
    }
    expect(load).not.toHaveBeenCalled()
  })

  test('a text is covered until it is checked, and stays so where the server would have held it', async () => {
    const [grave, rude, kind] = [message("j'ai 15 ans"), message('tu es un idiot'), message('Bonsoir')]
    const load = vi.fn(ready)
    expect(reading.readingOf(room, kind, false, load)).toMatchObject({ state: 'waiting', covered: true })
    await vi.waitFor(() => expect(reading.readingOf(room, kind, false, load).state).toBe('checked'))
    expect(load).toHaveBeenCalledOnce()
    expect(reading.readingOf(room, kind, false)).toMatchObject({ covered: false, findings: [] })
    expect(reading.readingOf(room, rude, false)).toMatchObject({ covered: false, findings: [{ family: 'insult' }] })
    expect(reading.readingOf(room, grave, false)).toMatchObject({ covered: true, findings: [{ action: 'hold' }] })
  })

  test('a check that does not come leaves the text covered, and says so', async () => {
    const load = async () => {
      throw new Error('offline')
    }
    reading.readingOf(room, message('Bonsoir'), false, load)
    await vi.waitFor(() => expect(reading.readingOf(room, message('Bonsoir'), false, load).state).toBe('failed'))
    expect(reading.readingOf(room, message('Bonsoir'), false, load).covered).toBe(true)
  })
})
