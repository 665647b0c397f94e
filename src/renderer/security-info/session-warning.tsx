/** Says in time that the person will be asked to sign in again. @module */
import { useSecurityInfoWords } from '../text/use-security-info-words.ts'
import { Note } from '../ui/note.tsx'
import { useSecondsLeft } from '../ui/use-seconds-left.ts'

const warnSeconds = 120

export function SessionWarning({ endsAt }: { readonly endsAt: number }) {
  const { words } = useSecurityInfoWords()
  const seconds = useSecondsLeft(endsAt)
  const { sessionEnds } = words.securityInfo.list
  if (seconds > warnSeconds || seconds === 0) return null
  return (
    <Note kind="warning">
      {/* Said once; the seconds that run are for the eye alone. */}
      <span className="visually-hidden">{sessionEnds(warnSeconds)}</span>
      <span aria-hidden>{sessionEnds(seconds)}</span>
    </Note>
  )
}
