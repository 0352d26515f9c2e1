// Rooms as the desk sees them: which there are, closing one, and making one or all of them stricter for a while.
import { signal } from '@preact/signals'
import { t } from '../shared/i18n'
import { toast } from '../shared/toasts'
import { decisions } from './decisions'
import { api, faultText, onOutside, tell } from './desk'
import type { RoomInfo, RoomRiskInfo, Shielded } from './wire'

export const rooms = signal<readonly RoomInfo[] | null>(null)
/** The shield of the whole site, while it lasts. */
export const siteShield = signal<Shielded | null>(null)
/** Rooms that draw what is dangerous, by id. */
export const roomRisks = signal<Readonly<Record<string, RoomRiskInfo>>>({})

onOutside(() => {
  rooms.value = siteShield.value = null
  roomRisks.value = {}
})

export async function refreshRooms(): Promise<void> {
  try {
    const answer = await api.rooms()
    rooms.value = answer.rooms
    siteShield.value = answer.shield ?? null
    roomRisks.value = answer.risks ?? {}
  } catch (error) {
    tell(error)
  }
}

/** Close a room for everybody. Returns the text of a failure, or nothing. */
export async function closeRoom(room: RoomInfo, reason: string, clause: string): Promise<string> {
  try {
    const answer = await api.closeRoom(room.id, { reason, clause: clause.trim() })
    rooms.value = rooms.value?.map((one) => (one.id === room.id ? answer.room : one)) ?? null
    decisions.value = null
    toast(t('staff.rooms.done', { name: room.name }))
    return ''
  } catch (error) {
    return faultText(error)
  }
}

/** Make one room stricter for some minutes; the fault as text, empty if it was done. */
export async function shieldRoom(room: RoomInfo, level: string, minutes: number, reason: string): Promise<string> {
  try {
    const answer = await api.shieldRoom(room.id, level, minutes, reason)
    rooms.value = rooms.value?.map((one) => (one.id === room.id ? answer.room : one)) ?? null
    return ''
  } catch (error) {
    return faultText(error)
  }
}

/** The same for the whole site. */
export async function shieldSite(level: string, minutes: number, reason: string): Promise<string> {
  try {
    const answer = await api.shieldSite(level, minutes, reason)
    rooms.value = answer.rooms
    siteShield.value = answer.shield ?? null
    roomRisks.value = answer.risks ?? {}
    return ''
  } catch (error) {
    return faultText(error)
  }
}
