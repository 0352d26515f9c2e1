// Other people: finding one, asking for a one-to-one and answering, talks that go on, blocking, reporting.
import { signal } from '@preact/signals'
import type { Api, ChatRequest } from '../shared/api'
import type { Person, RoomInfo } from '../shared/wire.gen'
import { api, store, tell } from './app'
import { enterRoom, leaveRoom } from './rooms'

export const incoming = signal<readonly ChatRequest[]>([])
export const outgoing = signal<readonly ChatRequest[]>([])
/** One-to-ones, and by room with whom. */
export const directs = signal<readonly RoomInfo[]>([])
export const partners = signal<Readonly<Record<string, Person>>>({})
export const blocks = signal<readonly Person[]>([])

export async function refreshTalks(): Promise<void> {
  try {
    const [requests, talks] = await Promise.all([api.requests(), api.directs()])
    incoming.value = requests.incoming
    outgoing.value = requests.outgoing
    directs.value = talks.rooms
    partners.value = talks.with
    for (const room of talks.rooms) if (room.state !== 'closed') store.join(room.id, room)
  } catch {
    // Shown again at the next look; the connection line already says what is wrong.
  }
}

export async function refreshBlocks(): Promise<void> {
  try {
    const list = (await api.blocks()).blocks
    // The server keeps no name with a block; what was blocked on this page is still called by its name here.
    const names = new Map(blocks.value.map((one) => [one.tag, one.name]))
    blocks.value = list.map((one) => (typeof one === 'string' ? { tag: one, name: names.get(one) ?? '' } : one))
    store.blocked.value = new Set(blocks.value.map((one) => one.tag))
  } catch {
    // The server's tombstones hold without this list.
  }
}

/** What a room is called: a one-to-one by the other person. */
export const titleOf = (info: RoomInfo | null, id: string): string =>
  partners.value[id]?.name ?? (info?.name || partners.value[id]?.name || '…')

export const searchPeople = (room: string, query: string) => api.people(room, query)

export async function request(to: Person, room: string, text: string, judged: boolean): Promise<void> {
  await api.request(to.tag, room, text, judged)
  void refreshTalks()
}

export async function accept(one: ChatRequest, judged: boolean): Promise<void> {
  const { room } = await api.accept(one.id, judged)
  if (one.from) partners.value = { ...partners.value, [room.id]: one.from }
  await refreshTalks()
  enterRoom(room)
}

export async function answerRequest(one: ChatRequest, answer: 'decline' | 'block'): Promise<void> {
  try {
    await (answer === 'decline' ? api.decline(one.id) : api.blockRequest(one.id))
    incoming.value = incoming.value.filter((other) => other.id !== one.id)
    if (answer === 'block') void refreshBlocks()
  } catch (error) {
    tell(error)
    // It may have ended meanwhile: what is shown must be what there is.
    void refreshTalks()
  }
}

export async function withdraw(one: ChatRequest): Promise<void> {
  await api.withdraw(one.id).catch(tell)
  await refreshTalks()
}

/** End a one-to-one, for both. */
export async function endTalk(id: string): Promise<void> {
  await api.endDirect(id)
  leaveRoom(id)
  await refreshTalks()
}

export async function block(person: Person, on: boolean): Promise<void> {
  try {
    await (on ? api.block(person.tag) : api.unblock(person.tag))
    store.hide(person.tag, on)
    blocks.value = on
      ? [...blocks.value.filter((one) => one.tag !== person.tag), person]
      : blocks.value.filter((one) => one.tag !== person.tag)
    void refreshTalks()
  } catch (error) {
    tell(error)
  }
}

export const report = async (body: Parameters<Api['report']>[0]): Promise<string> => (await api.report(body)).claim
