import { describe, expect, test } from 'vitest'
import { Api, ApiError } from '../src/shared/api'

interface Call {
  readonly path: string
  readonly init: RequestInit
}

/** An API whose answers are given one after the other, and what it was asked. */
function answering(...answers: (() => Response)[]): { api: Api; calls: Call[]; tickets: boolean[] } {
  const calls: Call[] = []
  const tickets: boolean[] = []
  const api = new Api(
    (fresh) => {
      tickets.push(fresh)
      return Promise.resolve(fresh ? 'new' : 'old')
    },
    (path, init) => {
      calls.push({ path: String(path), init: init ?? {} })
      const answer = answers.shift()
      if (!answer) throw new Error('no more answers')
      return Promise.resolve(answer())
    },
  )
  return { api, calls, tickets }
}

const json = (status: number, body: unknown) => (): Response => new Response(JSON.stringify(body), { status })
const authorization = (call: Call | undefined): unknown => new Headers(call?.init.headers).get('Authorization')

describe('calls', () => {
  test('show the session ticket', async () => {
    const { api, calls } = answering(json(200, { tag: 't', name: 'Camille' }))
    expect((await api.me()).name).toBe('Camille')
    expect(authorization(calls[0])).toBe('Salon old')
  })

  test('of the public show none', async () => {
    const { api, calls, tickets } = answering(json(200, { rooms: [] }))
    await api.rooms()
    expect(authorization(calls[0])).toBeNull()
    expect(tickets).toEqual([])
  })

  test('are made once more with a new ticket after a 401, and no oftener', async () => {
    const { api, calls, tickets } = answering(json(401, { code: 'no_ticket' }), json(401, { code: 'no_ticket' }))
    await expect(api.me()).rejects.toMatchObject({ code: 'no_ticket' })
    expect(tickets).toEqual([false, true])
    expect(calls.map(authorization)).toEqual(['Salon old', 'Salon new'])
  })

  test('that are refused throw the code, the wait and what may be told', async () => {
    const { api } = answering(json(422, { code: 'judged', hint: 'links', retry_after_s: 3 }))
    const failure = await api.request('tag', '', 'text', true).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(ApiError)
    expect(failure).toMatchObject({ code: 'judged', retryAfterS: 3, detail: { hint: 'links' } })
  })

  test('that do not arrive say so', async () => {
    const { api } = answering(() => {
      throw new TypeError('network')
    })
    await expect(api.site()).rejects.toMatchObject({ code: 'unreachable' })
  })

  test('may answer with nothing', async () => {
    const { api, calls } = answering(() => new Response(null, { status: 204 }))
    await api.unblock('a/b')
    expect(calls[0]).toMatchObject({ path: '/api/blocks/a%2Fb', init: { method: 'DELETE' } })
  })
})
