// The open case: what it is about, what was said, what was found, who did what; and the bar to decide.
import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { clock, day, dayOf, t, tCode, tn } from '../shared/i18n'
import { Empty, IconButton, Loading } from '../shared/parts'
import { hueOf, pieces } from '../shared/text'
import { minute, second } from '../shared/ticks'
import { ActBar } from './ActBar'
import { close, opened, reload, remark, reveal, sensitive, veiled } from './case'
import { due, shown } from './due'
import { KeyCap } from './KeyCap'
import { withTexts } from './late'
import { focusRow } from './shortcuts'
import { items } from './waiting'
import { type Case, type Quoted, stopped } from './wire'

export function CasePane() {
  const now = opened.value
  if (now === null) {
    return (
      <section class="case case-none" aria-label={t('staff.case.none')}>
        {items.value !== null && items.value.length > 0 && (
          <Empty icon="search" title={t('staff.case.none')}>
            <p>{t('staff.case.none_hint')}</p>
          </Empty>
        )}
      </section>
    )
  }
  return (
    <section class="case" aria-labelledby="case-title" data-case={now.id} aria-busy={now.file === null}>
      {now.file ? <Loaded key={now.id} file={now.file} /> : <Waiting id={now.id} fault={now.fault} />}
    </section>
  )
}

function Back() {
  return (
    <IconButton
      icon="back"
      label={t('staff.case.back')}
      class="case-back"
      onClick={() => {
        close()
        focusRow()
      }}
    />
  )
}

function Waiting({ fault }: { id: string; fault: string }) {
  return (
    <div class="case-scroll">
      <header class="case-head">
        <Back />
        <h2 id="case-title" class={fault === '' ? 'visually-hidden' : ''}>
          {fault || t('staff.case.loading')}
        </h2>
      </header>
      {fault === '' ? (
        <Loading label={t('staff.case.loading')} />
      ) : (
        <button type="button" class="button" onClick={() => void reload()}>
          {t('again')}
        </button>
      )}
    </div>
  )
}

function Loaded({ file }: { file: Case }) {
  const title = useRef<HTMLHeadingElement>(null)
  // A case that comes on the screen takes the keyboard, so that it is read from its top and its keys work.
  useEffect(() => title.current?.focus({ preventScroll: true }), [])
  return (
    <>
      <div class="case-scroll">
        <header class="case-head">
          <Back />
          <div class="case-names">
            <p class="case-kind">
              <span class={`badge ${file.kind === 'hold' ? 'badge-lamp' : 'badge-alert'}`}>
                {t(`staff.kind.${file.kind}`)}
              </span>
              {file.status !== 'open' && <span class="badge">{tCode('status', file.status)}</span>}
              <DueLine file={file} />
            </p>
            <h2 id="case-title" ref={title} tabIndex={-1}>
              {stopped(file) ? t('staff.case.stopped') : tCode('reason', file.reason)}
            </h2>
            <p class="case-about" dir="auto">
              <About file={file} />
            </p>
          </div>
        </header>
        <Remarks file={file} />
        {file.photo && <PhotoSlot file={file} />}
        <Content file={file} />
        {file.note !== '' && <Notes note={file.note} />}
        {file.rules.length > 0 && (
          <Part title={t('staff.case.rules')}>
            <p class="case-rules">
              {file.rules.map((rule) => (
                <code key={rule} class={rule.split('@')[0] === file.rule ? 'rule rule-held' : 'rule'}>
                  {rule}
                </code>
              ))}
            </p>
          </Part>
        )}
        <History file={file} />
      </div>
      <ActBar file={file} />
    </>
  )
}

const photoPart = signal<typeof import('./Photo').PhotoPart | null>(null)

/** Photos come with a part of their own, with its texts. */
function PhotoSlot({ file }: { file: Case }) {
  useEffect(() => {
    if (photoPart.value !== null) return
    void withTexts(import('./Photo')).then((part) => {
      photoPart.value = part.PhotoPart
    })
  }, [])
  const Photo = photoPart.value
  if (file.photo === null) return null
  return Photo === null ? <Loading label={t('loading')} /> : <Photo file={file} photo={file.photo} />
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="case-part">
      <h3>{title}</h3>
      {children}
    </section>
  )
}

function DueLine({ file }: { file: Case }) {
  if (file.status !== 'open') return null
  const expires = file.expires_ms > 0
  const left = due(expires ? file.expires_ms : file.due_ms, second.value)
  const key = left.tone === 'late' ? 'staff.item.late' : expires ? 'staff.case.expires' : 'staff.item.left'
  return (
    <span class={`case-due due-${left.tone}`} title={expires ? t('staff.case.expires_hint') : undefined}>
      {t(key, { left: shown(left.seconds) })}
    </span>
  )
}

function About({ file }: { file: Case }) {
  const { target } = file
  const name = target.name || (target.kind === 'room' ? file.where : '') || t('staff.case.nameless')
  return (
    <>
      {t(`staff.case.about.${target.kind}`, { name })}
      {target.tag !== '' && <code class="tag"> {target.tag}</code>}
      {file.where !== '' && target.kind !== 'room' && ` ${t('staff.case.in', { room: file.where })}`}
      {file.reports > 0 && ` · ${tn('staff.item.reports', file.reports)}`}
    </>
  )
}

