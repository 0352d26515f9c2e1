// The one dialog that is open, if any.
import { dialog } from '../app'
import { photoUi } from '../photo/load'
import { Claim, EndTalk, Leave } from './endings'
import { HostTools } from './Host'
import { OpenRoom } from './OpenRoom'
import { PersonCard } from './Person'
import { ReportDialog } from './Report'
import { AcceptDialog, RequestDialog } from './Request'

export function Dialogs() {
  const open = dialog.value
  const close = () => {
    dialog.value = null
  }
  switch (open?.kind) {
    case 'open':
      return <OpenRoom onClose={close} />
    case 'report':
      return <ReportDialog target={open.target} onClose={close} />
    case 'request':
      return <RequestDialog to={open.to} room={open.room} onClose={close} />
    case 'accept':
      return <AcceptDialog request={open.request} onClose={close} />
    case 'person':
      return <PersonCard person={open.person} room={open.room} onClose={close} />
    case 'host':
      return <HostTools room={open.room} onClose={close} />
    case 'leave':
      return <Leave onClose={close} />
    case 'end':
      return <EndTalk room={open.room} name={open.name} onClose={close} />
    case 'photo':
      return photoUi.value && <photoUi.value.Viewer room={open.room} seq={open.seq} onClose={close} />
    case 'claim':
      return <Claim claim={open.claim} title={open.title} onClose={close} />
    default:
      return null
  }
}
