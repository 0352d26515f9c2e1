// A key as a small cap on a control. For the eye only: `aria-keyshortcuts` says it to the others.
import { letters } from './shortcuts'

/** Nothing while single letters are switched off. */
export function KeyCap({ name }: { name: string }) {
  if (!letters.value) return null
  return (
    <span class="key" aria-hidden="true">
      {name}
    </span>
  )
}
