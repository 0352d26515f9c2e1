// The visitor's chat starts here: texts, the connection, the page.
import { effect } from '@preact/signals'
import { render } from 'preact'
import { t } from '../shared/i18n'
import { startServiceWorker } from '../shared/trusted'
import '../styles/chat.css'
import { applyPreferences } from '../shared/preferences'
import { tick } from '../shared/ticks'
import { begin, refreshSite, socket, store, view } from './app'
import { guard, listenForExit, stayGone, toSupport } from './guard'
import { refreshMe } from './me'
import { ears } from './notices'
import { refreshBlocks, refreshTalks } from './people'
import { loadRest } from './rest'
import { Shell } from './Shell'
import { followHistory, resumeTab } from './session'
import { way } from './way'

const TICK_MS = 1_000

async function start(): Promise<void> {
  if (stayGone()) return
  listenForExit()
  await applyPreferences()
  begin(way(), ears)
  resumeTab()
  followHistory()
  guard()
  const root = document.querySelector('#chat') ?? document.body
  root.replaceChildren()
  render(<Shell />, root)
  void refreshSite()
  followConnection()
  followWindow()
  void startServiceWorker()
}

/** What only makes sense with a pass is fetched each time the connection stands. */
function followConnection(): void {
  effect(() => {
    if (socket.phase.value !== 'live') return
    loadRest().catch(() => undefined)
    void refreshMe()
    void refreshBlocks()
    void refreshTalks()
  })
  // A page that was open meanwhile: there is one page for it, as at the door.
  effect(() => {
    if (socket.phase.value === 'shut' && socket.shutCode.value === 'pass_waits') toSupport(undefined)
  })
  effect(() => {
    const unread = [...store.rooms.value.values()].reduce((sum, room) => sum + room.unread.value, 0)
    const name = view.value.kind === 'room' ? store.rooms.value.get(view.value.id)?.info.value?.kind : ''
    // The title is seen over a shoulder and kept in histories: it never names a person.
    const place = name === 'direct' ? t('nav.direct') : t('nav.rooms')
    document.title = `${unread > 0 ? `(${unread}) ` : ''}${place} · Salon`
  })
}

function followWindow(): void {
  setInterval(tick, TICK_MS)
  window.addEventListener('online', () => socket.nudge())
  window.addEventListener('offline', () => socket.networkGone())
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return
    tick()
    socket.nudge()
  })
}

void start()
