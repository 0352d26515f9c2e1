// Going in and out of the desk, and what is fetched when it is looked at.
import { effect } from '@preact/signals'
import { type Key, tCode } from '../shared/i18n'
import { toast } from '../shared/toasts'
import { decisions, refreshDecisions } from './decisions'
import { api, codeOf, ended, goOutside, me, stage, view } from './desk'
import { refreshRooms } from './rooms'
import { refreshQueue } from './waiting'

/** Ask who is signed in, and go in if somebody is. */
export async function enter(): Promise<void> {
  try {
    me.value = await api.me()
    ended.value = ''
    stage.value = 'inside'
    await refreshQueue()
  } catch (error) {
    const code = codeOf(error)
    goOutside('')
    if (code !== 'not_staff') toast(tCode('error', code), { tone: 'danger' })
  }
}

export async function signOut(why: Key): Promise<void> {
  // Without an answer the cookie stays; the server lets it lapse. The page forgets either way.
  await api.logout().catch(() => undefined)
  goOutside(why)
}

/** Lists are fetched when they are looked at. */
export function followView(): void {
  effect(() => {
    if (stage.value !== 'inside') return
    if (view.value === 'decisions' && decisions.value === null) void refreshDecisions()
    if (view.value === 'rooms') void refreshRooms()
  })
}
