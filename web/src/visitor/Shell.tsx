// The frame around every view: test banner, the top bar with the ways out, the state of the connection,
// navigation, toasts, dialogs.

import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '../shared/Icon'
import { duration, t, tCode } from '../shared/i18n'
import { Loading } from '../shared/parts'
import { second } from '../shared/ticks'
import { localMs } from '../shared/time'
import { Toasts } from '../shared/toasts'
import { Announcer } from './Announcer'
import { dialog, site, socket, view } from './app'
import { Directory } from './Directory'
import { Dialogs } from './dialogs/Dialogs'
import { keepFocus } from './focus'
import { quickExit } from './guard'
import { RoomPane } from './RoomPane'
import { useRest } from './rest'
import { Sidebar } from './Sidebar'

export function Shell() {
  const now = view.value
  const seen = useRef(now)
  // What led here may be gone with the view before.
  useEffect(() => {
    if (seen.current !== now) keepFocus()
    seen.current = now
  }, [now])
  return (
    <div class="shell" data-view={now.kind} data-phase={socket.phase.value}>
      <a class="skip-link" href="#view">
        {t('skip')}
      </a>
      {site.value?.mode === 'test' ? (
        <p class="banner-test">{t('test_mode')}</p>
      ) : (
        <TrustBanner standing={site.value?.trust} />
      )}
      <header class="topbar">
        <a class="brand" href="/">
          {site.value?.name ?? 'Salon'}
        </a>
        <Connection />
        <div class="topbar-actions">
          <button type="button" class="quick-exit" id="quick-exit" title={t('exit.hint')} onClick={quickExit}>
            {t('exit.button')}
          </button>
          <button
            type="button"
            class="topbar-leave"
            id="leave"
            aria-label={t('leave.button')}
            title={t('leave.button')}
            onClick={() => {
              dialog.value = { kind: 'leave' }
            }}
          >
            <Icon name="erase" />
            <span>{t('leave.button')}</span>
          </button>
        </div>
      </header>
      <Trouble />
      <Sidebar />
      <main class="view" id="view" tabIndex={-1}>
        {now.kind === 'rooms' && <Directory />}
        {now.kind === 'room' && <RoomPane key={now.id} id={now.id} />}
        {(now.kind === 'talks' || now.kind === 'you') && <Later you={now.kind === 'you'} />}
      </main>
      <Toasts label={t('toasts')} onGone={keepFocus} />
      <Announcer />
      <Dialogs />
    </div>
  )
}

function Later({ you }: { you: boolean }) {
  const rest = useRest()
  if (rest === null) return <Loading label={t('loading')} />
  return you ? <rest.You /> : <rest.Talks />
}

/** What the site rests its proofs of age on, where that is not the EU's list alone. */
function TrustBanner({ standing }: { standing: string | undefined }) {
  if (standing !== 'confirmed' && standing !== 'unconfirmed') return null
  return (
    <p class="banner-trust" data-trust={standing}>
      {t(`trust_${standing}`)} <a href="/legal#issuers">{t('trust_who')}</a>
    </p>
  )
}

/** A word in the top bar: always there, so one knows where it stands. */
function Connection() {
  const phase = socket.phase.value
  return (
    <p class={`connection connection-${phase}`} id="connection" data-phase={phase}>
      <span class="connection-dot" aria-hidden="true" />
      <span>{t(`connection.${phase}`)}</span>
    </p>
  )
}

/** A sentence below it when something is wrong: what happened, what is kept, what one can do. */
function Trouble() {
  const phase = socket.phase.value
  if (phase === 'shut') {
    return (
      <div class="trouble banner banner-danger" role="alert">
        {tCode('error', socket.shutCode.value)} <a href="/enter">{t('connection.door')}</a>
      </div>
    )
  }
  if (phase !== 'waiting' && phase !== 'offline') return null
  const left = Math.max(0, Math.ceil((socket.retryAt.value - localMs(second.value)) / 1000))
  return (
    <div class="trouble banner banner-lamp">
      <span role="status">{t(phase === 'offline' ? 'trouble.offline' : 'trouble.lost')}</span>{' '}
      {phase === 'waiting' && <span class="trouble-wait">{t('trouble.again', { wait: duration(left) })}</span>}
      <button type="button" class="button button-small" id="reconnect" onClick={() => socket.nudge()}>
        {t('trouble.now')}
      </button>
    </div>
  )
}
