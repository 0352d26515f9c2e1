// Moving the keyboard where the person expects it next.
export const focusComposer = (): void => {
  // After the render that shows the mode (reply, edit).
  requestAnimationFrame(() => document.querySelector<HTMLTextAreaElement>('#composer-text')?.focus())
}

/** What had the keyboard may have gone from the page: then it goes where one writes, else to the view. */
export const keepFocus = (): void => {
  requestAnimationFrame(() => {
    if (document.activeElement !== null && document.activeElement !== document.body) return
    // On a touch screen a focused field would bring up the keyboard.
    const field = matchMedia('(hover: hover)').matches ? '#composer-text' : '#view'
    const next = document.querySelector<HTMLElement>(field) ?? document.querySelector<HTMLElement>('#view')
    next?.focus({ preventScroll: true })
  })
}
