// The door over the browser key: tickets from memory while they last, signatures for the socket, and
// forgetting everything.
import { forget, rotate, sign, type Ticket } from '../shared/pass'
import { DoorShut } from '../shared/socket'
import type { Door } from './surroundings'

/** A ticket this near its end (ms) is not shown any more. */
const MARGIN_MS = 60_000

export function way(): Door {
  let ticket: Ticket | null = null
  let asking: Promise<Ticket> | null = null

  const ask = (): Promise<Ticket> => {
    asking ??= rotate().finally(() => {
      asking = null
    })
    return asking
  }

  return {
    async ticket(fresh) {
      if (!fresh && ticket && ticket.ticket_expires_ms - Date.now() > MARGIN_MS) return ticket.ticket
      try {
        ticket = await ask()
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : ''
        if (['no_pass', 'pass_waits', 'revoked', 'bad_answer', 'age_not_shown', 'site_closed', 'no_key'].includes(code))
          throw new DoorShut(code)
        throw error
      }
      if (!ticket.name) throw new DoorShut('no_name')
      return ticket.ticket
    },
    answer: (nonce) => sign(`salon-socket:${nonce}`),
    forget,
  }
}
