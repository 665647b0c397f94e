/** Applications: all of them, narrowed by a word, one beside them, and a new one. @module */
import type { ApplicationRow } from '#protocol/console-applications-http'
import { consoleRoutes } from '#protocol/console-http'
import type { RelyingParty } from '../../page/use-relying-party.ts'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import type { ViewProps } from '../view.ts'
import { WholeList, wholeListSize } from '../whole-list.tsx'
import { ApplicationDetail } from './application-detail.tsx'
import { MakeDialog } from './make-dialog.tsx'

const section = 'applications'

async function askForApplications(
  relyingParty: RelyingParty,
  last: ApplicationRow | undefined,
  signal: AbortSignal,
) {
  const request = { after: last?.id ?? '', startsWith: '', limit: wholeListSize }
  const reply = await relyingParty.ask(consoleRoutes.consoleApplications, request, { signal })
  return reply.outcome === 'done' ? { ...reply, value: reply.value.applications } : reply
}

const isOfClient = ({ clientId }: ApplicationRow, wanted: string) => clientId.startsWith(wanted)

export function ApplicationsView({ rights, open }: ViewProps) {
  const words = useConsoleWords().text.applications
  return (
    <WholeList
      section={section}
      open={open}
      mayWrite={rights.includes('writeApplications')}
      ask={askForApplications}
      isFound={isOfClient}
      words={words}
      columns={[
        { name: words.name, cell: (row) => <bdi>{row.displayName}</bdi> },
        { name: words.kind, cell: (row) => row.kinds.map((kind) => words.kinds[kind]).join(', ') },
        { name: words.clientId, secondary: true, cell: (row) => <code>{row.clientId}</code> },
      ]}
      detail={(props) => <ApplicationDetail key={props.id} {...props} />}
      making={(onMade, onClose) => <MakeDialog onMade={onMade} onClose={onClose} />}
    />
  )
}
