/** The PIN window: one question, for one named purpose, and nothing else. @module */
import { KeyRound } from 'lucide-react'
import { useEffect } from 'react'
import type { PinState } from '#protocol/pin-bridge'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Button } from '../ui/button.tsx'
import { Step } from '../ui/card.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Stamp } from '../ui/stamp.tsx'
import { FittedSheet } from '../window/fitted-sheet.tsx'
import { problemText } from '../window/problem-text.ts'
import type { Heard } from '../window/use-window-state.ts'
import { WindowRoot } from '../window/window-root.tsx'
import { PinForm } from './pin-form.tsx'
import { PinSubject } from './pin-subject.tsx'
import { usePin, type PinVerbs } from './use-pin.ts'

export function PinWindow({ first }: { readonly first: Heard<PinState> | undefined }) {
  const [heard, verbs] = usePin(first)
  const { cancel } = verbs
  useEffect(() => {
    const leave = (event: KeyboardEvent): void => {
      if (/^Escape$/.test(event.key) && !event.repeat) cancel()
    }
    addEventListener('keydown', leave)
    return () => {
      removeEventListener('keydown', leave)
    }
  }, [cancel])
  return (
    <WindowRoot choice={heard?.state.language ?? 'system'}>
      <Content heard={heard} verbs={verbs} />
    </WindowRoot>
  )
}

function Content({
  heard,
  verbs,
}: {
  readonly heard: Heard<PinState> | undefined
  readonly verbs: PinVerbs
}) {
  const { words } = useWindowWords()
  const { title, none, deleted } = words.pin
  const close = <Button onClick={verbs.cancel}>{words.general.close}</Button>
  if (heard === undefined) {
    return (
      <FittedSheet title={title}>
        <Skeleton label={words.general.loading} />
      </FittedSheet>
    )
  }
  const { question } = heard.state
  if (question === undefined) {
    return (
      <FittedSheet title={title}>
        <Step title={none.title} lead={none.text} centred>
          {close}
        </Step>
      </FittedSheet>
    )
  }
  if (question.problem?.code === 'keys-deleted') {
    return (
      <FittedSheet title={title}>
        <Step
          title={deleted.title}
          lead={problemText(question.problem, words)}
          centred
          figure={<Stamp of={KeyRound} kind="warning" />}
        >
          {close}
        </Step>
      </FittedSheet>
    )
  }
  return (
    <FittedSheet title={title}>
      <PinSubject purpose={question.purpose} />
      <PinForm key={question.id} question={question} heardAt={heard.heardAt} verbs={verbs} />
    </FittedSheet>
  )
}
