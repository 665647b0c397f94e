/** Adding a person: who they are, and then the password that was made, this once. @module */
import { useState } from 'react'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Button } from '../../ui/button.tsx'
import { CopyField } from '../../ui/copy-field.tsx'
import { Dialog, DialogAnswers } from '../../ui/dialog.tsx'
import { AddPersonForm, type AddedPerson } from './add-person-form.tsx'

export function AddPersonDialog({
  onAdded,
  onClose,
}: {
  /** Once, as soon as somebody was added. */
  readonly onAdded: () => void
  /** With the person who was added, if anybody. */
  readonly onClose: (user: string | undefined) => void
}) {
  const words = useConsoleWords().text.adding
  const [told, setTold] = useState<AddedPerson & { readonly password: string }>()
  const close = () => {
    onClose(told?.user)
  }
  const added = ({ user, name, password }: AddedPerson) => {
    onAdded()
    if (password === undefined) onClose(user)
    else setTold({ user, name, password })
  }
  // Another dialog, so that its title takes the focus and is read.
  return told === undefined ? (
    <Dialog key="wish" title={words.open} onClose={close}>
      <AddPersonForm onAdded={added} onClose={close} />
    </Dialog>
  ) : (
    <Dialog key="told" title={words.added} onClose={close}>
      <p>{words.addedText(told.name)}</p>
      <CopyField
        whole
        label={words.value}
        value={told.password}
        words={{ copy: words.copy, copied: words.copied, refused: words.notCopied }}
      />
      <DialogAnswers>
        <Button kind="primary" onClick={close}>
          {words.done}
        </Button>
      </DialogAnswers>
    </Dialog>
  )
}
