/** Another program has the port: wait for it, choose another port, or move with what that means. @module */
import { useState } from 'react'
import { PlugZap } from 'lucide-react'
import type { LocalRelyingPartyEnd } from '#protocol/local-relying-party'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Button } from '../ui/button.tsx'
import { Card, Step, Ways } from '../ui/card.tsx'
import { FieldProblem } from '../ui/field-problem.tsx'
import { ActionLink } from '../ui/link.tsx'
import { Note } from '../ui/note.tsx'
import { Stamp } from '../ui/stamp.tsx'
import { TextField } from '../ui/text-field.tsx'
import { parsePort, suggestPort } from './port.ts'

type Taken = Extract<LocalRelyingPartyEnd, { readonly reason: 'port-taken' }>

export function PortTaken({
  end,
  busy,
  onTryAgain,
  onChoosePort,
}: {
  readonly end: Taken
  readonly busy: boolean
  readonly onTryAgain: () => void
  readonly onChoosePort: (port: number) => void
}) {
  const { words } = useWindowWords()
  const say = words.simulation.portTaken
  const [choosing, setChoosing] = useState(false)
  if (choosing) {
    const goBack = (): void => {
      setChoosing(false)
    }
    return <ChoosePort end={end} busy={busy} onBack={goBack} onChoose={onChoosePort} />
  }
  return (
    <Card>
      <Step
        title={say.title(end.port)}
        centred
        figure={<Stamp of={PlugZap} kind="warning" />}
        lead={`${toWhom(end, say)} ${end.person === undefined ? say.endIt : say.askThem(end.person)}`}
      >
        <Button kind="primary" busy={busy} onClick={onTryAgain}>
          {words.general.tryAgain}
        </Button>
        <Ways>
          <ActionLink
            onClick={() => {
              setChoosing(true)
            }}
          >
            {end.settled ? say.move : say.choose}
          </ActionLink>
        </Ways>
      </Step>
    </Card>
  )
}

function ChoosePort({
  end,
  busy,
  onBack,
  onChoose,
}: {
  readonly end: Taken
  readonly busy: boolean
  readonly onBack: () => void
  readonly onChoose: (port: number) => void
}) {
  const { words } = useWindowWords()
  const say = words.simulation.portTaken
  const [text, setText] = useState(() => String(suggestPort(end.port)))
  const [refused, setRefused] = useState(false)
  const port = parsePort(text)
  return (
    <Card>
      <Step title={end.settled ? say.moveTitle : say.chooseTitle} focusTitle={false}>
        <form
          className="form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            if (port === undefined) setRefused(true)
            else if (!busy) onChoose(port)
          }}
        >
          <TextField
            label={say.port}
            name="port"
            value={text}
            autoComplete="off"
            maxLength={5}
            hint={say.hint}
            problem={refused ? <FieldProblem>{say.noPort}</FieldProblem> : undefined}
            onChange={(value) => {
              setRefused(false)
              setText(value)
            }}
          />
          <Note kind={end.settled ? 'warning' : 'information'}>
            {end.settled ? say.moveMeans(end.port) : say.chooseMeans}
          </Note>
          <Button kind="primary" type="submit" busy={busy}>
            {end.settled ? say.moveNow : say.useIt}
          </Button>
        </form>
        <Ways>
          <ActionLink onClick={onBack}>{words.general.back}</ActionLink>
        </Ways>
      </Step>
    </Card>
  )
}

function toWhom(
  { holder, person }: Taken,
  say: {
    readonly byProgram: (program: string) => string
    readonly byPerson: (person: string) => string
    readonly bySomebody: string
  },
): string {
  if (person !== undefined) return say.byPerson(person)
  return holder === undefined ? say.bySomebody : say.byProgram(holder)
}
