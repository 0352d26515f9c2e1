// Calls to the staff API. The session is a cookie that scripts cannot read; without one, `ApiError("not_staff")`.
import { ApiError } from '../shared/api'
import { learnSiteTime, siteNow } from '../shared/time'
import type { CredentialJson, OptionsJson } from './passkey'
import type {
  Act,
  Case,
  CloseRoom,
  Decision,
  LiftStop,
  ProvenStop,
  Queue,
  RoomInfo,
  RuleAct,
  RuleList,
  StaffMe,
  StaffRooms,
} from './wire'

/** The Date header has whole seconds: only a larger difference says that this device's clock is off. */
const CLOCK_SLACK_MS = 3_000

interface Named {
  readonly name: string
}
interface Options {
  readonly options: OptionsJson
}

export class StaffApi {
  constructor(private readonly fetcher: typeof fetch = (input, init) => fetch(input, init)) {}

  beginJoin = (token: string) => this.call<Options>('POST', 'bootstrap/begin', { token })
  finishJoin = (token: string, credential: CredentialJson, name: string) =>
    this.call<Named>('POST', 'bootstrap/finish', { token, credential, name })
  beginLogin = () => this.call<Options>('POST', 'login/begin', {})
  finishLogin = (credential: CredentialJson) => this.call<Named>('POST', 'login/finish', { credential })
  logout = () => this.call<unknown>('POST', 'logout', {})
  me = () => this.call<StaffMe>('GET', 'me')
  invite = () => this.call<{ token: string }>('POST', 'invites', {})
  queue = () => this.call<Queue>('GET', 'queue')
  /** The server records that it was looked at, and by whom. */
  look = (id: string) => this.call<{ case: Case }>('GET', `cases/${encodeURIComponent(id)}`)
  act = (id: string, act: Act) => this.call<{ case: Case }>('POST', `cases/${encodeURIComponent(id)}/act`, act)
  decisions = () => this.call<{ decisions: readonly Decision[] }>('GET', 'decisions')
  stops = () => this.call<{ stops: readonly ProvenStop[] }>('GET', 'stops')
  liftStop = (body: LiftStop) => this.call<{ stops: readonly ProvenStop[] }>('POST', 'stops/lift', body)
  undo = (id: string) => this.call<{ decision: Decision }>('POST', `decisions/${encodeURIComponent(id)}/undo`, {})
  rooms = () => this.call<StaffRooms>('GET', 'rooms')
  shieldRoom = (id: string, level: string, minutes: number, reason: string) =>
    this.call<{ room: RoomInfo }>('POST', `rooms/${encodeURIComponent(id)}/shield`, { level, minutes, reason })
  shieldSite = (level: string, minutes: number, reason: string) =>
    this.call<StaffRooms>('POST', 'shield', { level, minutes, reason })
  closeRoom = (id: string, body: CloseRoom) =>
    this.call<{ room: RoomInfo }>('POST', `rooms/${encodeURIComponent(id)}/close`, body)

  rules = () => this.call<RuleList>('GET', 'rules')
  moveRule = (act: RuleAct) => this.call<RuleList>('POST', 'rules', act)

  /** The picture of a case: blurred, or as it is, which the server records. */
  photo = async (id: string, clear: boolean): Promise<Blob> => {
    const path = `/api/staff/cases/${encodeURIComponent(id)}/photo${clear ? '/clear' : ''}`
    const json = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' }
    const response = await this.fetcher(path, {
      ...(clear && json),
      cache: 'no-store',
      credentials: 'same-origin',
    }).catch(() => null)
    if (response === null) throw new ApiError('unreachable')
    if (response.ok) return response.blob()
    const failure = parsed(await response.text()) as { code?: string; retry_after_s?: number }
    throw new ApiError(failure.code ?? 'internal', failure.retry_after_s ?? 0)
  }

  /** Put the photo of a case into the closed lane, which the server records. */
  closeLane = (id: string): Promise<unknown> => this.call('POST', `cases/${encodeURIComponent(id)}/photo/close`, {})

  private async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    let response: Response
    let text: string
    try {
      response = await this.fetcher(`/api/staff/${path}`, {
        method,
        headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
        body: body === undefined ? undefined : JSON.stringify(body),
        cache: 'no-store',
        credentials: 'same-origin',
      })
      text = await response.text()
    } catch {
      throw new ApiError('unreachable')
    }
    const said = Date.parse(response.headers.get('Date') ?? '')
    if (Math.abs(said - siteNow()) > CLOCK_SLACK_MS) learnSiteTime(said)
    const answer = parsed(text)
    if (!response.ok) {
      const failure = answer as { code?: string; retry_after_s?: number }
      throw new ApiError(failure.code ?? 'internal', failure.retry_after_s ?? 0)
    }
    return answer as T
  }
}

/** A proxy's error page is no JSON; the status then says enough. */
function parsed(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text)
  } catch {
    return {}
  }
}
