import { describe, expect, test } from 'vitest'
import { Door, type Happening, type State, type Surroundings, step } from '../src/entry/door'
import { ApiError } from '../src/shared/api'

const REQUEST = { protocol: 'org-iso-mdoc', data: { deviceRequest: '', encryptionInfo: '' } }
const TICKET = { ticket: 'first', ticket_expires_ms: 0, name: null, tag: null }

/** Surroundings in which everything goes well, unless told otherwise; keeps a diary. */
function around(changes: Partial<Surroundings> = {}): { around: Surroundings; diary: string[]; seen: State[] } {
  const diary: string[] = []
  return {
    diary,
    seen: [],
    around: {
      wallet: { available: true, ask: async () => 'answer' },
      hasKey: async () => false,
      drawKey: async () => ({ jwk: {}, keep: async () => void diary.push('kept the key') }),
      begin: async () => ({ transaction: 't', request: REQUEST, expires_ms: 0 }),
      finish: async () => void diary.push('finished'),
      rotate: async () => TICKET,
      name: async (ticket, typed) => void diary.push(`named ${typed} with ${ticket}`),
      go: () => void diary.push('went in'),
      ...changes,
    },
  }
}

const failing = (code: string) => async () => {
  throw new ApiError(code)
}

async function opened(changes: Partial<Surroundings> = {}) {
  const set = around(changes)
  const door = new Door(set.around, (state) => set.seen.push(state))
  await door.check()
  return { ...set, door, path: () => set.seen.map((state) => state.at) }
}

describe('the way in', () => {
  test('an adult without a pass shows the age, takes a name and goes in', async () => {
    const { door, diary, path } = await opened()
    await door.prove()
    await door.submit('Anne')
    expect(path()).toEqual(['explain', 'asking', 'verifying', 'naming', 'naming', 'in'])
    expect(diary).toEqual(['finished', 'kept the key', 'named Anne with first', 'went in'])
  })

  test('a browser that was here before is asked for a name only, with its own as the default', async () => {
    const { door } = await opened({ hasKey: async () => true, rotate: async () => ({ ...TICKET, name: 'Anne' }) })
    expect(door.state).toEqual({ at: 'naming', name: 'Anne', back: true, problem: '', busy: false })
  })

  test('a browser without a key asks the server nothing', async () => {
    const { door } = await opened({ rotate: failing('unreachable') })
    expect(door.state).toEqual({ at: 'explain', why: '' })
  })

  test('an ended pass is said before the age is asked for again', async () => {
    const { door } = await opened({ hasKey: async () => true, rotate: failing('revoked') })
    expect(door.state).toEqual({ at: 'explain', why: 'revoked' })
  })
})

describe('every failure has a way on', () => {
  test.each(['no_pass', 'bad_answer', 'no_ticket'])(
    'a pass that does not count (%s) leads to the proof',
    async (code) => {
      const { door } = await opened({ hasKey: async () => true, rotate: failing(code) })
      expect(door.state).toEqual({ at: 'explain', why: '' })
    },
  )

  test('no server: said plainly, and tried again', async () => {
    let answers = false
    const { door } = await opened({
      hasKey: async () => true,
      rotate: async () => {
        if (!answers) throw new ApiError('unreachable')
        return TICKET
      },
    })
    expect(door.state).toEqual({ at: 'trouble', code: 'unreachable', back: 'checking' })
    answers = true
    door.again()
    await expect.poll(() => door.state.at).toBe('naming')
  })

  test('a refused proof gives the one neutral state, keeps no key, and can be tried again', async () => {
    const { door, diary } = await opened({ finish: failing('age_not_shown') })
    await door.prove()
    expect(door.state).toEqual({ at: 'refused' })
    expect(diary).toEqual([])
    door.again()
    expect(door.state).toEqual({ at: 'explain', why: '' })
  })

  test('a wallet that says nothing is nobody’s fault', async () => {
    const { door } = await opened({ wallet: { available: true, ask: async () => null } })
    await door.prove()
    expect(door.state).toEqual({ at: 'declined' })
  })

  test('a browser that knows no wallet is told so', async () => {
    const { door } = await opened({ wallet: { available: false, ask: async () => null } })
    await door.prove()
    expect(door.state).toEqual({ at: 'no_api' })
  })

  test('a full house keeps the way back', async () => {
    const { door } = await opened({ begin: failing('busy') })
    await door.prove()
    expect(door.state).toEqual({ at: 'trouble', code: 'busy', back: 'explain' })
  })

  test('what is not an error of ours is still a state', async () => {
    const { door } = await opened({
      drawKey: async () => {
        throw new TypeError('no crypto')
      },
    })
    await door.prove()
    expect(door.state).toEqual({ at: 'trouble', code: 'internal', back: 'explain' })
  })

  test('a question taken back stays taken back, even when the wallet answers late', async () => {
    let answer: (text: string) => void = () => undefined
    const late = new Promise<string>((resolve) => {
      answer = resolve
    })
    const { door, diary } = await opened({ wallet: { available: true, ask: () => late } })
    const proving = door.prove()
    await expect.poll(() => door.state.at).toBe('asking')
    door.stop()
    answer('yes')
    await proving
    expect(door.state).toEqual({ at: 'declined' })
    expect(diary).toEqual([])
  })
})

describe('the pseudonym', () => {
  test.each(['name_taken', 'name_reserved', 'judged', 'too_fast', 'unreachable'])(
    'a problem (%s) stays beside the field',
    async (code) => {
      const { door, diary } = await opened({ hasKey: async () => true, name: failing(code) })
      await door.submit('Anne')
      expect(door.state).toEqual({ at: 'naming', name: '', back: true, problem: code, busy: false })
      expect(diary).toEqual([])
    },
  )

  test('a ticket that ran out while choosing is renewed unseen', async () => {
    let rotations = 0
    const used: string[] = []
    const { door } = await opened({
      hasKey: async () => true,
      rotate: async () => {
        rotations += 1
        return { ...TICKET, ticket: `ticket ${rotations}` }
      },
      name: async (ticket) => {
        used.push(ticket)
        if (ticket === 'ticket 1') throw new ApiError('no_ticket')
      },
    })
    await door.submit('Anne')
    expect(used).toEqual(['ticket 1', 'ticket 2'])
    expect(door.state).toEqual({ at: 'in' })
  })

  test('a pass that ended meanwhile leads back to the proof', async () => {
    const { door } = await opened({ hasKey: async () => true, name: failing('revoked') })
    await door.submit('Anne')
    expect(door.state).toEqual({ at: 'explain', why: 'revoked' })
  })
})

test('a happening that does not fit changes nothing', () => {
  const states: State[] = [
    { at: 'checking' },
    { at: 'explain', why: '' },
    { at: 'asking' },
    { at: 'refused' },
    { at: 'no_api' },
    { at: 'in' },
  ]
  const strays: Happening[] = [{ is: 'named' }, { is: 'submit' }]
  for (const state of states) for (const stray of strays) expect(step(state, stray)).toBe(state)
})
