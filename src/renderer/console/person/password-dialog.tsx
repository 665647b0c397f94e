/** Another password for a person: how they come by it, and then the one that was made, this once. @module */
import { useCallback, useRef, useState } from 'react'
import { consoleRoutes } from '#protocol/console-http'
import type { SettingRefusal } from '#protocol/console-person-http'
import { ProblemNote } from '../../page/problem-note.tsx'
import type { Problem } from '../../page/problem.ts'
import type { RelyingParty } from '../../page/use-relying-party.ts'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogAnswers } from '../../ui/dialog.tsx'
import '../../ui/form.css'
import { Note } from '../../ui/note.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { ToldOnce } from '../told-once.tsx'
import { useAnswer, useAsking } from '../use-answer.ts'
import { PasswordWish, type PasswordWay } from './password-wish.tsx'

interface Whose {
  readonly user: string
  readonly name: string
}

export function PasswordDialog({
  user,
  name,
  onDone,
}: Whose & {
  /** `isSet`: whether there is a new password now. */
  readonly onDone: (isSet: boolean) => void
}) {
  const { adding, person } = useConsoleWords().text
  const words = person.password
  const [made, setMade] = useState<string>()
  const stop = () => {
    onDone(false)
  }
  return made === undefined ? (
    <Dialog key="wish" title={words.title(name)} onClose={stop}>
      <Wish
        user={user}
        onSet={(password) => {
          if (password === undefined) onDone(true)
          else setMade(password)
        }}
        onClose={stop}
      />
    </Dialog>
  ) : (
    <ToldOnce
      key="told"
      title={words.set}
      text={words.setText(name)}
      secret={{
        ...{ label: words.wish, value: made },
        words: { copy: adding.copy, copied: adding.copied, refused: adding.notCopied },
      }}
      done={adding.done}
      onClose={() => {
        onDone(true)
      }}
    />
  )
}

type Trying =
  | { readonly step: 'still' | 'busy' }
  | { readonly step: 'refused'; readonly code: SettingRefusal | 'password-missing' }
  | { readonly step: 'failed'; readonly problem: Problem }

function Wish({
  user,
  onSet,
  onClose,
}: Pick<Whose, 'user'> & {
  /** With the one that was made. */
  readonly onSet: (password: string | undefined) => void
  readonly onClose: () => void
}) {
  const { text, words: page } = useConsoleWords()
  const words = text.person.password
  const relyingParty = useAsking()
  const ask = useCallback(
    (asked: RelyingParty, signal: AbortSignal) =>
      asked.ask(consoleRoutes.consolePasswordTerms, { user }, { signal }),
    [user],
  )
  const { value: terms, problem, again } = useAnswer(ask)
  const [way, setWay] = useState<PasswordWay>('made')
  const [trying, setTrying] = useState<Trying>({ step: 'still' })
  const input = useRef<HTMLInputElement>(null)
  if (terms === undefined) {
    return problem === undefined ? (
      <Skeleton label={page.page.loading} />
    ) : (
      <ProblemNote problem={problem} onTryAgain={again} />
    )
  }
  const code = trying.step === 'refused' ? trying.code : terms.refusal
  if (code === 'yourself' || code === 'password-elsewhere' || code === 'guest-elsewhere') {
    return (
      <>
        <Note kind="warning">{words.refused[code]}</Note>
        <DialogAnswers>
          <Button onClick={onClose}>{words.close}</Button>
        </DialogAnswers>
      </>
    )
  }
  const said = text.adding.refused
  const weakness =
    code === undefined
      ? undefined
      : code === 'too-short'
        ? said[code](terms.leastPasswordLength)
        : said[code]
  const set = () => {
    const typed = input.current?.value ?? ''
    if (way === 'typed' && typed === '') {
      setTrying({ step: 'refused', code: 'password-missing' })
      return
    }
    setTrying({ step: 'busy' })
    const password = way === 'made' ? { how: way } : { how: way, password: typed }
    void relyingParty.ask(consoleRoutes.consoleSetPassword, { user, password }).then((reply) => {
      if (reply.outcome === 'refused') setTrying({ step: 'failed', problem: reply.problem })
      else if (reply.value.outcome === 'set') onSet(reply.value.password)
      else setTrying({ step: 'refused', code: reply.value.code })
    })
  }
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (trying.step !== 'busy') set()
      }}
    >
      <p>{words.lead}</p>
      <PasswordWish
        label={words.wish}
        madeText={words.madeText}
        way={way}
        input={input}
        least={terms.leastPasswordLength}
        problem={weakness}
        onChange={(chosen) => {
          setWay(chosen)
          setTrying({ step: 'still' })
        }}
      />
      {trying.step === 'failed' ? <ProblemNote problem={trying.problem} /> : null}
      <DialogAnswers>
        <Button kind="primary" type="submit" busy={trying.step === 'busy'}>
          {words.reset}
        </Button>
        <Button onClick={onClose}>{text.adding.cancel}</Button>
      </DialogAnswers>
    </form>
  )
}
