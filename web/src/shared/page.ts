// For the server-rendered pages: Escape twice leaves at once, and `[data-leave]` buttons leave and erase.
// The pages work without it: `.quick-exit` is a link, and leaving is also a form on /privacy.
import { forget } from './pass'

const TWICE_MS = 500

function exit(): void {
  const to = document.querySelector<HTMLMetaElement>('meta[name="salon-exit"]')?.content
  document.body.replaceChildren()
  location.replace(to || 'about:blank')
}

let before = Number.NEGATIVE_INFINITY
window.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || event.repeat) return
  if (event.timeStamp - before < TWICE_MS) exit()
  before = event.timeStamp
})

for (const element of document.querySelectorAll<HTMLElement>('.quick-exit')) {
  element.addEventListener('click', (event) => {
    event.preventDefault()
    exit()
  })
}

/** End the pass in the cookie if there is one, then wipe this browser either way. */
async function leave(): Promise<void> {
  try {
    await fetch('/privacy/leave', { method: 'POST', redirect: 'manual' })
  } catch {
    // No server: what is here goes all the same.
  }
  await forget()
  location.replace(`/left?lang=${document.documentElement.lang}`)
}

for (const element of document.querySelectorAll<HTMLElement>('[data-leave]')) {
  element.addEventListener('click', (event) => {
    event.preventDefault()
    void leave()
  })
}

try {
  const chosen = (JSON.parse(localStorage.getItem('salon.preferences') ?? '{}') as { theme?: string }).theme
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen
} catch {
  // No preference kept: the system's.
}
