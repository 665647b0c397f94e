/** One sign-in: how it ended, from where, by what, step by step, and why these methods were there. @module */
import type { SignInRow } from '#protocol/console-http'
import { useConsoleWords } from '../text/console/use-console-words.ts'
import { Facts, type Fact } from '../ui/facts.tsx'
import { Detail, DetailPart } from './detail.tsx'
import { readSignInFacts } from './sign-in-facts.ts'

export function SignInDetail({
  of: row,
  method,
  onClose,
}: {
  readonly of: SignInRow
  readonly method: string
  readonly onClose: () => void
}) {
  const { text, moment } = useConsoleWords()
  const words = text.signIns
  const facts = readSignInFacts(row.facts)
  // What a newer relying party wrote is shown as it wrote it.
  const told: {
    readonly methods: Readonly<Record<string, string>>
    readonly rules: Readonly<Record<string, string>>
  } = text.why
  const known = (name: string, value: string | undefined): Fact[] =>
    value === undefined ? [] : [{ name, value }]
  const shown: readonly Fact[] = [
    {
      name: words.outcome,
      value: words.outcomes[row.outcome],
      ...(row.outcome === 'success' ? {} : { unusual: 'value' }),
    },
    { name: words.reason, value: row.reason },
    ...(row.errorCode === 0 ? [] : [{ name: words.errorCode, value: String(row.errorCode) }]),
    { name: words.method, value: method },
    { name: words.application, value: row.application },
    ...known(words.place, facts.place),
    ...known(words.address, facts.address),
    ...(facts.simulated === true
      ? [{ name: words.simulated, value: words.simulated, unusual: 'value' as const }]
      : []),
    ...known(words.browser, [facts.browser, facts.os].filter(Boolean).join(' · ') || undefined),
    {
      name: words.sameDevice,
      value:
        facts.sameDevice === undefined
          ? words.unknown
          : facts.sameDevice
            ? words.sameComputer
            : words.otherComputer,
    },
    ...known(
      words.device,
      facts.device === undefined
        ? undefined
        : `${facts.device.name} · ${facts.device.os} · ${facts.device.version}`,
    ),
    { name: words.id, value: row.id },
  ]
  return (
    <Detail title={row.name} above={moment(row.at)} onClose={onClose}>
      <Facts dense of={shown} />
      {facts.steps.length === 0 ? null : (
        <DetailPart title={words.steps}>
          <ol className="detail-rows">
            {facts.steps.map((step, i) => (
              <li key={i} className="detail-row">
                <p className="detail-row-name">
                  {(words.methods as Readonly<Record<string, string>>)[step.method] ?? step.method}
                </p>
                <p className="detail-row-text">
                  {`${step.succeeded ? words.outcomes.success : words.outcomes.failure} · ${step.detail} · ${moment(step.at)}`}
                </p>
              </li>
            ))}
          </ol>
        </DetailPart>
      )}
      {facts.why.length === 0 ? null : (
        <DetailPart title={words.why}>
          <ul className="detail-rows">
            {facts.why.map((rule, i) => (
              <li key={i} className="detail-row">
                <p className="detail-row-name">{told.methods[rule.method] ?? rule.method}</p>
                <p className="detail-row-text">
                  {`${rule.outcome === 'offered' ? words.offered : words.leftOut} · ${told.rules[rule.rule] ?? rule.rule}`}
                </p>
              </li>
            ))}
          </ul>
        </DetailPart>
      )}
    </Detail>
  )
}
