/** Authentication methods: the list of policies, or the one that is open. @module */
import { consoleRoutes } from '#protocol/console-http'
import type { MethodName } from '#protocol/methods-policy'
import { ProblemNote } from '../../page/problem-note.tsx'
import type { RelyingParty } from '../../page/use-relying-party.ts'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useAnswer } from '../use-answer.ts'
import type { ViewProps } from '../view.ts'
import { MethodList, methods } from './method-list.tsx'
import { PolicyEditor } from './policy-editor.tsx'
import './policies.css'

export function PoliciesView({ rights, open }: ViewProps) {
  const opened = methods.find((method) => method === open)
  // Asked anew for the list and for each that is opened, so that no edit begins with what is old.
  return <Asked key={opened} opened={opened} mayWrite={rights.includes('writePolicy')} />
}

function Asked({
  opened,
  mayWrite,
}: {
  readonly opened: MethodName | undefined
  readonly mayWrite: boolean
}) {
  const { words } = useConsoleWords()
  const { value, problem, again } = useAnswer(askForPolicies)
  if (problem !== undefined) return <ProblemNote problem={problem} onTryAgain={again} />
  if (value === undefined) return <Skeleton label={words.page.loading} />
  return opened === undefined ? (
    <MethodList of={value} />
  ) : (
    <PolicyEditor method={opened} first={value} mayWrite={mayWrite} />
  )
}

function askForPolicies(relyingParty: RelyingParty, signal: AbortSignal) {
  return relyingParty.ask(consoleRoutes.consolePolicies, {}, { signal })
}
