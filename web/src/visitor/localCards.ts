// Cards for a one-to-one that is not judged on the server: this page reads what its two write, with the families' own
// phrases (shared/families.ts). Loaded with the first such talk on screen. Nothing of it leaves the page.
import { type Families, reader } from '../shared/families'
import type { Room } from '../shared/room'
import { store } from './app'
import { warn } from './cards'

type Turn = (typed: string, mine: boolean) => string

let making: Promise<() => Turn> | null = null
/** By room and epoch: the talk as read so far, and up to which message. */
const talks = new Map<string, { turn: Turn; seen: number }>()

async function make(): Promise<() => Turn> {
  const [{ folder }, tables, families] = await Promise.all([
    import('../shared/check'),
    import('../shared/pack.json'),
    import('../shared/families.json'),
  ])
  const fold = folder(tables.default)
  return reader(families.default as unknown as Families, (typed) => fold(typed).text).talk
}

/** Read what has come since; the last sign of the other one stands in the card. */
export async function watch(room: Room): Promise<void> {
  making ??= make()
  let begin: () => Turn
  try {
    begin = await making
  } catch {
    // Cut off: with the next message it is tried again. What holds, `reading.ts` covers meanwhile.
    making = null
    return
  }
  const key = `${room.id} ${room.epoch}`
  const talk = talks.get(key) ?? { turn: begin(), seen: 0 }
  talks.set(key, talk)
  const me = store.me.value.tag
  for (const message of room.messages.value) {
    if (message.seq <= talk.seen || message.state !== 'living') continue
    talk.seen = message.seq
    const kind = talk.turn(message.text, message.author === me)
    if (kind !== '') warn(room.id, { kind, tag: message.author, local: true })
  }
}
