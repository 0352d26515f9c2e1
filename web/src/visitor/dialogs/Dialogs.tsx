// The one dialog that is open, if any.
import { dialog } from '../app'
import { keepFocus } from '../focus'
import { useRest } from '../rest'
import { Leave } from './Leave'

const close = () => {
  dialog.value = null
  keepFocus()
}

export function Dialogs() {
  const open = dialog.value
  if (open === null) return null
  return open.kind === 'leave' ? <Leave onClose={close} /> : <Late />
}

function Late() {
  const Opened = useRest()?.Opened
  const open = dialog.value
  return Opened && open ? <Opened open={open} onClose={close} /> : null
}
