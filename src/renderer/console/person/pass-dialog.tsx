/** Giving a person a Temporary Access Pass: what it is to be, and then the pass itself, this once. @module */
import { useState } from 'react'
import { consoleRoutes } from '#protocol/console-http'
import type { PassRefusal } from '#protocol/console-person-http'
import { ProblemNote } from '../../page/problem-note.tsx'
import type { Problem } from '../../page/problem.ts'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogAnswers } from '../../ui/dialog.tsx'
import { Note } from '../../ui/note.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ToldOnce } from '../told-once.tsx'
import { useAnswer, useAsking } from '../use-answer.ts'
import { durationsOf, sayDuration, toLocalTime } from './pass-times.ts'
import type { RelyingParty } from '../../page/use-relying-party.ts'

interface Given {
  readonly pass: string
  readonly startsAt: number
  readonly endsAt: number
  readonly isAllowed: boolean
}

export function PassDialog({
  user,
  name,
  onDone,
}: {
  readonly user: string
  readonly name: string
  /** `given`: whether there is a new pass now. */
  readonly onDone: (given: boolean) => void
}) {
  const { text, moment } = useConsoleWords()
  const words = text.person.pass
  const [given, setGiven] = useState<Given>()
  const close = () => {
    onDone(given !== undefined)
  }
  return given === undefined ? (
    <Dialog key="wish" title={words.add} onClose={close}>
      <Wish user={user} name={name} onGiven={setGiven} onClose={close} />
    </Dialog>
  ) : (
    <ToldOnce
      key="given"
      title={words.given}
      text={words.givenText}
      secret={{
        ...{ large: true, label: words.value, value: given.pass },
        words: { copy: words.copy, copied: words.copied, refused: words.notCopied },
      }}
      done={words.done}
      onClose={close}
    >
      <p className="detail-row-text">{words.valid(moment(given.startsAt), moment(given.endsAt))}</p>
      {given.isAllowed ? null : <Note kind="warning">{words.notAllowed}</Note>}
    </ToldOnce>
  )
}

const starts = ['now', 'later'] as const

type Trying =
  | { readonly step: 'still' | 'busy' }
  | { readonly step: 'refused'; readonly code: PassRefusal }
  | { readonly step: 'failed'; readonly problem: Problem }

function Wish({
  user,
  name,
  onGiven,
  onClose,
}: {
  readonly user: string
  readonly name: string
  readonly onGiven: (given: Given) => void
  readonly onClose: () => void
}) {
  const { text, words: page } = useConsoleWords()
  const words = text.person.pass
  const relyingParty = useAsking()
  const { value: terms, problem, again } = useAnswer(askForTerms)
  const [minutes, setMinutes] = useState<string>()
  const [when, setWhen] = useState<(typeof starts)[number]>('now')
  const [start, setStart] = useState(() => toLocalTime(new Date()))
  const [isOnce, setOnce] = useState(false)
  const [trying, setTrying] = useState<Trying>({ step: 'still' })
  if (terms === undefined) {
    return problem === undefined ? (
      <Skeleton label={page.page.loading} />
    ) : (
      <ProblemNote problem={problem} onTryAgain={again} />
    )
  }
  if (!terms.isEnabled) {
    return (
      <>
        <Note kind="warning">{words.refused['not-enabled']}</Note>
        <DialogAnswers>
          <Button onClick={onClose}>{words.cancel}</Button>
        </DialogAnswers>
      </>
    )
  }
  const add = () => {
    setTrying({ step: 'busy' })
    const startsAt = new Date(start).getTime()
    const request = {
      ...{ user, isUsableOnce: isOnce || terms.isUsableOnce },
      lifetimeInMinutes: Number(minutes ?? terms.usualMinutes),
      ...(when === 'now' ? {} : { startsAt: Number.isFinite(startsAt) ? startsAt : 0 }),
    }
    void relyingParty.ask(consoleRoutes.consoleGivePass, request).then((reply) => {
      if (reply.outcome === 'refused') setTrying({ step: 'failed', problem: reply.problem })
      else if (reply.value.outcome === 'given') onGiven(reply.value)
      else setTrying({ step: 'refused', code: reply.value.code })
    })
  }
  return (
    <>
      <p>{words.lead(name)}</p>
      {trying.step === 'refused' ? <Note kind="problem">{words.refused[trying.code]}</Note> : null}
      {trying.step === 'failed' ? <ProblemNote problem={trying.problem} /> : null}
      <SelectField
        label={words.lifetime}
        value={minutes ?? String(terms.usualMinutes)}
        options={durationsOf(terms).map((count) => ({
          value: String(count),
          name: sayDuration(count, words),
        }))}
        onChange={setMinutes}
      />
      <SelectField
        label={words.start}
        value={when}
        options={starts.map((value) => ({ value, name: words[value] }))}
        onChange={setWhen}
      />
      {when === 'now' ? null : (
        <TextField
          label={words.startTime}
          type="datetime-local"
          name="start"
          value={start}
          autoComplete="off"
          maxLength={30}
          autoFocus={false}
          refused={trying.step === 'refused' && trying.code === 'start'}
          onChange={setStart}
        />
      )}
      {terms.isUsableOnce ? (
        <p className="detail-row-text">{words.onceAlways}</p>
      ) : (
        <Switch label={words.once} on={isOnce} onChange={setOnce}>
          {words.onceText}
        </Switch>
      )}
      <p className="detail-row-text">{words.length(terms.length)}</p>
      <DialogAnswers>
        <Button kind="primary" busy={trying.step === 'busy'} onClick={add}>
          {words.make}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </DialogAnswers>
    </>
  )
}

function askForTerms(relyingParty: RelyingParty, signal: AbortSignal) {
  return relyingParty.ask(consoleRoutes.consolePassTerms, {}, { signal })
}
