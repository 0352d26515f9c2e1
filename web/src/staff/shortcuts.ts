// Keys on the page: what `keys.ts` means, done.
import { signal } from '@preact/signals'
import { ask, close, open, opened, reveal } from './case'
import { dialog, stage, view } from './desk'
import { command, type Situation } from './keys'
import { cursor, items, move } from './waiting'

const STORED = 'salon.desk.letters'

/** Whether single letters do something. */
export const letters = signal(stored())
/** Raised when a key asks for the note. */
export const noteAsked = signal(0)

function stored(): boolean {
  try {
    return localStorage.getItem(STORED) !== 'off'
  } catch {
    return true
  }
}

export function setLetters(on: boolean): void {
  letters.value = on
  try {
    localStorage.setItem(STORED, on ? 'on' : 'off')
  } catch {
    // Storage refused: the choice lasts as long as the page.
  }
}

function focusOf(element: Element | null): Situation['focus'] {
  if (element === null || element === document.body || element.id === 'desk-main') return 'page'
  if (element.closest('.case-row')) return 'row'
  if (element.closest('textarea, select, input:not([type="checkbox"], [type="radio"])')) return 'typing'
  return 'other'
}

/** Put the focus on the row of the cursor: at once, so that the next key finds it; after the render where it is hidden. */
export function focusRow(): void {
  const row = (): HTMLElement | null => document.querySelector(`.case-row[data-case="${CSS.escape(cursor.value)}"]`)
  row()?.focus()
  if (document.activeElement !== row()) requestAnimationFrame(() => row()?.focus())
}

export function listenForKeys(): void {
  window.addEventListener('keydown', (event) => {
    if (stage.value !== 'inside' || dialog.value !== null || event.isComposing) return
    const wanted = command(event, {
      focus: focusOf(document.activeElement),
      letters: letters.value,
      view: view.value,
      open: opened.value !== null,
      acts: opened.value?.file?.acts ?? [],
    })
    if (wanted === null) return
    event.preventDefault()
    switch (wanted.do) {
      case 'move':
        move(wanted.steps)
        focusRow()
        return
      case 'end':
        move(wanted.last ? (items.value?.length ?? 0) : -(items.value?.length ?? 0))
        focusRow()
        return
      case 'open':
        void open(cursor.value)
        return
      case 'back':
        close()
        focusRow()
        return
      case 'reveal':
        reveal()
        return
      case 'help':
        dialog.value = { kind: 'keys' }
        return
      case 'note':
        noteAsked.value += 1
        return
      case 'act':
        ask(wanted.act)
        return
      case 'view':
        view.value = wanted.view
    }
  })
}
