// Rooms: which there are, opening, entering and leaving one, and what its host can do.
import { signal } from '@preact/signals'
import { type Api, ApiError } from '../shared/api'
import { t, tCode } from '../shared/i18n'
import type { Room } from '../shared/room'
import type { RoomInfo } from '../shared/wire.gen'
import { api, show, store } from './app'
import { putAway } from './cards'
import { clearDraft } from './drafts'

export const directory = signal<readonly RoomInfo[] | null>(null)
export const directoryFault = signal('')

export async function refreshDirectory(): Promise<void> {
  try {
    directory.value = (await api.rooms()).rooms
    directoryFault.value = ''
  } catch (error) {
    directoryFault.value = error instanceof ApiError ? error.code : 'internal'
  }
}

export async function openRoom(form: Parameters<Api['openRoom']>[0]): Promise<'open' | 'held'> {
  const room = await api.openRoom(form)
  if (room.hold) return 'held'
  void refreshDirectory()
  enterRoom(room)
  return 'open'
}

export function enterRoom(info: RoomInfo): void {
  store.join(info.id, info)
  show({ kind: 'room', id: info.id })
}

export function leaveRoom(id: string): void {
  store.leave(id)
  putAway(id)
  clearDraft(id)
  show({ kind: 'rooms' })
}

/** Why a room is shut to this visitor. */
export const refusalText = (room: Room): string =>
  room.info.value?.kind === 'direct' && room.refusal.value === 'room_closed'
    ? t('notice.blocked')
    : tCode('error', room.refusal.value)

export async function host(room: string, act: Parameters<Api['host']>[1]): Promise<string> {
  const { claim, info } = await api.host(room, act)
  const joined = store.rooms.value.get(room)
  if (info && joined?.info.value) joined.info.value = { ...joined.info.value, ...info }
  return claim ?? ''
}
