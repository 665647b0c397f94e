/** Which roles a person has, and giving or taking one. @module */
import { consoleRoutes, type UserRow } from '#protocol/console-http'
import type { RelyingParty, Reply } from '../../page/use-relying-party.ts'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Switch } from '../../ui/switch.tsx'

export const roleNames = [
  'globalAdministrator',
  'authenticationPolicyAdministrator',
  'authenticationAdministrator',
  'reportsReader',
  'applicationAdministrator',
] as const satisfies readonly UserRow['roles'][number][]

export function PersonRoles({
  of: user,
  busy,
  run,
}: {
  readonly of: UserRow
  readonly busy: boolean
  readonly run: (doing: (asked: RelyingParty) => Promise<Reply<unknown>>) => void
}) {
  const { text } = useConsoleWords()
  return (
    <Disclosure title={text.person.roles.change}>
      <ul className="detail-rows disclosed">
        {roleNames.map((role) => (
          <li key={role} className="detail-row">
            <Switch
              label={text.roles[role]}
              on={user.roles.includes(role)}
              busy={busy}
              onChange={(held) => {
                run((asked) =>
                  asked.ask(consoleRoutes.consoleSetRole, { user: user.id, role, held }),
                )
              }}
            >
              {text.person.roles.text[role]}
            </Switch>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
