/** Groups: all of them, narrowed by a word, one beside them, and a new one. @module */
import { consoleRoutes } from '#protocol/console-http'
import type { GroupRow } from '#protocol/console-groups-http'
import type { RelyingParty } from '../../page/use-relying-party.ts'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import type { ViewProps } from '../view.ts'
import { WholeList, wholeListSize } from '../whole-list.tsx'
import { GroupDetail } from './group-detail.tsx'
import { GroupDialog } from './group-dialog.tsx'

const section = 'groups'

async function askForGroups(
  relyingParty: RelyingParty,
  last: GroupRow | undefined,
  signal: AbortSignal,
) {
  const request = { after: last?.id ?? '', startsWith: '', limit: wholeListSize }
  const reply = await relyingParty.ask(consoleRoutes.consoleGroups, request, { signal })
  return reply.outcome === 'done' ? { ...reply, value: reply.value.groups } : reply
}

export function GroupsView({ rights, open }: ViewProps) {
  const words = useConsoleWords().text.groups
  return (
    <WholeList
      section={section}
      open={open}
      mayWrite={rights.includes('writeDirectory')}
      ask={askForGroups}
      words={{ ...words, none: words.makeFirst }}
      columns={[
        { name: words.name, cell: (row) => <bdi>{row.displayName}</bdi> },
        { name: words.description, cell: (row) => <bdi>{row.description}</bdi> },
      ]}
      detail={(props) => <GroupDetail key={props.id} {...props} />}
      making={(onMade, onClose) => (
        <GroupDialog
          of={undefined}
          onSaved={({ id }) => {
            onMade(id)
          }}
          onClose={onClose}
        />
      )}
    />
  )
}
