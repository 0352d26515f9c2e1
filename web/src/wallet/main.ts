// The test wallet's own page: what is in it, and every refusal tried in a row.
import '../shared/page'
import { begin, finish } from '../shared/age'
import { ApiError } from '../shared/api'
import { isCase, present } from './cases'
import { count, empty, newDeviceKey, refill } from './stock'

const byId = <T extends HTMLElement>(id: string): T => document.querySelector<T>(`#${id}`) as T

const codeOf = (error: unknown): string => (error instanceof ApiError ? error.code : 'internal')

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
    byId('stock-problem').textContent = (byId('tries').dataset.error ?? '{code}').replace('{code}', codeOf(error))
  }
  await showStock()
}

/** One attempt at the door, with a key of its own: this browser's pass, if it has one, is left alone. */
async function attempt(name: string): Promise<void> {
  const result = document.querySelector<HTMLElement>(`[data-result="${name}"]`)
  if (!result || !isCase(name)) return
  const texts = byId('tries').dataset
  result.textContent = '…'
  try {
    const { publicKey } = await newDeviceKey()
    const opened = await begin(await crypto.subtle.exportKey('jwk', publicKey))
    await finish(opened.transaction, await present(name, opened.request, location.origin))
    result.textContent = texts.failed ?? ''
    result.dataset.outcome = 'failed'
  } catch (error) {
    const code = codeOf(error)
    const refused = code === 'age_not_shown'
    result.textContent = refused ? (texts.passed ?? '') : (texts.error ?? '').replace('{code}', code)
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