/** What happened to the case while it was open, and what one cannot do. */
function Remarks({ file }: { file: Case }) {
  const line = items.value?.find((item) => item.id === file.id)
  const settledElsewhere = file.status === 'open' && items.value !== null && line === undefined
  const more = line !== undefined && line.reports > file.reports
  return (
    <div role="status">
      {remark.value !== '' && (
        <p class="notice notice-lamp" id="remark">
          {t(remark.value)}
        </p>
      )}
      {file.paused !== '' && (
        <p class="notice" id="paused">
          {t(`staff.case.paused_${file.paused}${file.target.kind === 'room' ? '_room' : ''}`, {
            until: clock(file.paused_until_ms),
          })}
        </p>
      )}
      {file.returned && (
        <p class="notice" id="returned">
          {t('staff.case.returned')}
        </p>
      )}
      {(settledElsewhere || more) && (
        <p class="notice notice-lamp case-stale">
          <span>{t(settledElsewhere ? 'staff.case.decided' : 'staff.case.more')}</span>
          <button type="button" class="button button-small" id="reload" onClick={() => void reload()}>
            {t('staff.case.reload')}
          </button>
        </p>
      )}
    </div>
  )
}

function Content({ file }: { file: Case }) {
  const said = file.text !== '' || file.context.length > 0
  const hidden = veiled(file)
  if (!said && file.photo) return null
  if (!said) return <p class="case-part hint">{t('staff.case.gone')}</p>
  if (hidden) {
    // Not merely blurred: what is hidden is not in the page at all.
    return (
      <div class="veil" id="veil">
        <p class="veil-lines" aria-hidden="true">
          <span />
          <span />
          <span />
        </p>
        <h3>{t('staff.case.veiled')}</h3>
        <p>{t('staff.case.veiled_hint', { reason: tCode('reason', file.reason) })}</p>
        <button type="button" class="button" id="reveal" aria-keyshortcuts="v" onClick={reveal}>
          {t('staff.case.show')} <KeyCap name="V" />
        </button>
      </div>
    )
  }
  return (
    <>
      {file.text !== '' && (
        <Part title={t(file.kind === 'hold' ? 'staff.case.text' : 'staff.case.text_reported')}>
          <blockquote class="case-text" dir="auto" id="case-text">
            <Marked file={file} />
          </blockquote>
        </Part>
      )}
      {file.context.length > 0 && (
        <Part title={t('staff.case.context')}>
          <ol class="quotes">
            {file.context.map((one) => (
              <Quote key={`${one.seq}-${one.at_ms}`} one={one} />
            ))}
          </ol>
        </Part>
      )}
      {sensitive(file) && (
        <button type="button" class="button button-small case-veil-again" id="veil-again" onClick={reveal}>
          {t('staff.case.hide')} <KeyCap name="V" />
        </button>
      )}
    </>
  )
}

/** The text with what the rules found marked; offsets are code points. */
function Marked({ file }: { file: Case }) {
  return (
    <>
      {pieces(file.text, file.spans).map((piece, index) =>
        piece.marked ? <mark key={index}>{piece.text}</mark> : piece.text,
      )}
    </>
  )
}

function Quote({ one }: { one: Quoted }) {
  return (
    <li class={`quote ${one.reported ? 'quote-reported' : ''}`} data-seq={one.seq}>
      <span class="quote-head">
        <strong class={`hue-${hueOf(one.tag)}`} dir="auto">
          {one.name || t('staff.case.nameless')}
        </strong>{' '}
        <code class="tag">{one.tag}</code> <time>{clock(one.at_ms)}</time>
        {one.reported && <span class="badge badge-alert">{t('staff.case.reported')}</span>}
        {one.replaced && <span class="badge badge-alert">{t('staff.case.replaced')}</span>}
      </span>
      <span class="quote-text" dir="auto">
        {one.text || t(one.photo ? 'staff.case.photo' : 'staff.case.gone')}
      </span>
    </li>
  )
}

function Notes({ note }: { note: string }) {
  const words = note.split('\n\n').filter((one) => one.trim() !== '')
  return (
    <Part title={t(words.length > 1 ? 'staff.case.notes' : 'staff.case.note')}>
      {words.map((one, index) => (
        <blockquote key={index} class="case-note" dir="auto">
          {one}
        </blockquote>
      ))}
    </Part>
  )
}

function History({ file }: { file: Case }) {
  const now = minute.value
  return (
    <Part title={t('staff.case.history')}>
      <ol class="history">
        {file.events.map((step, index) => (
          <li key={index} class={`step step-${step.kind}`}>
            <time>
              {dayOf(step.at_ms) === dayOf(now) ? '' : `${day(step.at_ms, now)} `}
              {clock(step.at_ms)}
            </time>
            <span>
              {tCode('step', step.kind)}
              {step.code !== '' && ` · ${tCode('reason', step.code)}`}
              {step.by !== '' && (
                <>
                  {' · '}
                  <strong dir="auto">{step.by}</strong>
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
    </Part>
  )
}
