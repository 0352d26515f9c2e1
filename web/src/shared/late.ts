// A part of the page that is fetched when it is first wanted, with its texts.
import { type ReadonlySignal, signal } from '@preact/signals'
import { alsoTexts, type Loaders } from './i18n'

interface Late<T> {
  /** Null until it is here. */
  readonly part: ReadonlySignal<T | null>
  /** Fetch it; the same promise for all who ask. After a failure the next one tries again. */
  load(): Promise<T>
}

export function late<T>(code: () => Promise<T>, texts: Loaders): Late<T> {
  const part = signal<T | null>(null)
  let coming: Promise<T> | null = null
  const fetched = async (): Promise<T> => {
    const [found] = await Promise.all([code(), alsoTexts(texts)])
    part.value = found
    return found
  }
  return {
    part,
    load: () => {
      coming ??= fetched().catch((error: unknown) => {
        coming = null
        throw error
      })
      return coming
    },
  }
}
