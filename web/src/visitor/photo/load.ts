// Photos are a part of the page of their own: fetched with its texts and looks when the first is seen or chosen.
import { signal } from '@preact/signals'
import { alsoTexts } from '../../shared/i18n'

type Ui = typeof import('./ui')

export const photoUi = signal<Ui | null>(null)
let coming: Promise<Ui> | null = null

/** Fetch it; the same promise for all who ask. After a failure the next one tries again. */
export function loadPhotos(): Promise<Ui> {
  coming ??= fetchUi().catch((error: unknown) => {
    coming = null
    throw error
  })
  return coming
}

async function fetchUi(): Promise<Ui> {
  const texts = {
    fr: () => import('../../../locales/photos.fr.json'),
    en: () => import('../../../locales/photos.en.json'),
  }
  const [ui] = await Promise.all([import('./ui'), alsoTexts(texts)])
  photoUi.value = ui
  return ui
}
