/** The guided first sign-in: numbered steps whose state is what really happened, each with one thing to do. @module */
import { Check } from 'lucide-react'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { ActionLink } from '../ui/link.tsx'
import './guide-card.css'
import { GuideStepBody } from './guide-step-body.tsx'
import { toGuide } from './guide-steps.ts'
import type { Shown } from './shown.ts'
import { useCommand } from './use-command.ts'

export function GuideCard({ state, place, dispatch }: Shown) {
  const { words } = useWindowWords()
  const text = words.authenticator.guide
  const { run } = useCommand('changeSettings')
  const guide = toGuide(state, place.guideSince)
  const done = guide.steps.filter((step) => step.state === 'done').length
  const putAway = (): void => {
    void run({ guideDone: true })
  }
  return (
    <section className="guide sheet" aria-label={text.title}>
      <div className="guide-head">
        <h2 className="guide-title">{guide.finished ? text.finished.title : text.title}</h2>
        <p className="guide-progress" role="status">
          {text.progress(done, guide.steps.length)}
        </p>
      </div>
      <ol className="guide-steps">
        {guide.steps.map((step, i) => (
          <li
            key={step.name}
            className="guide-step"
            data-state={step.state}
            aria-current={step.state === 'now' ? 'step' : undefined}
          >
            <span className="guide-number" aria-hidden>
              {step.state === 'done' ? <Icon of={Check} small /> : i + 1}
            </span>
            <div className="guide-words">
              <h3 className="guide-name">
                {text[step.name].title}
                <span className="visually-hidden">{` (${text.state[step.state]})`}</span>
              </h3>
              {step.state === 'now' ? (
                <GuideStepBody
                  name={step.name}
                  account={guide.account}
                  state={state}
                  dispatch={dispatch}
                />
              ) : null}
            </div>
          </li>
        ))}
      </ol>
      {guide.finished ? (
        <div className="guide-foot">
          <p>{text.finished.text}</p>
          <Button kind="primary" onClick={putAway}>
            {text.finished.button}
          </Button>
        </div>
      ) : (
        <div className="guide-foot guide-foot-quiet">
          <ActionLink onClick={putAway}>{text.putAway}</ActionLink>
          <span className="guide-hint">{text.putAwayHint}</span>
        </div>
      )}
    </section>
  )
}
