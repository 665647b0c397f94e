/** The audit log: what was decided and changed, the newest first. @module */
import { consoleRoutes, type AuditRow } from '#protocol/console-http'
import type { RelyingParty } from '../page/use-relying-party.ts'
import { useConsoleWords } from '../text/console/use-console-words.ts'
import { DataTable } from '../ui/data-table.tsx'
import { Facts } from '../ui/facts.tsx'
import { Detail } from './detail.tsx'
import { ListBody } from './list-body.tsx'
import { usePortions } from './use-portions.ts'
import { show, type ViewProps } from './view.ts'

const size = 100

type Row = AuditRow & { readonly id: string }

async function askForRows(relyingParty: RelyingParty, last: Row | undefined, signal: AbortSignal) {
  const request = { before: last?.sequence ?? 0, limit: size }
  const reply = await relyingParty.ask(consoleRoutes.consoleAudit, request, { signal })
  if (reply.outcome !== 'done') return reply
  return { ...reply, value: reply.value.rows.map((row) => ({ ...row, id: String(row.sequence) })) }
}

export function AuditView({ open }: ViewProps) {
  const { text, moment } = useConsoleWords()
  const portions = usePortions({ size, ask: askForRows })
  const opened = portions.rows?.find(({ id }) => id === open)
  return (
    <>
      <p className="console-quiet">{text.audit.lead}</p>
      <div className="console-split" data-open={opened !== undefined}>
        <ListBody of={portions} empty={text.audit.empty}>
          {(rows) => (
            <DataTable
              label={text.sections.audit}
              rows={rows}
              open={open}
              onOpen={({ id }) => {
                show('audit', id)
              }}
              columns={[
                { name: text.audit.event, cell: (row) => row.event },
                { name: text.audit.when, cell: (row) => moment(row.at) },
                { name: text.audit.number, cell: (row) => row.sequence, secondary: true },
              ]}
            />
          )}
        </ListBody>
        {opened === undefined ? null : (
          <Detail
            key={opened.id}
            title={opened.event}
            above={moment(opened.at)}
            onClose={() => {
              show('audit', '')
            }}
          >
            <Facts
              dense
              of={Object.entries(opened.facts).map(([name, value]) => ({
                ...{ name, value: String(value) },
              }))}
            />
          </Detail>
        )}
      </div>
    </>
  )
}
