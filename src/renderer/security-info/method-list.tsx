/** Each method with what is known of it, in a quiet list. @module */
import { KeyRound, MonitorCheck, Ticket, Timer } from 'lucide-react'
import type { SecurityMethod } from '#protocol/security-method'
import { useSecurityInfoWords } from '../text/use-security-info-words.ts'
import { Icon } from '../ui/icon.tsx'
import { ActionLink } from '../ui/link.tsx'
import { StateDot } from '../ui/state-dot.tsx'
import './method-list.css'
import type { Act, Authenticator } from './security-info-state.ts'
import type { SecurityVerbs } from './use-security-info.ts'

type MethodVerbs = Pick<SecurityVerbs, 'askToRemove' | 'makeCode'>

export function MethodList({
  methods,
  act,
  verbs,
}: {
  readonly methods: readonly SecurityMethod[]
  readonly act: Act
  readonly verbs: MethodVerbs
}) {
  const { words } = useSecurityInfoWords()
  const text = words.securityInfo.list
  return (
    <ul className="method-list" aria-label={text.methods}>
      {methods.map((method) => (
        <li key={method.id} className="method">
          <Icon of={icons[method.kind]} />
          {method.kind === 'authenticator' ? (
            <AuthenticatorWords of={method} busy={act.kind === 'busy'} verbs={verbs} />
          ) : (
            <QuietWords of={method} />
          )}
        </li>
      ))}
    </ul>
  )
}

const icons = {
  password: KeyRound,
  authenticator: MonitorCheck,
  'one-time-code': Timer,
  'temporary-access-pass': Ticket,
} as const

/** A method that nothing is done with here. */
function QuietWords({ of: method }: { readonly of: Exclude<SecurityMethod, Authenticator> }) {
  const { words, day, moment } = useSecurityInfoWords()
  const text = words.securityInfo.list
  switch (method.kind) {
    case 'password':
      return <Words name={text.password} facts={[text.changed(day(method.changedAt))]} />
    case 'one-time-code':
      return <Words name={text.codes} facts={[method.device, text.codesText]} />
    case 'temporary-access-pass':
      return (
        <Words
          name={text.pass}
          facts={[
            text.passUntil(moment(method.endsAt)),
            ...(method.usableOnce ? [method.isUsed ? text.passUsed : text.passOnce] : []),
          ]}
        />
      )
  }
}

function Words({ name, facts }: { readonly name: string; readonly facts: readonly string[] }) {
  return (
    <div className="method-words">
      <p className="method-name">{name}</p>
      {facts.map((fact) => (
        <p key={fact} className="method-facts">
          {fact}
        </p>
      ))}
    </div>
  )
}

function AuthenticatorWords({
  of: authenticator,
  busy,
  verbs,
}: {
  readonly of: Authenticator
  readonly busy: boolean
  readonly verbs: MethodVerbs
}) {
  const { words, day, moment } = useSecurityInfoWords()
  const text = words.securityInfo.list
  const { device, platform, addedAt, lastUsedAt, phoneSignIn, connected } = authenticator
  return (
    <div className="method-words">
      <p className="method-name">{device}</p>
      <p className="method-facts">{`${words.securityInfo.add.authenticator} · ${text.platforms[platform]}`}</p>
      <p className="method-facts">
        <StateDot on={connected} />
        {connected ? text.connected : text.notConnected}
      </p>
      <p className="method-facts">
        <StateDot on={phoneSignIn} />
        {phoneSignIn ? text.phoneSignInOn : text.phoneSignInOff}
      </p>
      <p className="method-facts">
        {`${text.added(day(addedAt))} · ${lastUsedAt === undefined ? text.neverUsed : text.used(moment(lastUsedAt))}`}
      </p>
      <div className="method-actions">
        {phoneSignIn ? null : (
          <ActionLink
            busy={busy}
            label={text.turnOnFor(device)}
            onClick={() => {
              verbs.makeCode(authenticator)
            }}
          >
            {text.turnOn}
          </ActionLink>
        )}
        <ActionLink
          danger
          busy={busy}
          label={text.deleteFor(device)}
          onClick={() => {
            verbs.askToRemove(authenticator)
          }}
        >
          {text.delete}
        </ActionLink>
      </div>
    </div>
  )
}
