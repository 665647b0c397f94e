/** Accounts that their relying party ended, until the person has seen it. @module */
import type { EndedAccountState } from '#protocol/authenticator-state'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { ActionLink } from '../ui/link.tsx'
import { Note } from '../ui/note.tsx'
import { useCommand } from './use-command.ts'

export function EndedAccounts({ of: ended }: { readonly of: readonly EndedAccountState[] }) {
  const { words, moment } = useWindowWords()
  const text = words.authenticator.ended
  const { act, run } = useCommand('dismissEnded')
  return ended.map(({ id, name, tenantName, endedAt }) => (
    <Note
      key={`${id} ${String(endedAt)}`}
      kind="warning"
      action={
        <div>
          <ActionLink
            busy={act.kind === 'busy'}
            label={text.dismissFor(name)}
            onClick={() => {
              void run({ accountId: id })
            }}
          >
            {text.dismiss}
          </ActionLink>
        </div>
      }
    >
      {text.text(name, tenantName, moment(endedAt))}
    </Note>
  ))
}
