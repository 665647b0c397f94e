/** Authentication methods: the list of policies, or the one that is open. @module */
import { consoleRoutes } from '#protocol/console-http'
import { ProblemNote } from '../../page/problem-note.tsx'
import type { RelyingParty } from '../../page/use-relying-party.ts'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useAnswer } from '../use-answer.ts'
import type { ViewProps } from '../view.ts'
import { MethodList } from './method-list.tsx'
import './policies.css'

export function PoliciesView({ open }: ViewProps) {
  const { text, words } = useConsoleWords()
  const { value, problem, again } = useAnswer(askForPolicies)
  return (
    <>
      {problem === undefined ? null : <ProblemNote problem={problem} onTryAgain={again} />}
      {value === undefined ? (
        problem === undefined ? (
          <Skeleton label={words.page.loading} />
        ) : null
      ) : open === '' ? (
        <>
          <p className="policy-lead">{text.policies.lead}</p>
          <MethodList of={value} />
        </>
      ) : (
        <MethodList of={value} />
      )}
    </>
  )
}

function askForPolicies(relyingParty: RelyingParty, signal: AbortSignal) {
  return relyingParty.ask(consoleRoutes.consolePolicies, {}, { signal })
}
