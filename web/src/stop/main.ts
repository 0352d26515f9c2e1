// /stop-a-picture: the picture stays in this page; its hashes are made here and sent. All texts come with the page.
import '../shared/page'
import { ApiError } from '../shared/api'
import { post } from '../shared/post'
import type { Hash } from './pdq'

interface Made {
  readonly claim: string
}

const one = <T extends HTMLElement>(selector: string) => document.querySelector<T>(selector)
const file = one<HTMLInputElement>('#picture')
const mine = one<HTMLInputElement>('#mine')
const send = one<HTMLButtonElement>('#send')
let found: readonly Hash[] = []
let turn = 0

/** Show some states and hide the others. */
function tell(...states: string[]): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-state]')) {
    part.hidden = !states.includes(part.dataset.state ?? '')
  }
  if (send && mine) send.disabled = found.length === 0 || !mine.checked || states.includes('sending')
}

async function choose(): Promise<void> {
  turn += 1
  const asked = turn
  const chosen = file?.files?.[0]
  found = []
  if (chosen === undefined) return tell()
  tell('hashing')
  try {
    const [{ QUALITY_MIN, hashes }, { greyOf }] = await Promise.all([import('./pdq'), import('./picture')])
    const all = hashes(await greyOf(chosen))
    if (asked !== turn) return
    found = all.filter((hash) => hash.quality >= QUALITY_MIN)
  } catch {
    if (asked === turn) tell('unreadable')
    return
  }
  const shown = one('[data-hash]')
  if (shown) shown.textContent = found[0]?.pdq ?? ''
  tell(found.length ? 'hashed' : 'flat')
}

async function stop(): Promise<void> {
  tell('hashed', 'sending')
  try {
    const made = await post<Made>('/api/stops', { hashes: found.map(({ pdq, quality }) => ({ pdq, quality })) })
    const claim = one('[data-claim]')
    if (claim) claim.textContent = made.claim
    one<HTMLAnchorElement>('[data-follow]')?.setAttribute('href', `/stop-a-picture?code=${made.claim}`)
    found = []
    if (file) file.value = ''
    if (mine) mine.checked = false
    tell('done')
    one('[data-state="done"]')?.focus()
  } catch (error) {
    tell('hashed', error instanceof ApiError && error.code === 'too_fast' ? 'later' : 'failed')
  }
}

file?.addEventListener('change', () => void choose())
mine?.addEventListener('change', () => tell(...(found.length ? ['hashed'] : [])))
one('[data-copy]')?.addEventListener('click', () => {
  void navigator.clipboard?.writeText(one('[data-claim]')?.textContent ?? '')
})
send?.addEventListener('click', () => void stop())
