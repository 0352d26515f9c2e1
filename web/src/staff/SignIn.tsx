// Outside the desk: by a link for the first time, by the passkey afterwards.
import { useSignal } from '@preact/signals'
import { t } from '../shared/i18n'
import { ended } from './desk'
import { join, signIn, token, trouble, working } from './join'

const NAME_MAX = 40

export function SignIn({ name }: { name: string }) {
  return (
    <div class="signin">
      <main class="signin-card" id="desk-main">
        <a class="brand" href="/">
          {name}
        </a>
        {token.value === '' ? <Known /> : <First />}
        <p class="error" role="alert" id="signin-trouble">
          {trouble.value}
        </p>
        <p class="signin-back">
          <a href="/">{t('staff.in.back')}</a>
        </p>
      </main>
    </div>
  )
}

function Known() {
  return (
    <>
      <h1>{t('staff.in.title')}</h1>
      {ended.value !== '' && (
        <p class="notice" role="status">
          {t(ended.value)}
        </p>
      )}
      <p>{t('staff.in.text')}</p>
      <button
        type="button"
        class="button button-primary signin-go"
        id="sign-in"
        aria-disabled={working.value}
        onClick={() => void signIn()}
      >
        {working.value ? t('staff.in.busy') : t('staff.in.button')}
      </button>
      <p class="hint">{t('staff.in.new')}</p>
    </>
  )
}

function First() {
  const name = useSignal('')
  const missing = useSignal(false)
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        missing.value = name.value.trim() === ''
        if (missing.value) event.currentTarget.querySelector('input')?.focus()
        else void join(name.value.trim())
      }}
    >
      <h1>{t('staff.join.title')}</h1>
      <p>{t('staff.join.text')}</p>
      <ol class="signin-steps">
        <li>{t('staff.join.step_name')}</li>
        <li>{t('staff.join.step_key')}</li>
        <li>{t('staff.join.step_in')}</li>
      </ol>
      <div class="field">
        <label for="staff-name">{t('staff.join.name')}</label>
        <input
          id="staff-name"
          maxLength={NAME_MAX}
          autocomplete="off"
          required
          aria-invalid={missing.value}
          aria-describedby="staff-name-hint staff-name-missing"
          value={name.value}
          onInput={(event) => {
            name.value = event.currentTarget.value
            missing.value = false
          }}
        />
        <span class="hint" id="staff-name-hint">
          {t('staff.join.name_hint')}
        </span>
        <span class="error" id="staff-name-missing" role="alert">
          {missing.value ? t('staff.join.name_missing') : ''}
        </span>
      </div>
      <button type="submit" class="button button-primary signin-go" id="create-passkey" aria-disabled={working.value}>
        {working.value ? t('staff.in.busy') : t('staff.join.button')}
      </button>
      <button
        type="button"
        class="button button-quiet"
        id="have-passkey"
        onClick={() => {
          token.value = ''
          trouble.value = ''
        }}
      >
        {t('staff.in.have')}
      </button>
    </form>
  )
}
