// What the first look does without: dialogs, one-to-one's list, one's own settings. Fetched with its texts as soon as the
// connection stands, so that it is there before anybody asks for it.
import { useEffect } from 'preact/hooks'
import { tCode } from '../shared/i18n'
import { late } from '../shared/late'
import { toast } from '../shared/toasts'
import { dialog } from './app'

const { part, load } = late(() => import('./later'), {
  fr: () => import('../../locales/rest.fr.json'),
  en: () => import('../../locales/rest.en.json'),
})
export const loadRest = load

/** The rest, once it is here; null until then. Cut off, it says so. */
export function useRest(): typeof part.value {
  useEffect(() => {
    load().catch(() => {
      dialog.value = null
      toast(tCode('error', 'unreachable'), { tone: 'danger' })
    })
  }, [])
  return part.value
}
