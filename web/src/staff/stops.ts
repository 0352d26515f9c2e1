// Stopped pictures that are refused without a look: which there are, and lifting one.
import { signal } from '@preact/signals'
import { t } from '../shared/i18n'
import { toast } from '../shared/toasts'
import { refreshDecisions } from './decisions'
import { api, faultText } from './desk'
import type { LiftStop, ProvenStop } from './wire'

export const stops = signal<readonly ProvenStop[]>([])

export async function refreshStops(): Promise<void> {
  try {
    stops.value = (await api.stops()).stops
  } catch (error) {
    toast(faultText(error), { tone: 'danger' })
  }
}

/** Take back that a stopped picture is refused; the fault as text, empty if it was done. */
export async function liftStop(asked: LiftStop): Promise<string> {
  try {
    stops.value = (await api.liftStop(asked)).stops
    toast(t('staff.stops.lifted'))
    await refreshDecisions()
    return ''
  } catch (error) {
    return faultText(error)
  }
}
