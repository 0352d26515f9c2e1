import { expect, test } from 'vitest'
import { toast, toasts } from '../src/shared/toasts'
import { draft, opened, remark, revealed } from '../src/staff/case'
import { decisions } from '../src/staff/decisions'
import { dialog, ended, goOutside, me, spoken, stage, view } from '../src/staff/desk'
import { roomRisks, rooms, siteShield } from '../src/staff/rooms'
import { alarms, cursor, items } from '../src/staff/waiting'

test('outside, nothing of a case stays in the page', () => {
  stage.value = 'inside'
  me.value = { name: 'Iris' } as typeof me.value
  items.value = []
  alarms.value = ['judge']
  cursor.value = 'case'
  opened.value = { id: 'case', file: null, fault: '' }
  remark.value = 'staff.case.faster'
  draft.value = { reason: 'spam', clause: '2.3', note: 'Said twice.' }
  revealed.value = new Set(['case'])
  decisions.value = []
  rooms.value = []
  siteShield.value = { level: 'calm' } as unknown as typeof siteShield.value
  roomRisks.value = { room: {} as never }
  spoken.value = 'One case arrived.'
  dialog.value = { kind: 'keys' }
  view.value = 'rooms'
  toast('Removed.', { tone: 'danger' })

  goOutside('staff.ended')

  expect([stage.value, ended.value, view.value]).toEqual(['outside', 'staff.ended', 'queue'])
  const gone = [me, items, opened, decisions, rooms, siteShield, dialog]
  expect(gone.map((one) => one.value)).toEqual(gone.map(() => null))
  expect([cursor.value, remark.value, spoken.value, draft.value.note]).toEqual(['', '', '', ''])
  expect([alarms.value, toasts.value, [...revealed.value], Object.keys(roomRisks.value)]).toEqual([[], [], [], []])
})
