import { describe, expect, test } from 'vitest'
import { Door, PATIENCE_MS, type Surroundings } from '../src/entry/door'
import { type Pending, returnedIn } from '../src/entry/pending'
import { type Happening, type State, step } from '../src/entry/states'
import { ApiError } from '../src/shared/api'

const REQUEST = { protocol: 'org-iso-mdoc', data: { deviceRequest: '', encryptionInfo: '' } }
const LINK = { url: 'av://?nonce=1', qr: '<svg/>' }
const TICKET = { ticket: 'first', ticket_expires_ms: 0, name: null, tag: null }
const PAIR = {} as CryptoKeyPair
const NEVER = new Promise<never>(() => undefined)
const NOW = 1_000_000
const PENDING: Pending = { transaction: 't', lane: 'link', pair: PAIR, url: LINK.url, qr: '', until: NOW + 60_000 }

interface Set {
  around: Surroundings
  diary: string[]
  seen: State[]
  /** What waits for an answer from elsewhere, as the browser keeps it. */
  pending: Pending | null
}

/** Surroundings in which everything goes well, unless told otherwise; keeps a diary. */
function around(changes: Partial<Surroundings> = {}, pending: Pending | null = null): Set {
  const diary: string[] = []
  const set: Set = {
    diary,
    seen: [],
    pending,
    around: {
      wallet: { available: true, ask: async () => 'answer' },
      lanes: new Set(['dcapi', 'link', 'qr', 'provider']),
      phone: false,
      returned: () => null,
      hasKey: async () => false,
      drawKey: async () => ({ pair: PAIR, jwk: {} }),
      keepKey: async () => void diary.push('kept the key'),
      sign: async (_pair, text) => `signed ${text}`,
      readPending: async () => set.pending,
      keepPending: async (kept) => {
        set.pending = kept
      },
      erasePending: async () => {
        set.pending = null
      },
      begin: async (_jwk, lane) => ({ transaction: 't', request: lane === 'dcapi' ? REQUEST : LINK, expires_ms: 0 }),
      finish: async () => void diary.push('finished'),
      collect: async (transaction, signature, code) => {
        diary.push(`collected ${transaction} ${code}, ${signature}`)
        return true
      },
      rotate: async () => TICKET,
      name: async (ticket, typed) => void diary.push(`named ${typed} with ${ticket}`),
      go: () => void diary.push('went in'),
      leave: (url) => void diary.push(`went to ${url}`),
      pause: () => NEVER,
      now: () => NOW,
      ...changes,
    },
  }
  return set
}

const failing = (code: string) => async () => {
  throw new ApiError(code)
}

