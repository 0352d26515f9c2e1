// What the socket needs from a browser: a WebSocket, timers, chance, the network's word, and a way
// through the door.
import { lang } from '../shared/i18n'
import type { Environment, Wire } from '../shared/socket'

/** How this browser shows its pass. Implemented by `way.ts` over the browser key. */
export interface Door {
  /** A session ticket, from memory while it lasts. Throws `DoorShut` when there is no pass any more. */
  ticket(fresh: boolean): Promise<string>
  answer(nonce: string): Promise<string>
  /** Erase the key and everything else this origin keeps in the browser. */
  forget(): Promise<void>
}

export function environment(door: Door): Environment {
  return {
    open: () => new WebSocket(`${location.origin.replace(/^http/, 'ws')}/ws`) as Wire,
    ticket: (fresh) => door.ticket(fresh),
    answer: (nonce) => door.answer(nonce),
    now: () => Date.now(),
    after: (ms, run) => {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    random: () => Math.random(),
    online: () => navigator.onLine,
    lang: () => lang.value,
  }
}
