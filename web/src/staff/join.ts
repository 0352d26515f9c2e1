// Getting in: by a link that works once and a new passkey, or by the passkey one has.
//
// Rule 1: the token of a link leaves the address bar and the history at once and lives in memory only.
import { signal } from '@preact/signals'
import { t, tCode } from '../shared/i18n'
import { api, codeOf, ended } from './desk'
import { createPasskey, PasskeyError, usePasskey } from './passkey'
import { enter } from './session'

/** The token of the link one came by; empty without. */
export const token = signal('')
export const working = signal(false)
export const trouble = signal('')

/** The part of an address after `#` as a token; empty if it cannot be one. */
export const tokenIn = (hash: string): string => /^#([\w-]{16,64})$/.exec(hash)?.[1] ?? ''

export function takeToken(): void {
  const found = tokenIn(location.hash)
  if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search)
  if (found !== '') {
    token.value = found
    trouble.value = ended.value = ''
  }
}

async function attempt(run: () => Promise<unknown>): Promise<void> {
  if (working.value) return
  working.value = true
  trouble.value = ended.value = ''
  try {
    await run()
    token.value = ''
    await enter()
  } catch (error) {
    trouble.value = troubleText(error)
  } finally {
    working.value = false
  }
}

function troubleText(error: unknown): string {
  if (error instanceof PasskeyError) return tCode('passkey', error.trouble)
  const code = codeOf(error)
  if (code === 'gone') return t('staff.join.gone')
  if (code === 'bad_answer') return t('staff.bad_answer')
  return tCode('error', code)
}

/** Make a passkey and become a member of the team under `name`. */
export const join = (name: string): Promise<void> =>
  attempt(async () => {
    const { options } = await api.beginJoin(token.value)
    // The device lists its passkeys by these names; the server does not know the person's yet.
    const user = options.user && { ...options.user, name, displayName: name }
    await api.finishJoin(token.value, await createPasskey({ ...options, user }), name)
  })

export const signIn = (): Promise<void> =>
  attempt(async () => {
    const { options } = await api.beginLogin()
    await api.finishLogin(await usePasskey(options))
  })
