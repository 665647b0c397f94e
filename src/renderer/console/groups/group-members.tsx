/** Who is in a group, portion by portion, each with a way to them and, where allowed, out. @module */
import { useCallback } from 'react'
import { consoleRoutes } from '#protocol/console-http'
import type { MemberRow } from '#protocol/console-groups-http'
import type { RelyingParty } from '../../page/use-relying-party.ts'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { ActionLink, PageLink } from '../../ui/link.tsx'
import { ListBody } from '../list-body.tsx'
import { addressOf } from '../section.ts'
import { usePortions } from '../use-portions.ts'

const size = 50

export function GroupMembers({
  group,
  busy,
  onRemove,
}: {
  readonly group: string
  readonly busy: boolean
  /** Undefined where the reader only reads. */
  readonly onRemove: ((member: MemberRow) => void) | undefined
}) {
  const { text } = useConsoleWords()
  const words = text.groups
  const ask = useCallback(
    async (relyingParty: RelyingParty, last: MemberRow | undefined, signal: AbortSignal) => {
      const request = { group, after: last?.id ?? '', startsWith: '', limit: size }
      const reply = await relyingParty.ask(consoleRoutes.consoleMembers, request, { signal })
      return reply.outcome === 'done' ? { ...reply, value: reply.value.members } : reply
    },
    [group],
  )
  const portions = usePortions({ size, ask })
  return (
    <ListBody of={portions} empty={words.noMembers}>
      {(rows) => (
        <ul className="detail-rows">
          {rows.map((member) => (
            <li key={member.id} className="detail-row">
              <p className="detail-row-name">
                <PageLink
                  href={addressOf({
                    section: member.kind === 'user' ? 'people' : 'groups',
                    open: member.id,
                  })}
                >
                  {member.displayName}
                </PageLink>
              </p>
              <p className="detail-row-text">
                {member.kind === 'user' ? member.name : words.group}
              </p>
              {onRemove === undefined ? null : (
                <div>
                  <ActionLink
                    busy={busy}
                    label={words.removeMember(member.displayName)}
                    onClick={() => {
                      onRemove(member)
                    }}
                  >
                    {words.remove}
                  </ActionLink>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </ListBody>
  )
}
