// Reporting a message: what is shown of it, and what proves it once it is gone.

import { t } from '../../shared/i18n'
import type { Message, Room } from '../../shared/room'
import { dialog } from '../app'

export function reportMessage(room: Room, message: Message): void {
  dialog.value = {
    kind: 'report',
    target: {
      kind: 'message',
      label: t('report.message', { name: message.name }),
      room: room.id,
      seq: message.proven.seq,
      tag: message.author,
      receipt: message.receipt,
      // A photo that is gone cannot be shown to anybody; that there was one, and whose, can be known.
      vanished: {
        epoch: room.epoch,
        at_ms: message.proven.atMs,
        author: message.author,
        text: message.text,
        kind: message.proven.kind,
        target: message.proven.kind === 'edit' ? message.seq : 0,
        name: message.name,
        photo: message.photo?.id,
      },
    },
  }
}
