// The dialog that is open, if one is.
import { dialog } from '../desk'
import { CloseRoom } from './CloseRoom'
import { Invite } from './Invite'
import { Keys } from './Keys'
import { Measure } from './Measure'

const close = (): void => {
  dialog.value = null
}

export function Dialogs() {
  const now = dialog.value
  switch (now?.kind) {
    case 'measure':
      return <Measure act={now.act} onClose={close} />
    case 'close':
      return <CloseRoom room={now.room} onClose={close} />
    case 'invite':
      return <Invite onClose={close} />
    case 'keys':
      return <Keys onClose={close} />
    default:
      return null
  }
}
