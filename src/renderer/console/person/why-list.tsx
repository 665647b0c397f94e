/** Every method of a person: whether it is there, and the rule that decided. @module */
import { CircleCheck, CircleMinus } from 'lucide-react'
import type { Ruling, Side, Why } from '#protocol/why'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Note } from '../../ui/note.tsx'
import './why-list.css'

type Method = Why['methods'][number]

export function WhyList({
  of: why,
  now,
  names,
}: {
  readonly of: Why
  /** What holds, where `of` is only supposed. */
  readonly now: Why | undefined
  /** Of the groups that a rule may be about. */
  readonly names: ReadonlyMap<string, string>
}) {
  const { text } = useConsoleWords()
  return (
    <>
      {why.warnings.map((warning) => (
        <Note key={warning} kind="warning">
          {text.why.warnings[warning]}
        </Note>
      ))}
      <ul className="why">
        {why.methods.map((method) => (
          <WhyMethod
            key={method.method}
            of={method}
            now={now?.methods.find((one) => one.method === method.method)}
            names={names}
          />
        ))}
      </ul>
    </>
  )
}

/** The methods of `then` that are decided otherwise than they are now. */
export function changedMethods(then: Why, now: Why): Why['methods'] {
  return then.methods.filter((one) =>
    isOtherwise(
      one,
      now.methods.find(({ method }) => method === one.method),
    ),
  )
}

function isOtherwise(method: Method, now: Method | undefined): boolean {
  if (now === undefined) return false
  return (['registration', 'signIn'] as const).some((side) => isOther(method[side], now[side]))
}

const isOther = (one: Side, other: Side) =>
  one.isAllowed !== other.isAllowed || one.rule !== other.rule

function WhyMethod({
  of: method,
  now,
  names,
}: {
  readonly of: Method
  readonly now: Method | undefined
  readonly names: ReadonlyMap<string, string>
}) {
  const { text } = useConsoleWords()
  const words = text.person.why
  const sides = [
    { name: words.signIn, side: method.signIn, before: now?.signIn },
    { name: words.registration, side: method.registration, before: now?.registration },
  ]
  return (
    <li className="why-method" data-otherwise={isOtherwise(method, now)}>
      <h4 className="why-name">
        {text.why.methods[method.method]}
        {isOtherwise(method, now) ? <span className="why-mark">{words.changed}</span> : null}
      </h4>
      <dl className="why-sides">
        {sides.map(({ name, side, before }) => (
          <div key={name} className="why-side" data-allowed={side.isAllowed}>
            <dt>{name}</dt>
            <dd>
              <Icon of={side.isAllowed ? CircleCheck : CircleMinus} small />
              <span>
                <strong>{side.isAllowed ? words.offered : words.left}</strong>{' '}
                {text.why.rules[side.rule]}
                {before === undefined || !isOther(side, before) ? null : (
                  <span className="why-before">
                    {words.was(
                      `${before.isAllowed ? words.offered : words.left} ${text.why.rules[before.rule]}`,
                    )}
                  </span>
                )}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      <Disclosure title={words.rules}>
        {sides.map(({ name, side }) => (
          <div key={name} className="why-all">
            <p className="why-all-name">{name}</p>
            <ol className="why-rules">
              {side.rules.map((ruling, i) => (
                <WhyRule key={i} of={ruling} names={names} />
              ))}
            </ol>
          </div>
        ))}
      </Disclosure>
    </li>
  )
}

function WhyRule({
  of: { rule, effect, by, until },
  names,
}: {
  readonly of: Ruling
  readonly names: ReadonlyMap<string, string>
}) {
  const { text, moment } = useConsoleWords()
  const words = text.person.why
  const group = by === undefined ? undefined : names.get(by)
  const about = [
    group === undefined ? undefined : words.group(group),
    rule === 'app-too-old' && by !== undefined ? words.version(by) : undefined,
    until === undefined ? undefined : words.until(moment(until)),
  ].filter((part) => part !== undefined)
  return (
    <li className="why-rule">
      <Icon of={effect === 'allows' ? CircleCheck : CircleMinus} small />
      <span>
        <span className="visually-hidden">
          {effect === 'allows' ? words.offered : words.left}:{' '}
        </span>
        {text.why.rules[rule]} {about.join(' · ')}
      </span>
    </li>
  )
}
