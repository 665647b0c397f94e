/** *Configure* of a row: by which kind of request its people are asked. @module */
import { useState } from 'react'
import type { AuthenticationMode } from '#protocol/methods-policy'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogAnswers } from '../../ui/dialog.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'

/** In the portal's order. */
const modes = ['any', 'deviceBasedPush', 'push'] as const satisfies readonly AuthenticationMode[]

export function ModeDialog({
  name,
  mode,
  onChoose,
  onClose,
}: {
  readonly name: string
  readonly mode: AuthenticationMode
  readonly onChoose: (mode: AuthenticationMode) => void
  readonly onClose: () => void
}) {
  const words = useConsoleWords().text.policies
  const [chosen, setChosen] = useState(mode)
  return (
    <Dialog title={words.configureOne(name)} onClose={onClose}>
      <RadioGroup
        label={words.mode}
        value={chosen}
        options={modes.map((value) => ({
          ...{ value, name: words.modes[value], text: words.modeText[value] },
        }))}
        onChange={setChosen}
      />
      <DialogAnswers>
        <Button
          kind="primary"
          onClick={() => {
            onChoose(chosen)
          }}
        >
          {words.done}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </DialogAnswers>
    </Dialog>
  )
}
