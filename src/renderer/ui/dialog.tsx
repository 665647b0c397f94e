/** A question over the page that must be answered: the page behind it is out of reach until then. @module */
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import './dialog.css'

export function Dialog({
  title,
  onClose,
  children,
}: {
  readonly title: string
  /** Also what Escape does. */
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  // Before it is taken away, so that the focus goes back to where it came from.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => {
      element?.close()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <h2 id={id} className="dialog-title" tabIndex={-1} autoFocus>
        {title}
      </h2>
      {children}
    </dialog>
  )
}

/** The answers: the one that does it first, then the way out. */
export function DialogAnswers({ children }: { readonly children: ReactNode }) {
  return <div className="dialog-answers">{children}</div>
}
