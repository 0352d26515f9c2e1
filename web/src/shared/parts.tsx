// Small parts that every view uses: avatars, dialogs, empty states, icon buttons.
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { Icon, type IconName } from './Icon'
import { t } from './i18n'
import { hueOf, initialOf } from './text'

/** A doorway with the pseudonym's letter. */
export function Avatar({ tag, name, large = false }: { tag: string; name: string; large?: boolean }) {
  return (
    <span class={`avatar hue-${hueOf(tag)} ${large ? 'avatar-large' : ''}`} aria-hidden="true">
      {initialOf(name)}
    </span>
  )
}

interface IconButtonProps {
  icon: IconName
  label: string
  onClick: (event: MouseEvent) => void
  pressed?: boolean
  expanded?: boolean
  small?: boolean
  tabIndex?: number
  disabled?: boolean
  class?: string
}

export function IconButton(props: IconButtonProps) {
  return (
    <button
      type="button"
      class={`button button-quiet button-icon ${props.small ? 'button-small' : ''} ${props.class ?? ''}`}
      aria-label={props.label}
      title={props.label}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      tabIndex={props.tabIndex}
      disabled={props.disabled}
      onClick={props.onClick}
    >
      <Icon name={props.icon} />
    </button>
  )
}

/** A modal dialog. The browser's own: it traps focus, closes on Escape and gives focus back. */
interface ModalProps {
  title: string
  onClose: () => void
  children: ComponentChildren
  wide?: boolean
  /** Stands before the title. */
  mark?: ComponentChildren
}

export function Modal(props: ModalProps) {
  const box = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const element = box.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={box}
      class={`modal ${props.wide ? 'modal-wide' : ''}`}
      aria-labelledby={heading}
      onClose={(event) => {
        // Also comes, late, from a dialog that gave way to the next one.
        if (event.currentTarget.isConnected) props.onClose()
      }}
    >
      <header class="modal-head">
        {props.mark}
        <h2 id={heading} dir="auto">
          {props.title}
        </h2>
        <IconButton icon="close" label={t('close')} onClick={props.onClose} />
      </header>
      <div class="modal-body">{props.children}</div>
    </dialog>
  )
}

export function Empty(props: { icon: IconName; title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <span class="empty-arch">
        <Icon name={props.icon} />
      </span>
      <h2>{props.title}</h2>
      {props.children}
    </div>
  )
}

export function Loading({ label }: { label: string }) {
  return (
    <p class="loading" role="status">
      <span class="spinner" aria-hidden="true" /> {label}
    </p>
  )
}
