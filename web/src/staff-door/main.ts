// The team's page about the door: an issuer is confirmed, or that is taken back, with one's own passkey.
import { ApiError } from '../shared/api'
import '../shared/page'
import { post } from '../shared/post'
import { type OptionsJson, PasskeyError, usePasskey } from '../staff/passkey'

const place = document.querySelector<HTMLElement>('#issuer-acts')
const trouble = document.querySelector<HTMLElement>('#act-trouble')
const texts = JSON.parse(place?.dataset.texts ?? '{}') as Readonly<Record<string, string>>
const buttons = [...document.querySelectorAll<HTMLButtonElement>('button[data-act]')]

function say(error: unknown): void {
  const code = error instanceof PasskeyError ? error.trouble : error instanceof ApiError ? error.code : ''
  if (trouble) trouble.textContent = texts[code] ?? texts.other ?? ''
}

async function act(button: HTMLButtonElement): Promise<void> {
  if (trouble) trouble.textContent = ''
  for (const one of buttons) one.disabled = true
  const what = { act: button.dataset.act, fingerprint: button.dataset.fingerprint }
  try {
    const { options } = await post<{ options: OptionsJson }>('/api/staff/issuers/begin', what)
    await post('/api/staff/issuers/finish', { ...what, credential: await usePasskey(options) })
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
