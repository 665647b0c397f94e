/** Adding a person: who they are, and then the password that was made, this once. @module */
import { useState } from 'react'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ToldOnce } from '../told-once.tsx'
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
  return told === undefined ? (
    <Dialog key="wish" title={words.open} onClose={close}>
      <AddPersonForm onAdded={added} onClose={close} />
    </Dialog>
  ) : (
    <ToldOnce
      key="told"
      title={words.added}
      text={words.addedText(told.name)}
      secret={{
        ...{ label: words.value, value: told.password },
        words: { copy: words.copy, copied: words.copied, refused: words.notCopied },
      }}
      done={words.done}
      onClose={close}
    />
  )
}