async function opened(changes: Partial<Surroundings> = {}, pending: Pending | null = null) {
  const set = around(changes, pending)
  const door = new Door(set.around, (state) => set.seen.push(state))
  await door.check()
  return Object.assign(set, { door, path: () => set.seen.map((state) => state.at) })
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

  test.each([
    [5, { code: 'too_fast' }],
    [90, { code: 'slowly', minutes: 2 }],
  ])('who has to wait %d s is told how long, if that is more than a moment', async (retryAfterS, told) => {
    const { door } = await opened({
      begin: async () => {
        throw new ApiError('too_fast', retryAfterS)
      },
    })
    await door.prove()
    expect(door.state).toEqual({ at: 'trouble', back: 'explain', ...told })
  })

  test('a browser that knows no wallet, on a site with no other lane, is told so', async () => {
    const { door } = await opened({ wallet: NONE, lanes: new Set(['dcapi']) })
    await door.prove()
    expect(door.state).toEqual({ at: 'no_api' })
  })

  test('a call that does not settle is put an end to after a minute, and another way offered', async () => {
    let asked: AbortSignal | undefined
    const { door, diary } = await opened({
      wallet: {
        available: true,
        ask: (_request, signal) => {
          asked = signal
          return NEVER
        },
      },
      pause: async (ms) => void diary.push(`waited ${ms}`),
    })
    await door.prove()
    expect(door.state).toEqual({ at: 'slow' })
    expect(asked?.aborted).toBe(true)
    expect(diary).toEqual([`waited ${PATIENCE_MS}`])
    expect(PATIENCE_MS).toBe(60_000)
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

const NONE = { available: false, ask: async () => null }

describe('a wallet outside this page', () => {
  test('a browser without a wallet of its own shows a code, and goes in when the phone has answered', async () => {
    const { door, diary, path } = await opened({ wallet: NONE })
    await door.prove()
    expect(path()).toEqual(['explain', 'opening', 'waiting', 'naming'])
    expect(diary).toEqual(['collected t , signed salon-age:t', 'kept the key'])
  })

  test('on a phone the wallet of the phone comes first, the code second', async () => {
    const { door, seen } = await opened({ wallet: NONE, phone: true, collect: () => NEVER })
    void door.prove()
    await expect.poll(() => door.state.at).toBe('waiting')
    expect(seen.at(-1)).toMatchObject({ lane: 'link', url: LINK.url })
    void door.elsewhere('qr')
    await expect.poll(() => door.state).toMatchObject({ at: 'waiting', lane: 'qr', qr: LINK.qr })
  })

  test('it keeps asking while there is no answer, also when the server is away for a while', async () => {
    const answers = ['waiting', 'unreachable', 'waiting', 'yes']
    const { door, pending } = await opened({
      wallet: NONE,
      pause: async () => undefined,
      collect: async () => {
        const next = answers.shift()
        if (next === 'unreachable') throw new ApiError(next)
        return next === 'yes'
      },
    })
    await door.prove()
    expect(door.state.at).toBe('naming')
    expect(answers).toEqual([])
    expect(pending).toBeNull()
  })

  test('a refusal is the neutral one, and nothing is kept', async () => {
    const set = await opened({ wallet: NONE, collect: failing('age_not_shown'), pause: async () => undefined })
    await set.door.prove()
    expect(set.door.state).toEqual({ at: 'refused' })
    expect(set.pending).toBeNull()
    expect(set.diary).toEqual([])
  })

  test('an old tab that finds its outcome taken by a new one goes on with the pass of that one', async () => {
    let keys = 0
    const { door } = await opened({
      wallet: NONE,
      collect: failing('age_not_shown'),
      pause: async () => undefined,
      // At the door, then at the first look of the old tab, there is no key yet.
      hasKey: async () => {
        keys += 1
        return keys > 2
      },
    })
    await door.prove()
    expect(door.state.at).toBe('naming')
    expect(keys).toBe(3)
  })

  test('it runs out: nothing is kept, a new one is offered', async () => {
    const set = await opened({ wallet: NONE, collect: () => NEVER })
    void set.door.prove()
    await expect.poll(() => set.door.state.at).toBe('waiting')
    set.door.expire()
    expect(set.door.state).toEqual({ at: 'expired', lane: 'qr' })
    await expect.poll(() => set.pending).toBeNull()
    void set.door.elsewhere('qr')
    await expect.poll(() => set.door.state.at).toBe('waiting')
  })

  test('a refusal at the very end is the end of the question', async () => {
    let now = NOW
    const { door } = await opened({
      wallet: NONE,
      pause: async () => undefined,
      now: () => now,
      collect: async () => {
        now += 300_000
        throw new ApiError('age_not_shown')
      },
    })
    await door.prove()
    expect(door.state).toEqual({ at: 'expired', lane: 'qr' })
  })

  test('a clock that is wrong gives the question its five minutes all the same', async () => {
    const { door } = await opened({
      wallet: NONE,
      collect: () => NEVER,
      begin: async () => ({ transaction: 't', request: LINK, expires_ms: NOW - 7_200_000 }),
    })
    void door.prove()
    await expect.poll(() => door.state).toMatchObject({ at: 'waiting', until: NOW + 300_000 })
  })

  test('taken back: the late answer changes nothing', async () => {
    let answer: (came: boolean) => void = () => undefined
    const late = new Promise<boolean>((resolve) => {
      answer = resolve
    })
    const set = await opened({ wallet: NONE, collect: () => late })
    const proving = set.door.prove()
    await expect.poll(() => set.door.state.at).toBe('waiting')
    set.door.stop()
    answer(true)
    await proving
    expect(set.door.state).toEqual({ at: 'declined' })
  })

  test('a reload follows the question that is still open', async () => {
    const set = around({ collect: () => NEVER }, PENDING)
    const door = new Door(set.around, () => undefined)
    void door.check()
    await expect.poll(() => door.state).toMatchObject({ at: 'waiting', lane: 'link', url: LINK.url })
  })

  test('a question that has run out is forgotten', async () => {
    const set = await opened({}, { ...PENDING, until: NOW })
    expect(set.door.state).toEqual({ at: 'explain', why: '' })
    expect(set.pending).toBeNull()
  })

  test('also where the browser has a pass by now, and needs no question', async () => {
    const set = await opened({ hasKey: async () => true }, { ...PENDING, until: NOW })
    expect(set.door.state.at).toBe('naming')
    expect(set.pending).toBeNull()
  })

  test.each(['', 'code'])('coming back in a new tab, with %o, goes on there', async (code) => {
    const set = await opened({ returned: () => ({ transaction: 't', code }) }, PENDING)
    expect(set.path()).toEqual(['verifying', 'naming'])
    expect(set.diary).toEqual([`collected t ${code}, signed salon-age:t`, 'kept the key'])
    expect(set.pending).toBeNull()
  })

  test('coming back to a browser that did not ask is said, and is no refusal', async () => {
    const changes = { returned: () => ({ transaction: 'other', code: '' }), pause: async () => undefined }
    const { door } = await opened(changes, PENDING)
    expect(door.state).toEqual({ at: 'explain', why: 'not_begun_here' })
  })

  test('to a provider and, with the Back button, back', async () => {
    const set = await opened({
      begin: async () => ({ transaction: 't', request: { url: 'https://p.test/' }, expires_ms: 0 }),
    })
    await set.door.elsewhere('provider')
    expect(set.door.state).toEqual({ at: 'leaving' })
    expect(set.diary).toEqual(['went to https://p.test/'])
    set.door.stayed()
    expect(set.door.state).toEqual({ at: 'explain', why: '' })
    // The answer may still come, in another tab.
    expect(set.pending?.transaction).toBe('t')
  })

  test('a provider that does not answer is said to, and the other ways stay open', async () => {
    const { door } = await opened({ begin: failing('busy') })
    await door.elsewhere('provider')
    expect(door.state).toEqual({ at: 'trouble', code: 'provider_away', back: 'explain' })
    door.again()
    expect(door.state.at).toBe('explain')
  })

  test('a lane the site does not have is not asked', async () => {
    const { door } = await opened({ lanes: new Set(['dcapi']), begin: failing('not_found') })
    await door.elsewhere('provider')
    expect(door.state).toEqual({ at: 'explain', why: '' })
  })
})

test.each([
  ['#age=qr-abc_-9', { transaction: 'qr-abc_-9', code: '' }],
  ['#age=link-abc.code', { transaction: 'link-abc', code: 'code' }],
  ['', null],
  ['#age=', null],
  ['#age=a.b.c', null],
  ['#age=<script>', null],
  [`#age=${'a'.repeat(65)}`, null],
])('what comes back in %s', (hash, found) => expect(returnedIn(hash)).toEqual(found))

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
    { at: 'opening' },
    { at: 'waiting', lane: 'qr', url: '', qr: '', until: 0 },
    { at: 'leaving' },
    { at: 'refused' },
    { at: 'slow' },
    { at: 'expired', lane: 'qr' },
    { at: 'no_api' },
    { at: 'in' },
  ]
  const strays: Happening[] = [{ is: 'named' }, { is: 'submit' }]
  for (const state of states) for (const stray of strays) expect(step(state, stray)).toBe(state)
})
