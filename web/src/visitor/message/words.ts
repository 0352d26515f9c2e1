// The words of a message where they stand outside its own row: quoted, announced, answered.

import { t } from '../../shared/i18n'
import type { Message, Room } from '../../shared/room'
import { store } from '../app'
import { readingOf } from '../reading'

/** A text as it may stand outside its own row: covered ones are named, not shown. */
export const wordsOf = (room: Room, message: Message): string =>
  message.photo
    ? `${t('photo.word')} ${message.text}`.trim()
    : readingOf(room, message, message.author === store.me.value.tag).covered
      ? t('caution.covered')
      : message.text
