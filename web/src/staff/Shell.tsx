// The frame of the desk: who one is, where one can go, what is wrong, and the view.
import { signal, useSignal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '../shared/Icon'
import { duration, number, t, tCode, tn } from '../shared/i18n'
import { PageSettings } from '../shared/PageSettings'
import { Loading } from '../shared/parts'
import { Toasts } from '../shared/toasts'
import { close, opened } from './case'
import { DecisionList } from './Decisions'
import { dialog, me, spoken, stage, type View, view } from './desk'
import { Dialogs } from './dialogs/Dialogs'
import { token } from './join'
import { QueueView } from './Queue'
import { RoomList } from './Rooms'
import { SignIn } from './SignIn'
import { signOut } from './session'
import { alarms, items, link } from './waiting'
import { idleLeftS, POLL_S, touch } from './watch'

export function Shell({ name, test }: { name: string; test: boolean }) {
  // A link that was just opened is for a new passkey, even where a colleague is signed in.
  const outside = stage.value === 'outside' || (stage.value === 'inside' && token.value !== '')
  return (
    <div class="desk" data-stage={stage.value} data-case={opened.value === null ? undefined : 'open'}>
      {test && <p class="banner-test">{t('test_mode')}</p>}
      {stage.value === 'starting' && <Loading label={t('loading')} />}
      {outside && <SignIn name={name} />}
      {stage.value === 'inside' && !outside && <Inside name={name} />}
      <Toasts label={t('staff.toasts')} />
      <p class="visually-hidden" role="status">
        {spoken.value}
      </p>
    </div>
  )
}

function Inside({ name }: { name: string }) {
  // What led to another view may be gone with the one before.
  useEffect(() => {
    if (document.activeElement === document.body) document.querySelector<HTMLElement>('#desk-main')?.focus()
  }, [view.value])
  return (
    <>
      <a class="skip-link" href="#desk-main">
        {t('staff.skip')}
      </a>
      <header class="desk-top">
        <a class="brand" href="/">
          {name}
        </a>
        <nav class="desk-nav" aria-label={t('staff.nav')}>
          <Tab to="queue" count={items.value?.length ?? 0} />
          <Tab to="decisions" />
          <Tab to="rooms" />
          <Tab to="rules" />
        </nav>
        <p class={`desk-link desk-link-${link.value}`} id="desk-link" data-link={link.value}>
          <span class="desk-dot" aria-hidden="true" />
          <span>{t(`staff.link.${link.value}`)}</span>
        </p>
        <Menu />
      </header>
      <div class="desk-remarks">
        <Alarms />
        {link.value === 'lost' && (
          <p class="banner banner-lamp" role="status">
            {t('staff.lost', { every: duration(POLL_S) })}
          </p>
        )}
        <Idle />
      </div>
      <main class="desk-main" id="desk-main" tabIndex={-1}>
        <h1 class="visually-hidden">{t('staff.in.title')}</h1>
        {view.value === 'queue' && <QueueView />}
        {view.value === 'decisions' && <DecisionList />}
        {view.value === 'rooms' && <RoomList />}
        {view.value === 'rules' && <Late />}
      </main>
      <Dialogs />
    </>
  )
}

const rulesView = signal<ComponentType | null>(null)

/** The rules come with a part of their own: few look at them. */
function Late() {
  useEffect(() => {
    void import('./Rules').then((part) => {
      rulesView.value = part.RulesView
    })
  }, [])
  const Rules = rulesView.value
  return Rules === null ? <Loading label={t('loading')} /> : <Rules />
}

function Tab({ to, count = 0 }: { to: View; count?: number }) {
  return (
    <button
      type="button"
      class="desk-tab"
      id={`tab-${to}`}
      aria-current={view.value === to ? 'page' : undefined}
      onClick={() => {
        // Where one is already, it leads back to the list.
        if (view.value === to) close()
        view.value = to
      }}
    >
      {t(`staff.view.${to}`)}
      {count > 0 && (
        <>
          <span class="desk-count" aria-hidden="true">
            {number(count)}
          </span>
          <span class="visually-hidden">, {tn('staff.waiting', count)}</span>
        </>
      )}
    </button>
  )
}

/** What is wrong with the site at this moment. */
function Alarms() {
  if (alarms.value.length === 0) return null
  return (
    <div class="banner banner-danger desk-alarms" role="alert" aria-label={t('staff.alarms')}>
      {alarms.value.map((code) => (
        <p key={code} data-alarm={code}>
          {tCode('alarm', code)}
        </p>
      ))}
    </div>
  )
}

function Idle() {
  if (idleLeftS.value === 0) return null
  // Minutes, then seconds at the very end: a live region that counts down is noise.
  const left = idleLeftS.value > 60 ? Math.ceil(idleLeftS.value / 60) * 60 : Math.ceil(idleLeftS.value / 15) * 15
  return (
    <div class="banner banner-lamp desk-idle" role="alert">
      <span>{t('staff.idle.text', { left: duration(left) })}</span>
      <button type="button" class="button button-small" id="idle-stay" onClick={touch}>
        {t('staff.idle.stay')}
      </button>
    </div>
  )
}

function Menu() {
  const shown = useSignal(false)
  const box = useRef<HTMLDivElement>(null)
  const who = me.value?.name ?? ''
  useEffect(() => {
    const away = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) shown.value = false
    }
    document.addEventListener('pointerdown', away)
    document.addEventListener('focusin', away)
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !shown.value) return
      event.stopPropagation()
      shown.value = false
      box.current?.querySelector('button')?.focus()
    }
    box.current?.addEventListener('keydown', onEscape)
    return () => {
      document.removeEventListener('pointerdown', away)
      document.removeEventListener('focusin', away)
    }
  }, [shown])
  const show = (kind: 'invite' | 'keys') => {
    // The menu goes: what the dialog gives the keyboard back to must stay.
    box.current?.querySelector('button')?.focus()
    shown.value = false
    dialog.value = { kind }
  }
  return (
    <div class="desk-menu" ref={box}>
      <button
        type="button"
        class="desk-me"
        id="menu"
        aria-expanded={shown.value}
        aria-controls="menu-box"
        title={t('staff.me.signed', { name: who })}
        onClick={() => {
          shown.value = !shown.value
        }}
      >
        <Icon name="you" />
        <span dir="auto">{who}</span>
      </button>
      <div class="desk-menu-box" id="menu-box" hidden={!shown.value}>
        <p class="hint">
          {t('staff.me.signed', { name: who })}
          {me.value !== null && me.value.colleagues > 0 && ` · ${tn('staff.me.colleagues', me.value.colleagues)}`}
        </p>
        {me.value?.colleagues === 0 && <p class="notice">{t('staff.me.alone')}</p>}
        <div class="menu">
          <button type="button" class="menu-item" id="invite" onClick={() => show('invite')}>
            <Icon name="plus" /> {t('staff.me.invite')}
          </button>
          <button type="button" class="menu-item" id="keys" onClick={() => show('keys')}>
            <Icon name="more" /> {t('staff.me.keys')}
          </button>
          <a class="menu-item" href="/staff/door">
            <Icon name="you" /> {t('staff.me.door')}
          </a>
          <button type="button" class="menu-item" id="sign-out" onClick={() => void signOut('staff.ended_self')}>
            <Icon name="exit" /> {t('staff.me.out')}
          </button>
        </div>
        <div class="field-row">
          <PageSettings />
        </div>
      </div>
    </div>
  )
}
