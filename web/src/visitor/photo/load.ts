// Photos are a part of the page of their own: fetched with its texts and looks when the first is seen or chosen.
import { late } from '../../shared/late'

const photos = late(() => import('./ui'), {
  fr: () => import('../../../locales/photos.fr.json'),
  en: () => import('../../../locales/photos.en.json'),
})
export const photoUi = photos.part
export const loadPhotos = photos.load
