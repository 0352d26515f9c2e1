// Parts of the desk about photos, fetched with the first that is needed, and their texts.
import { alsoTexts, type Loaders } from '../shared/i18n'

const TEXTS: Loaders = {
  fr: () => import('../../locales/desk-photos.fr.json'),
  en: () => import('../../locales/desk-photos.en.json'),
}

/** The part, once its texts are there. */
export async function withTexts<Part>(part: Promise<Part>): Promise<Part> {
  const [loaded] = await Promise.all([part, alsoTexts(TEXTS)])
  return loaded
}
