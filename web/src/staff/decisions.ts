// What was decided, and taking it back.
import { signal } from '@preact/signals'
import { t } from '../shared/i18n'
import { toast } from '../shared/toasts'
import { api, codeOf, onOutside, tell } from './desk'
import type { Decision } from './wire'

/** Null where they are to be fetched (again). */
export const decisions = signal<readonly Decision[] | null>(null)

onOutside(() => {
  decisions.value = null
})

export async function refreshDecisions(): Promise<void> {
  try {
    decisions.value = (await api.decisions()).decisions
  } catch (error) {
    tell(error)
  }
}

export async function undo(decision: Decision): Promise<void> {
  try {
    const { decision: undone } = await api.undo(decision.id)
    decisions.value = decisions.value?.map((one) => (one.id === undone.id ? undone : one)) ?? null
    toast(t('staff.decisions.lifted'))
  } catch (error) {
    if (codeOf(error) === 'conflict') toast(t('staff.decisions.cannot'), { tone: 'danger' })
    else tell(error)
    await refreshDecisions()
  }
}
