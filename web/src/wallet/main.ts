// The test wallet's own page: answer a link, see what is in it, and every refusal tried in a row.
import '../shared/page'
import { begin, finish, type MdocRequest } from '../shared/age'
import { ApiError } from '../shared/api'
import { isCase, present } from './cases'
import { readRequest } from './mdoc'
import { type LinkAsked, postAnswer, readLink } from './openid4vp'
import { count, empty, newDeviceKey, refill } from './stock'

const byId = <T extends HTMLElement>(id: string): T => document.querySelector<T>(`#${id}`) as T

const codeOf = (error: unknown): string => (error instanceof ApiError ? error.code : 'internal')
const told = (code: string): string => (byId('tries').dataset.error ?? '{code}').replace('{code}', code)

async function showStock(): Promise<void> {
  const stock = byId('stock')
  const n = await count()
  const form = new Intl.PluralRules(document.documentElement.lang).select(n) === 'one' ? 'one' : 'other'
  stock.textContent = (stock.dataset[form] ?? '{n}').replace('{n}', String(n))
  byId<HTMLButtonElement>('empty').disabled = n === 0
}

async function change(work: () => Promise<void>): Promise<void> {
  byId('stock-problem').textContent = ''
  try {
    await work()
  } catch (error) {
    byId('stock-problem').textContent = told(codeOf(error))
  }
  await showStock()
}

// ------------------------------------------------------------------ a link

let link: LinkAsked | null = null

/** Show what a link asks, or that it asks nothing. */
function open(text: string): void {
  try {
    link = readLink(text)
  } catch {
    link = null
  }
  byId('link-problem').hidden = link !== null
  byId('link-asks').hidden = link === null
  byId('link-told').textContent = ''
  if (link === null) return
  byId('link-site').textContent = new URL(link.responseUri).host
  byId('link-question').focus()
  byId('link-asks').scrollIntoView({ block: 'center' })
}

async function respond(chosen: string): Promise<void> {
  if (link === null) return
  const asked = link
  const buttons = [...byId('link-asks').querySelectorAll<HTMLButtonElement>('[data-answer]')]
  for (const button of buttons) button.disabled = true
  const result = byId('link-told')
  result.textContent = '…'
  try {
    const back = await postAnswer(asked, isCase(chosen) ? await present(chosen, asked) : null)
    result.textContent = result.dataset.sent ?? ''
    // Only to our own door: a test wallet is led nowhere else.
    if (back !== '' && new URL(back).origin === location.origin) location.assign(back)
  } catch (error) {
    result.textContent = told(codeOf(error))
  }
  for (const button of buttons) button.disabled = false
}

/** The address after `#`, taken out of it at once: it is used up by being answered. */
function fromAddress(): void {
  if (location.hash.length < 2) return
  let text = ''
  try {
    text = decodeURIComponent(location.hash.slice(1))
  } catch {
    // Not ours.
  }
  if (!text.startsWith('av:')) return
  history.replaceState(null, '', location.pathname + location.search)
  byId<HTMLTextAreaElement>('link').value = text
  open(text)
}

byId('link-form').addEventListener('submit', (event) => {
  event.preventDefault()
  open(byId<HTMLTextAreaElement>('link').value)
})
for (const button of document.querySelectorAll<HTMLElement>('#link-asks [data-answer]')) {
  button.addEventListener('click', () => void respond(button.dataset.answer ?? ''))
}
window.addEventListener('hashchange', fromAddress)
fromAddress()

// ------------------------------------------------------------------ every refusal

/** One attempt at the door, with a key of its own: this browser's pass, if it has one, is left alone. */
async function attempt(name: string): Promise<void> {
  const result = document.querySelector<HTMLElement>(`[data-result="${name}"]`)
  if (!result || !isCase(name)) return
  const texts = byId('tries').dataset
  result.textContent = '…'
  try {
    const { publicKey } = await newDeviceKey()
    const opened = await begin(await crypto.subtle.exportKey('jwk', publicKey))
    await finish(opened.transaction, await present(name, readRequest(opened.request as MdocRequest, location.origin)))
    result.textContent = texts.failed ?? ''
    result.dataset.outcome = 'failed'
  } catch (error) {
    const code = codeOf(error)
    const refused = code === 'age_not_shown'
    result.textContent = refused ? (texts.passed ?? '') : told(code)
    result.dataset.outcome = refused ? 'passed' : 'error'
  }
}

byId('fetch').addEventListener('click', () => void change(refill))
byId('empty').addEventListener('click', () => void change(empty))
const tries = [...document.querySelectorAll<HTMLElement>('[data-try]')]
for (const button of tries) button.addEventListener('click', () => void attempt(button.dataset.try ?? ''))
byId('run-all').addEventListener('click', async () => {
  for (const button of tries) await attempt(button.dataset.try ?? '')
})
void showStock()
