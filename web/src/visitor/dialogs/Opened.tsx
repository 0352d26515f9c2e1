// The dialogs of the page's rest, each by its kind.

import type { Dialog } from '../kinds'
import { photoUi } from '../photo/load'
import { Claim, EndTalk } from './endings'
import { HostTools } from './Host'
import { OpenRoom } from './OpenRoom'
import { PersonCard } from './Person'
import { ReportDialog } from './Report'
import { AcceptDialog, RequestDialog } from './Request'

export function Opened({ open, onClose }: { open: Dialog; onClose: () => void }) {
  switch (open.kind) {
    case 'open':
      return <OpenRoom onClose={onClose} />
    case 'report':
      return <ReportDialog target={open.target} onClose={onClose} />
    case 'request':
      return <RequestDialog to={open.to} room={open.room} onClose={onClose} />
    case 'accept':
      return <AcceptDialog request={open.request} onClose={onClose} />
    case 'person':
      return <PersonCard person={open.person} room={open.room} onClose={onClose} />
    case 'host':
      return <HostTools room={open.room} onClose={onClose} />
    case 'end':
      return <EndTalk room={open.room} name={open.name} onClose={onClose} />
    case 'photo':
      return photoUi.value && <photoUi.value.Viewer room={open.room} seq={open.seq} onClose={onClose} />
    case 'claim':
      return <Claim claim={open.claim} title={open.title} onClose={onClose} />
    default:
      return null
  }
}
