// In a one-to-one that is not judged on the server, this page looks at what its reader receives, with the same
// rules (shared/check.ts). The pack is fetched when the first such message comes. Until it is here, and if it does
// not come, the text is covered: a check that is missing must not read as a check that found nothing.
import { signal } from '@preact/signals'
import type { Finding } from '../shared/check'
import type { Message, Room } from '../shared/room'

export interface Reading {
  readonly state: 'plain' | 'waiting' | 'failed' | 'checked'
  readonly findings: readonly Finding[]
  /** Whether the text is covered until its reader asks for it. */
  readonly covered: boolean
}

type Check = (typed: string) => readonly Finding[]

const PLAIN: Reading = { state: 'plain', findings: [], covered: false }
const WAITING: Reading = { state: 'waiting', findings: [], covered: true }
const FAILED: Reading = { state: 'failed', findings: [], covered: true }
const COVERING = new Set(['hold', 'block'])

const check = signal<Check | 'failed' | null>(null)
let asked = false
/** A message never changes: an edit makes a new one. */
const read = new WeakMap<Message, Reading>()

async function fetchPack(): Promise<Check> {
  const [{ checker }, pack] = await Promise.all([import('../shared/check'), import('../shared/pack.json')])
  return checker(pack.default)
}

function begin(load: () => Promise<Check>): void {
  asked = true
  load().then(
    (ready) => {
      check.value = ready
    },
    () => {
      check.value = 'failed'
    },
  )
}

/** What this page found in a message by somebody else. Reads a signal: who renders it is told when the pack comes. */
export function readingOf(
  room: Room,
  message: Message,
  mine: boolean,
  load: () => Promise<Check> = fetchPack,
): Reading {
  const info = room.info.value
  if (mine || info?.kind !== 'direct' || info.judged !== false || message.state !== 'living') return PLAIN
  const known = read.get(message)
  if (known) return known
  const state = check.value
  if (state === null) {
    if (!asked) begin(load)
    return WAITING
  }
  if (state === 'failed') return FAILED
  const findings = state(message.text)
  const reading: Reading = { state: 'checked', findings, covered: findings.some((one) => COVERING.has(one.action)) }
  read.set(message, reading)
  return reading
}
