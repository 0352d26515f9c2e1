// Moving the keyboard where the person expects it next.
export const focusComposer = (): void => {
  // After the render that shows the mode (reply, edit).
  requestAnimationFrame(() => document.querySelector<HTMLTextAreaElement>('#composer-text')?.focus())
}
