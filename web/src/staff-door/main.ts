// The team's page about the door: an issuer is confirmed, or that is taken back, with one's own passkey.
import '../shared/page'
import { type CredentialJson, type OptionsJson, PasskeyError, usePasskey } from '../staff/passkey'

class Refusal extends Error {}

async function post(path: string, body: object): Promise<{ options?: OptionsJson }> {
  const response = await fetch(`/api/staff/issuers/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    cache: 'no-store',
  })
  const answer = (await response.json()) as { code?: string; options?: OptionsJson }
  if (!response.ok) throw new Refusal(answer.code)
  return answer
}

const place = document.querySelector<HTMLElement>('#issuer-acts')
const trouble = document.querySelector<HTMLElement>('#act-trouble')
const texts = JSON.parse(place?.dataset.texts ?? '{}') as Readonly<Record<string, string>>
const buttons = [...document.querySelectorAll<HTMLButtonElement>('button[data-act]')]

function say(error: unknown): void {
  const code = error instanceof PasskeyError ? error.trouble : error instanceof Refusal ? error.message : ''
  if (trouble) trouble.textContent = texts[code] ?? texts.other ?? ''
}

async function act(button: HTMLButtonElement): Promise<void> {
  if (trouble) trouble.textContent = ''
  for (const one of buttons) one.disabled = true
  const what = { act: button.dataset.act, fingerprint: button.dataset.fingerprint }
  try {
    const { options } = await post('begin', what)
    const credential: CredentialJson = await usePasskey(options as OptionsJson)
    await post('finish', { ...what, credential })
    location.reload()
  } catch (error) {
    say(error)
    for (const one of buttons) one.disabled = false
    button.focus()
  }
}

for (const button of buttons) {
  button.addEventListener('click', () => void act(button))
  // Before, a press would have been in vain.
  button.disabled = false
}
