// The language and the look of the page, as every page that has settings offers them. Kept by this browser.
import { type Lang, lang, t } from './i18n'
import { setLang, setTheme, theme } from './preferences'

export function PageSettings() {
  return (
    <>
      <label class="field">
        <span class="label">{t('you.lang')}</span>
        <select id="lang" value={lang.value} onChange={(event) => void setLang(event.currentTarget.value as Lang)}>
          <option value="fr" lang="fr">
            Français
          </option>
          <option value="en" lang="en">
            English
          </option>
        </select>
      </label>
      <label class="field">
        <span class="label">{t('you.theme')}</span>
        <select
          id="theme"
          value={theme.value}
          onChange={(event) => setTheme(event.currentTarget.value as typeof theme.value)}
        >
          <option value="system">{t('you.theme_system')}</option>
          <option value="light">{t('you.theme_light')}</option>
          <option value="dark">{t('you.theme_dark')}</option>
        </select>
      </label>
    </>
  )
}
