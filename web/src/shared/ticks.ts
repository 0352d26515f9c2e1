// Time as signals: the site's clock each second and each minute, for countdowns and marks. Both stand
// still while the page is hidden.
import { signal } from '@preact/signals'
import { siteNow } from './time'

export const second = signal(siteNow())
export const minute = signal(siteNow())

export function tick(): void {
  const now = siteNow()
  if (document.hidden) return
  second.value = now
  if (Math.floor(now / 60_000) !== Math.floor(minute.peek() / 60_000)) minute.value = now
}
