// One-to-one: who asks to write, whom one asked, and the talks that are open.
import { useEffect } from 'preact/hooks'
import { Icon } from '../shared/Icon'
import { clock, t } from '../shared/i18n'
import { Avatar, Empty } from '../shared/parts'
import { localMs } from '../shared/time'
import { dialog, store } from './app'
import { answerRequest, directs, incoming, outgoing, refreshTalks, withdraw } from './people'
import { Entry } from './Sidebar'

export function Talks() {
  useEffect(() => {
    void refreshTalks()
  }, [])
  const rooms = directs.value.map((info) => store.rooms.value.get(info.id)).filter((room) => room !== undefined)
  const nothing = incoming.value.length + outgoing.value.length + rooms.length === 0
  return (
    <section class="pane" aria-labelledby="talks-title">
      <header class="pane-head">
        <div class="pane-title">
          <h1 id="talks-title">{t('talks.title')}</h1>
          <p class="hint">{t('talks.hint')}</p>
        </div>
      </header>
      <div class="pane-body">
        {nothing && (
          <Empty icon="talks" title={t('talks.none')}>
            <p>{t('talks.none_hint')}</p>
          </Empty>
        )}
        {incoming.value.length > 0 && (
          <section aria-labelledby="incoming-title">
            <h2 id="incoming-title" class="section-title">
              {t('talks.incoming')}
            </h2>
            <ul class="requests">
              {incoming.value.map((one) => (
                <li key={one.id} class="request" data-request={one.id}>
                  <Avatar tag={one.from?.tag ?? ''} name={one.from?.name ?? ''} large />
                  <div class="request-body">
                    <p>
                      <strong dir="auto">{one.from?.name}</strong> <span class="hint">{clock(localMs(one.at_ms))}</span>
                    </p>
                    <blockquote class="request-text" dir="auto">
                      {one.text}
                    </blockquote>
                    <div class="actions">
                      <button
                        type="button"
                        class="button button-rose button-small"
                        onClick={() => {
                          dialog.value = { kind: 'accept', request: one }
                        }}
                      >
                        {t('talks.accept')}
                      </button>
                      <button
                        type="button"
                        class="button button-small"
                        onClick={() => void answerRequest(one, 'decline')}
                      >
                        {t('talks.decline')}
                      </button>
                      <button
                        type="button"
                        class="button button-quiet button-small"
                        onClick={() => void answerRequest(one, 'block')}
                      >
                        <Icon name="block" /> {t('person.block')}
                      </button>
                      <button
                        type="button"
                        class="button button-quiet button-small"
                        onClick={() => {
                          dialog.value = {
                            kind: 'report',
                            target: {
                              kind: 'request',
                              label: t('report.request', { name: one.from?.name ?? '' }),
                              tag: one.from?.tag,
                            },
                          }
                        }}
                      >
                        <Icon name="flag" /> {t('message.report')}
                      </button>
                    </div>
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )}
        {rooms.length > 0 && (
          <section aria-labelledby="direct-title">
            <h2 id="direct-title" class="section-title">
              {t('nav.direct')}
            </h2>
            <ul class="nav-list talks-list">
              {rooms.map((room) => (
                <Entry key={room.id} room={room} rose />
              ))}
            </ul>
          </section>
        )}
        {outgoing.value.length > 0 && (
          <section aria-labelledby="outgoing-title">
            <h2 id="outgoing-title" class="section-title">
              {t('talks.outgoing')}
            </h2>
            <ul class="requests">
              {outgoing.value.map((one) => (
                <li key={one.id} class="request" data-request={one.id}>
                  <Avatar tag={one.to?.tag ?? ''} name={one.to?.name ?? '?'} />
                  <div class="request-body">
                    <p>
                      <strong dir="auto">{one.to?.name}</strong> <span class="hint">{t('talks.pending')}</span>
                    </p>
                    <p class="request-text" dir="auto">
                      {one.text}
                    </p>
                    <div class="actions">
                      <button type="button" class="button button-quiet button-small" onClick={() => void withdraw(one)}>
                        {t('talks.withdraw')}
                      </button>
                    </div>
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </section>
  )
}
