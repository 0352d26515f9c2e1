// The door's page: shows the state the machine is in. All texts come with the page, in its language.
import '../shared/page'
import { begin, finish } from '../shared/age'
import { browserKey, drawBrowserKey, keepBrowserKey, post, rotate } from '../shared/pass'
import { Door, type State } from './door'
import { nextOf, problemOf, suggestion, tidy } from './pseudonym'
import { deviceWallet, testWallet } from './wallets'

const byId = <T extends HTMLElement>(id: string): T => document.querySelector<T>(`#${id}`) as T

const root = byId('door')
const problems = JSON.parse(root.dataset.problems ?? '{}') as Readonly<Record<string, string>>
const tell = (code: string): string =>
  code === '' ? '' : (problems[code] ?? (problems.unknown ?? '{code}').replace('{code}', code))

const dialog = document.querySelector<HTMLDialogElement>('#wallet')
const input = byId<HTMLInputElement>('pseudonym')

const door = new Door(
  {
    wallet: root.dataset.mode === 'test' && dialog ? testWallet(dialog) : deviceWallet(),
    hasKey: async () => (await browserKey()) !== null,
    drawKey: async () => {
      const { pair, jwk } = await drawBrowserKey()
      return { jwk, keep: () => keepBrowserKey(pair) }
    },
    begin,
    finish,
    rotate,
    name: (ticket, typed) => post('/api/me/name', { name: typed }, ticket),
    go: () => location.replace(nextOf(location.search, location.origin)),
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
  if (state.at === 'trouble') byId('trouble-text').textContent = tell(state.code)
  if (state.at === 'naming') showNaming(state)
  // A new state is announced by its heading; the first one came with the page.
  if (before !== '' && before !== 'checking' && before !== state.at && state.at !== 'naming') {
    root.querySelector<HTMLElement>(`[data-state="${state.at}"] h1`)?.focus()
  }
  before = state.at
}

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
byId('stop').addEventListener('click', () => door.stop())
for (const button of root.querySelectorAll('[data-again]')) button.addEventListener('click', () => door.again())
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
