/** Is it the person, where to, and with which account. @module */
import type { PromptRequest } from '#protocol/prompt-bridge'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Emphasized } from '../ui/emphasized.tsx'
import './question.css'

export function Question({
  request: { account, context, purpose },
}: {
  readonly request: Pick<PromptRequest, 'account' | 'context' | 'purpose'>
}) {
  const { question, secondFactor } = useWindowWords().words.prompt
  return (
    <div className="question">
      <h1 className="question-title">
        <Emphasized sentence={question} name={context.app} />
      </h1>
      <p className="question-account">
        <bdi>{account.displayName}</bdi>
        <bdi className="question-name">{account.name}</bdi>
      </p>
      {purpose === 'second-factor' ? <p className="question-step">{secondFactor}</p> : null}
    </div>
  )
}
