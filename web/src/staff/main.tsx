// The moderators' desk starts here: texts, the link one came by, the keyboard, the page.
import { render } from 'preact'
import { addTexts } from '../shared/i18n'
import { applyPreferences } from '../shared/preferences'
import '../styles/staff.css'
import { followHistory } from './case'
import { takeToken } from './join'
import { Shell } from './Shell'
import { enter, followView } from './session'
import { listenForKeys } from './shortcuts'
import { watch } from './watch'

addTexts({ fr: () => import('../../locales/staff.fr.json'), en: () => import('../../locales/staff.en.json') })

async function start(): Promise<void> {
  takeToken()
  window.addEventListener('hashchange', takeToken)
  const root = document.querySelector<HTMLElement>('#staff') ?? document.body
  const name = root.dataset.name ?? 'Salon'
  await applyPreferences()
  root.replaceChildren()
  render(<Shell name={name} test={root.dataset.mode === 'test'} />, root)
  followHistory()
  followView()
  listenForKeys()
  watch(name)
  await enter()
}

void start()
