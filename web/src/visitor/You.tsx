// The visitor's own settings, blocked people, and the way out.
import { useEffect } from 'preact/hooks'
import { Icon } from '../shared/Icon'
import { t, tn } from '../shared/i18n'
import { PageSettings } from '../shared/PageSettings'
import { Avatar } from '../shared/parts'
import { covered, paused, setCovered, setPaused } from '../shared/preferences'
import { dialog, site, store } from './app'
import { changeMe, me, refreshMe } from './me'
import { block, blocks, refreshBlocks } from './people'

export function You() {
  useEffect(() => {
    void refreshMe()
    void refreshBlocks()
  }, [])
  const mine = me.value
  return (
    <section class="pane" aria-labelledby="you-title">
      <header class="pane-head">
        <div class="pane-title you-head">
          <Avatar tag={store.me.value.tag} name={store.me.value.name} large />
          <div>
            <h1 id="you-title" dir="auto">
              {store.me.value.name || t('nav.you')}
            </h1>
            <p class="hint">{t('you.hint')}</p>
          </div>
        </div>
      </header>
      <div class="pane-body you">
        <section class="settings" aria-labelledby="reach-title">
          <h2 id="reach-title" class="section-title">
            {t('you.reach')}
          </h2>
          <Check
            id="requests"
            label={t('you.refuse')}
            hint={t('you.refuse_hint')}
            on={mine?.requests === 'none'}
            ready={mine !== null}
            onChange={(on) => void changeMe({ requests: on ? 'none' : 'all' })}
          />
          <Check
            id="unlisted"
            label={t('you.unlisted')}
            hint={t('you.unlisted_hint')}
            on={mine?.listed === false}
            ready={mine !== null}
            onChange={(on) => void changeMe({ listed: !on })}
          />
          <Check
            id="unfindable"
            label={t('you.unfindable')}
            hint={t('you.unfindable_hint')}
            on={mine?.findable === false}
            ready={mine !== null}
            onChange={(on) => void changeMe({ findable: !on })}
          />
        </section>
        <section class="settings" aria-labelledby="page-title">
          <h2 id="page-title" class="section-title">
            {t('you.page')}
          </h2>
          <PageSettings />
          <Check
            id="paused"
            label={t('you.paused')}
            hint={t('you.paused_hint')}
            on={paused.value}
            ready
            onChange={setPaused}
          />
          <Check
            id="covered"
            label={t('you.covered')}
            hint={t('you.covered_hint')}
            on={covered.value}
            ready
            onChange={setCovered}
          />
        </section>
        <section class="settings" aria-labelledby="blocks-title">
          <h2 id="blocks-title" class="section-title">
            {t('you.blocks')}
          </h2>
          {blocks.value.length === 0 ? (
            <p class="hint">{t('you.no_blocks')}</p>
          ) : (
            <ul class="people-list">
              {blocks.value.map((person) => (
                <li key={person.tag} class="person-row">
                  <Avatar tag={person.tag} name={person.name || '?'} />
                  <span dir="auto">{person.name || t('you.nameless')}</span>
                  <button type="button" class="button button-small" onClick={() => void block(person, false)}>
                    {t('you.unblock')}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </section>
        <section class="settings settings-leave" aria-labelledby="leave-title">
          <h2 id="leave-title" class="section-title">
            {t('leave.title')}
          </h2>
          <p>
            {t('you.memory')} {site.value?.remember_days !== undefined && tn('you.remember', site.value.remember_days)}
          </p>
          <div class="actions">
            <button
              type="button"
              class="button button-danger"
              onClick={() => {
                dialog.value = { kind: 'leave' }
              }}
            >
              <Icon name="erase" /> {t('leave.button')}
            </button>
            <a class="button button-quiet" href="/enter">
              {t('you.rename')}
            </a>
          </div>
          <p class="links">
            <a href="/rules">{t('link.rules')}</a> <a href="/privacy">{t('link.privacy')}</a>{' '}
            <a href="/legal">{t('link.legal')}</a> <a href="/claim">{t('link.claim')}</a>
          </p>
        </section>
      </div>
    </section>
  )
}

function Check(props: {
  id: string
  label: string
  hint: string
  on: boolean
  ready: boolean
  onChange: (on: boolean) => void
}) {
  return (
    <label class="check">
      <input
        type="checkbox"
        id={`set-${props.id}`}
        checked={props.on}
        disabled={!props.ready}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>
        {props.label}
        <span class="hint">{props.hint}</span>
      </span>
    </label>
  )
}
