/** A secret that was just made, in a dialog of its own: told this once, to be copied. @module */
import type { ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { CopyField } from '../ui/copy-field.tsx'
import { Dialog, DialogAnswers } from '../ui/dialog.tsx'

/** Not the dialog that asked for it, so that its title takes the focus and is read: give it another `key`. */
export function ToldOnce({
  title,
  text,
  secret,
  done,
  children,
  onClose,
}: {
  readonly title: string
  readonly text: string
  readonly secret: Pick<Parameters<typeof CopyField>[0], 'label' | 'value' | 'words' | 'large'>
  readonly done: string
  /** What else is to be known of it. */
  readonly children?: ReactNode
  readonly onClose: () => void
}) {
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text}</p>
      <CopyField {...secret} whole={secret.large !== true} />
      {children}
      <DialogAnswers>
        <Button kind="primary" onClick={onClose}>
          {done}
        </Button>
      </DialogAnswers>
    </Dialog>
  )
}
