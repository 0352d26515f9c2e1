// The one call of pages that have no session to renew: the door, the test wallet, the team's door.
import { ApiError } from './api'

/** POST to our own API; with a session ticket if one is given. Throws `ApiError` with the server's code. */
export async function post<T>(path: string, body: unknown, ticket = '', signal?: AbortSignal): Promise<T> {
  let response: Response
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(ticket && { Authorization: `Salon ${ticket}` }) },
      body: JSON.stringify(body),
      cache: 'no-store',
      ...(signal && { signal }),
    })
  } catch {
    throw new ApiError('unreachable')
  }
  const answer = (await response.json().catch(() => ({}))) as { code?: string; retry_after_s?: number }
  if (!response.ok) throw new ApiError(answer.code ?? 'internal', answer.retry_after_s ?? 0)
  return answer as T
}
