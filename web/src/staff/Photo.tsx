// The photo of a case: blurred by the server until somebody asks for it, which is recorded; in the closed lane nothing
// but facts. Loaded with the first such case.
import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { Icon } from '../shared/Icon'
import { number, t } from '../shared/i18n'
import { Loading } from '../shared/parts'
import { reload, seen } from './case'
import { api, faultText } from './desk'
import { type Case, type CasePhoto, type PhotoMatch, STOPPED, stopped } from './wire'
import '../styles/staff/photo.css'

export function PhotoPart({ file, photo }: { file: Case; photo: CasePhoto }) {
  return (
    <section class="case-part" aria-labelledby="case-photo" data-lane={photo.lane}>
      <h3 id="case-photo">{t(`staff.photo.${photo.lane}`)}</h3>
      {photo.lane === 'closed' ? <Closed photo={photo} /> : <Picture key={file.id} file={file} photo={photo} />}
      {photo.closable && <Close file={file} />}
      <Facts photo={photo} />
      {photo.lane === 'held' && stopped(file) && <p class="hint">{t('staff.photo.stopped_hint')}</p>}
    </section>
  )
}

function Closed({ photo }: { photo: CasePhoto }) {
  return (
    <div class="notice notice-danger">
      <p>{t('staff.photo.closed_text')}</p>
      <p>{t(photo.closable ? 'staff.photo.closable' : photo.sealed ? 'staff.photo.sealed' : 'staff.photo.unsealed')}</p>
    </div>
  )
}

/** Sealed and destroyed here: asked twice, and no key of its own. */
function Close({ file }: { file: Case }) {
  const sure = useSignal(false)
  const fault = useSignal('')
  const close = async () => {
    if (!sure.value) {
      sure.value = true
      return
    }
    try {
      await api.closeLane(file.id)
      await reload()
    } catch (error) {
      fault.value = faultText(error)
    }
  }
  return (
    <>
      <button
        type="button"
        class="button button-small"
        aria-describedby="photo-close-hint"
        onClick={() => void close()}
      >
        {t(sure.value ? 'staff.photo.close_sure' : 'staff.photo.close')}
      </button>
      <p class="hint" id="photo-close-hint">
        {t('staff.photo.close_hint')}
      </p>
      <p class="error" role="alert">
        {fault.value}
      </p>
    </>
  )
}

/** Behind the server's own blur, so that what must not be seen is not in the page; clear only for whoever asks. */
function Picture({ file, photo }: { file: Case; photo: CasePhoto }) {
  const clear = useSignal(false)
  const url = useSignal('')
  const fault = useSignal('')
  const busy = useSignal(false)
  const put = (blob: Blob | null) => {
    if (url.value !== '') URL.revokeObjectURL(url.value)
    url.value = blob === null ? '' : URL.createObjectURL(blob)
  }
  const fetchOne = async (plain: boolean) => {
    busy.value = true
    fault.value = ''
    try {
      put(await api.photo(file.id, plain))
      clear.value = plain
      if (plain) seen(file.id)
    } catch (error) {
      fault.value = faultText(error)
    }
    busy.value = false
  }
  useEffect(() => {
    void fetchOne(false)
    return () => put(null)
  }, [])
  return (
    <>
      {url.value !== '' ? (
        <img
          class="case-photo"
          src={url.value}
          width={photo.width || undefined}
          height={photo.height || undefined}
          alt={t(clear.value ? 'staff.photo.clear' : 'staff.photo.blurred')}
          data-clear={clear.value ? '' : undefined}
        />
      ) : (
        fault.value === '' && <Loading label={t('loading')} />
      )}
      <p class="error" role="alert">
        {fault.value}
      </p>
      {clear.value && <p class="hint">{t('staff.photo.counted')}</p>}
      <div class="actions">
        {fault.value !== '' && (
          <button type="button" class="button button-small" onClick={() => void reload().then(() => fetchOne(false))}>
            {t('again')}
          </button>
        )}
        {url.value !== '' && (
          // No key of its own: nobody sees it by a slip of the hand.
          <button
            type="button"
            class="button button-small"
            id="photo-clear"
            disabled={busy.value}
            aria-describedby="photo-clear-hint"
            onClick={() => void fetchOne(!clear.value)}
          >
            <Icon name={clear.value ? 'block' : 'photo'} /> {t(clear.value ? 'staff.photo.hide' : 'staff.photo.show')}
          </button>
        )}
      </div>
      {!clear.value && (
        <p class="hint" id="photo-clear-hint">
          {t('staff.photo.show_hint')}
        </p>
      )}
    </>
  )
}

function Facts({ photo }: { photo: CasePhoto }) {
  if (!photo.examined) return <p class="hint">{t('staff.photo.unexamined')}</p>
  return (
    <dl class="case-photo-facts">
      {photo.width > 0 && (
        <Fact name={t('staff.photo.size')}>
          {number(photo.width)} × {number(photo.height)}
        </Fact>
      )}
      {photo.lane !== 'reported' && (
        <Fact name={t('staff.photo.score')}>
          {t(`staff.photo.band.${photo.band}`)} ({number(photo.nudity)})
        </Fact>
      )}
      {told(photo.matches).map((one) => (
        <Fact key={one.bank} name={t(`staff.photo.role.${roleOf(one)}`)}>
          {one.bank.startsWith(STOPPED) ? '' : <code>{one.bank}</code>}{' '}
          {t(one.near ? 'staff.photo.near' : 'staff.photo.match', { bits: number(one.distance) })}
        </Fact>
      ))}
    </dl>
  )
}

/** A stopped picture has up to five hashes; the nearest says it. Matches come nearest first. */
function told(matches: readonly PhotoMatch[]): readonly PhotoMatch[] {
  const first = matches.find((one) => one.bank.startsWith(STOPPED))
  return matches.filter((one) => one === first || !one.bank.startsWith(STOPPED))
}

const roleOf = (one: PhotoMatch): 'stopped' | PhotoMatch['role'] =>
  one.bank.startsWith(STOPPED) ? 'stopped' : one.role

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
