// The door's page: shows the state the machine is in. All texts come with the page, in its language.
import '../shared/page'
import { begin, collect, finish } from '../shared/age'
import { browserKey, drawBrowserKey, keepBrowserKey, rotate, signWith } from '../shared/pass'
import { post } from '../shared/post'
import { drawCode } from './code'
import { Door } from './door'
import { erasePending, keepPending, readPending, returnedIn } from './pending'
import { nextOf, problemOf, suggestion, tidy } from './pseudonym'
import type { State } from './states'
import { deviceWallet } from './wallets'

const byId = <T extends HTMLElement>(id: string): T => document.querySelector<T>(`#${id}`) as T

const root = byId('door')
const problems = JSON.parse(root.dataset.problems ?? '{}') as Readonly<Record<string, string>>
const tell = (code: string): string =>
  code === '' ? '' : (problems[code] ?? (problems.unknown ?? '{code}').replace('{code}', code))

const input = byId<HTMLInputElement>('pseudonym')
const phone = matchMedia('(pointer: coarse)').matches
const lanes = new Set((root.dataset.lanes ?? '').split(' '))

/** Read once and taken out of the address: whoever looks over a shoulder or at the history finds nothing. */
function returned() {
  const found = returnedIn(location.hash)
  if (location.hash.startsWith('#age=')) history.replaceState(null, '', location.pathname + location.search)
  return found
}

const door = new Door(
  {
    wallet: deviceWallet(),
    lanes,
    phone,
    returned,
    hasKey: async () => (await browserKey()) !== null,
    drawKey: drawBrowserKey,
    keepKey: keepBrowserKey,
    sign: signWith,
    readPending,
    keepPending,
    erasePending,
    begin,
    finish,
    collect,
    rotate,
    name: (ticket, typed) => post('/api/me/name', { name: typed }, ticket),
    go: () => location.replace(nextOf(location.search, location.origin)),
    leave: (url) => {
      if (/^https?:\/\//.test(url)) location.assign(url)
    },
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    now: () => Date.now(),
  },
  show,
)

let before: State['at'] | '' = ''

function show(state: State): void {
  for (const section of root.querySelectorAll<HTMLElement>('[data-state]')) {
    section.hidden = section.dataset.state !== state.at
  }
  byId<HTMLButtonElement>('show').disabled = state.at !== 'explain'
  progress(state.at === 'naming' ? 1 : state.at === 'in' ? 2 : 0)
  if (state.at === 'explain') {
    byId('why').textContent = tell(state.why)
    byId('why').hidden = state.why === ''
  }
  if (state.at === 'waiting') showWaiting(state)
  else clearInterval(counting)
  if (state.at === 'expired') byId('anew').dataset.way = state.lane
  if (state.at === 'trouble') {
    byId('trouble-text').textContent = tell(state.code).replace('{minutes}', String(state.minutes ?? 1))
  }
  if (state.at === 'naming') showNaming(state)
  // A new state is announced by its heading; the first one came with the page.
  if (before !== '' && before !== 'checking' && before !== state.at && state.at !== 'naming') {
    root.querySelector<HTMLElement>(`[data-state="${state.at}"] h1`)?.focus()
  }
  // `/enter#provider`, from the page for people without a wallet.
  if (before !== state.at && state.at === 'explain' && location.hash === '#provider') byId('provider')?.focus()
  before = state.at
}

// ------------------------------------------------------------------ waiting for a wallet elsewhere

let counting = 0

function showWaiting(state: Extract<State, { at: 'waiting' }>): void {
  for (const part of byId('waiting').querySelectorAll<HTMLElement>('[data-lane]')) {
    part.hidden = part.dataset.lane !== state.lane
  }
  const heading = byId('waiting-heading')
  heading.textContent = heading.dataset[state.lane] ?? ''
  drawCode(byId('code'), state.qr)
  if (state.url.startsWith('av:')) byId<HTMLAnchorElement>('open-wallet').href = state.url
  const test = document.querySelector<HTMLAnchorElement>('#test-link')
  if (test) test.href = `/wallet#${encodeURIComponent(state.url)}`
  clearInterval(counting)
  const count = (): void => {
    const left = state.until - Date.now()
    if (left <= 0) door.expire()
    else sayLeft(Math.ceil(left / 60_000))
  }
  counting = window.setInterval(count, 1_000)
  count()
}

/** In whole minutes, so that it is read aloud once a minute, not once a second. */
function sayLeft(minutes: number): void {
  const left = byId('left')
  const form = minutes === 1 ? 'one' : 'other'
  const text = (left.dataset[form] ?? '').replace('{n}', String(minutes))
  if (left.textContent !== text) left.textContent = text
}

// ------------------------------------------------------------------ the pseudonym

function showNaming(state: Extract<State, { at: 'naming' }>): void {
  if (before !== 'naming') {
    input.value = state.name
    if (state.back) for (const id of ['name-heading', 'name-lead']) byId(id).textContent = byId(id).dataset.back ?? ''
    input.focus()
    input.select()
  }
  byId<HTMLButtonElement>('go-in').disabled = state.busy
  showProblem(state.problem)
  if (state.problem !== '') input.focus()
}

function showProblem(code: string): void {
  byId('name-problem').textContent = tell(code)
  if (code === '') input.removeAttribute('aria-invalid')
  else input.setAttribute('aria-invalid', 'true')
}

function progress(reached: number): void {
  for (const [index, item] of [...byId('progress').children].entries()) {
    item.classList.toggle('done', index < reached)
    if (index === reached) item.setAttribute('aria-current', 'step')
    else item.removeAttribute('aria-current')
  }
}

const draw = (below: number): number => (crypto.getRandomValues(new Uint32Array(1))[0] as number) % below

byId('show').addEventListener('click', () => void door.prove())
for (const button of root.querySelectorAll('[data-stop]')) button.addEventListener('click', () => door.stop())
for (const button of root.querySelectorAll('[data-again]')) button.addEventListener('click', () => door.again())
for (const button of root.querySelectorAll<HTMLElement>('[data-way]')) {
  // A link that opens a wallet is of use where a wallet may be.
  if (button.dataset.way === 'link' && !phone) button.hidden = true
  button.addEventListener('click', () => void door.elsewhere(button.dataset.way as 'link' | 'qr' | 'provider'))
}
if (phone) {
  // The wallet is likelier to be here than on a second phone that scans.
  const [link, qr] = ['link', 'qr'].map((way) => root.querySelector(`[data-state="slow"] [data-way="${way}"]`))
  if (link && qr) {
    qr.before(link)
    qr.classList.remove('button-primary')
    link.classList.add('button-primary')
  }
}
window.addEventListener('pageshow', (event) => {
  if (event.persisted) door.stayed()
})
input.addEventListener('input', () => showProblem(problemOf(input.value, false)))
byId('suggest').addEventListener('click', () => {
  input.value = suggestion(root.dataset.first ?? '', root.dataset.second ?? '', draw)
  showProblem('')
  input.focus()
})
byId('name-form').addEventListener('submit', (event) => {
  event.preventDefault()
  const problem = problemOf(input.value, true)
  showProblem(problem)
  if (problem === '') void door.submit(tidy(input.value))
  else input.focus()
})

if ('subtle' in crypto && 'indexedDB' in globalThis) void door.check()
else show({ at: 'trouble', code: 'no_crypto', back: 'checking' })
