// Closing the page loses what is being written (drafts live in memory only), so the browser asks first;
// and the two ways out that must never be asked about: the quick exit and "Leave and erase".
import { store } from './app'
import { anyDraft, forgetDrafts } from './drafts'

let asking = true

export function guard(): void {
  window.addEventListener('beforeunload', (event) => {
    const waiting = store.pending.value.some((one) => one.state === 'sending')
    if (asking && (anyDraft() || waiting)) event.preventDefault()
  })
}

/** From here on nobody is asked. */
export function letGo(): void {
  asking = false
  forgetDrafts()
}

/** To the page for whoever was sent out kindly; nothing is asked on the way. */
export function toSupport(claim: string | undefined): void {
  letGo()
  location.replace(claim ? `/support?code=${encodeURIComponent(claim)}` : '/support')
}

/** Away at once: the page goes blank, then this entry of the history becomes a neutral page. */
export function quickExit(): void {
  letGo()
  document.body.replaceChildren()
  document.title = ' '
  // The operator chooses where to (a weather page, a newspaper); without a choice, an empty page.
  const to = document.querySelector<HTMLMetaElement>('meta[name="salon-exit"]')?.content
  remember()
  location.replace(to || 'about:blank')
}

const LEFT = 'salon.left'

/** What this tab keeps after a quick exit: that there was one, and no longer which rooms it was in. */
function remember(): void {
  try {
    sessionStorage.clear()
    sessionStorage.setItem(LEFT, '1')
  } catch {
    // Storage refused: the page is blank all the same.
  }
}

/** The Back button must not bring a talk back that was left at once. True: the page is gone again. */
export function stayGone(): boolean {
  try {
    if (sessionStorage.getItem(LEFT) === null) return false
    const [arrival] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    if (arrival?.type === 'back_forward') {
      quickExit()
      return true
    }
    sessionStorage.removeItem(LEFT)
  } catch {
    // As above.
  }
  return false
}

const TWICE_MS = 500

/** Escape twice within half a second is the quick exit, wherever the keyboard is. */
export function listenForExit(): void {
  // A browser that kept the page alive behind the exit shows it as it was: blank, and on its way again.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted && document.body.childElementCount === 0) quickExit()
  })
  let before = Number.NEGATIVE_INFINITY
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || event.repeat) return
      if (event.timeStamp - before < TWICE_MS) quickExit()
      before = event.timeStamp
    },
    { capture: true },
  )
}
