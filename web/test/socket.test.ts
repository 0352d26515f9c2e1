import { describe, expect, test, vi } from 'vitest'
import { CLOSE_POLICY, CLOSE_RESUME, DoorShut, Socket, type Wire } from '../src/shared/socket'
import type { ClientFrame, ServerFrame } from '../src/shared/wire.gen'

/** The other end of a line. */
class Line implements Wire {
  onopen: (() => void) | null = null
  onmessage: ((event: { data: unknown }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  sent: ClientFrame[] = []
  closed = false
  send(text: string): void {
    this.sent.push(JSON.parse(text) as ClientFrame)
  }
  close(): void {
    this.closed = true
  }
  say(frame: ServerFrame): void {
    this.onmessage?.({ data: JSON.stringify(frame) })
  }
}

interface Timer {
  at: number
  run: () => void
}

/** A socket in a world whose clock is turned by hand. */
class World {
  time = 1_000_000
  lines: Line[] = []
  timers: Timer[] = []
  online = true
  fresh: boolean[] = []
  ticket: () => Promise<string> = () => Promise.resolve('ticket')
  losses = 0
  frames: ServerFrame[] = []
  readonly socket = new Socket(
    {
      open: () => {
        const line = new Line()
        this.lines.push(line)
        return line
      },
      ticket: (fresh) => {
        this.fresh.push(fresh)
        return this.ticket()
      },
      answer: (nonce) => Promise.resolve(`signed ${nonce}`),
      now: () => this.time,
      after: (ms, run) => {
        const timer = { at: this.time + ms, run }
        this.timers.push(timer)
        return () => {
          this.timers = this.timers.filter((one) => one !== timer)
        }
      },
      random: () => 0,
      online: () => this.online,
      lang: () => 'fr',
    },
    {
      positions: () => ({ room: [7, 3] }),
      frame: (frame) => this.frames.push(frame),
      lost: () => {
        this.losses += 1
      },
    },
  )

  get line(): Line {
    const line = this.lines.at(-1)
    if (!line) throw new Error('nothing was opened')
    return line
  }

  /** Let time pass, running what falls due in order. */
  pass(ms: number): void {
    const until = this.time + ms
    for (;;) {
      const next = this.timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.timers = this.timers.filter((timer) => timer !== next)
      this.time = Math.max(this.time, next.at)
      next.run()
    }
    this.time = until
  }

  /** Sleep: time passes and no timer runs until the end of it. */
  sleep(ms: number): void {
    this.time += ms
    this.pass(0)
  }

  async goLive(): Promise<Line> {
    if (this.socket.phase.value === 'idle') this.socket.start()
    const line = this.line
    line.onopen?.()
    line.say({ type: 'challenge', nonce: 'n1', at_ms: this.time })
    await vi.waitFor(() => expect(line.sent.length).toBe(1))
    line.say({ type: 'welcome', tag: 'me', name: 'Camille', at_ms: this.time, heartbeat_s: 25 })
    return line
  }
}

describe('greeting', () => {
  test('answers the challenge with ticket, signature and positions in one frame', async () => {
    const world = new World()
    const line = await world.goLive()
    expect(line.sent[0]).toEqual({
      type: 'hello',
      ticket: 'ticket',
      answer: 'signed n1',
      positions: { room: [7, 3] },
      lang: 'fr',
    })
    expect(world.socket.phase.value).toBe('live')
  })

  test('sends nothing before it is live', () => {
    const world = new World()
    world.socket.start()
    expect(world.socket.send({ type: 'leave', room: 'r' })).toBe(false)
  })

  test('without a pass the door is shut and nothing is tried again', async () => {
    const world = new World()
    world.ticket = () => Promise.reject(new DoorShut('revoked'))
    world.socket.start()
    world.line.say({ type: 'challenge', nonce: 'n', at_ms: 0 })
    await vi.waitFor(() => expect(world.socket.phase.value).toBe('shut'))
    expect(world.socket.shutCode.value).toBe('revoked')
    world.pass(120_000)
    expect(world.lines.length).toBe(1)
  })

  test('a refused ticket is replaced once; a second refusal shuts the door', async () => {
    const world = new World()
    await world.goLive()
    world.line.onclose?.({ code: CLOSE_POLICY })
    world.pass(1_000)
    world.line.say({ type: 'challenge', nonce: 'n', at_ms: 0 })
    await vi.waitFor(() => expect(world.fresh).toEqual([false, true]))
    world.line.onclose?.({ code: CLOSE_POLICY })
    expect(world.socket.phase.value).toBe('shut')
  })
})

describe('coming back', () => {
  test('waits 1, 2, 4, 8, 16, 16 seconds', () => {
    const world = new World()
    world.socket.start()
    for (const seconds of [1, 2, 4, 8, 16, 16]) {
      world.line.onclose?.({ code: 1006 })
      expect(world.socket.phase.value).toBe('waiting')
      expect(world.socket.retryAt.value - world.time).toBe(seconds * 1000)
      world.pass(seconds * 1000)
      expect(world.socket.phase.value).toBe('connecting')
    }
  })

  test('a welcome starts the waiting over', async () => {
    const world = new World()
    world.socket.start()
    world.line.onclose?.({ code: 1006 })
    world.pass(1_000)
    world.line.onclose?.({ code: 1006 })
    world.pass(2_000)
    await world.goLive()
    world.line.onclose?.({ code: CLOSE_RESUME })
    expect(world.socket.retryAt.value - world.time).toBe(1_000)
  })

  test('a server that goes away says when to come back', async () => {
    const world = new World()
    const line = await world.goLive()
    line.say({ type: 'notice', code: 'going_away', params: { retry_after_s: 7 } })
    line.onclose?.({ code: CLOSE_RESUME })
    expect(world.socket.retryAt.value - world.time).toBe(7_000)
  })

  test('the person may try at once', async () => {
    const world = new World()
    await world.goLive()
    world.line.onclose?.({ code: 1006 })
    world.socket.nudge()
    expect(world.socket.phase.value).toBe('connecting')
    expect(world.lines.length).toBe(2)
  })

  test('without a network it waits for the network', async () => {
    const world = new World()
    const line = await world.goLive()
    world.online = false
    world.socket.networkGone()
    expect(line.closed).toBe(true)
    expect(world.socket.phase.value).toBe('offline')
    world.pass(60_000)
    expect(world.lines.length).toBe(1)
    world.online = true
    world.socket.nudge()
    expect(world.socket.phase.value).toBe('connecting')
  })

  test('frames of a line that was given up are ignored', async () => {
    const world = new World()
    const line = await world.goLive()
    const handler = line.onmessage
    world.socket.networkGone()
    world.frames = []
    handler?.({ data: JSON.stringify({ type: 'presence', room: 'r', count: 1 }) })
    expect(world.frames).toEqual([])
  })
})

describe('an open line is not trusted', () => {
  test('after thirty seconds asleep', async () => {
    const world = new World()
    const line = await world.goLive()
    world.sleep(31_000)
    expect(line.closed).toBe(true)
    expect(world.lines.length).toBe(2)
  })

  test('after two and a half silent heartbeats', async () => {
    const world = new World()
    const line = await world.goLive()
    world.pass(60_000)
    expect(line.closed).toBe(false)
    world.pass(10_000)
    expect(line.closed).toBe(true)
  })

  test('while frames come it is', async () => {
    const world = new World()
    const line = await world.goLive()
    for (let beat = 0; beat < 8; beat += 1) {
      world.pass(25_000)
      line.say({ type: 'heartbeat', at_ms: world.time, sent: 1 })
    }
    expect(line.closed).toBe(false)
  })
})

describe('counting', () => {
  test('a heartbeat that counts what arrived is silent', async () => {
    const world = new World()
    const line = await world.goLive()
    line.say({ type: 'presence', room: 'r', count: 1 })
    line.say({ type: 'heartbeat', at_ms: world.time, sent: 2 })
    expect(world.losses).toBe(0)
  })

  test('a heartbeat that counts more is a loss, told once', async () => {
    const world = new World()
    const line = await world.goLive()
    line.say({ type: 'heartbeat', at_ms: world.time, sent: 4 })
    line.say({ type: 'heartbeat', at_ms: world.time, sent: 4 })
    expect(world.losses).toBe(1)
    expect(line.closed).toBe(false)
  })
})
