/** Sign-in logs: a chart by outcome, a list that is filtered, and one sign-in beside it. @module */
import { useCallback, useState } from 'react'
import { consoleRoutes, type SignInRow } from '#protocol/console-http'
import type { RelyingParty } from '../page/use-relying-party.ts'
import { useConsoleWords } from '../text/console/use-console-words.ts'
import { Button } from '../ui/button.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { download } from './download.ts'
import { ListBody } from './list-body.tsx'
import { SignInChart } from './sign-in-chart.tsx'
import { SignInDetail } from './sign-in-detail.tsx'
import { spanNames, spanOf, type SpanName } from './span.ts'
import { usePortions } from './use-portions.ts'
import { show, type ViewProps } from './view.ts'

const size = 100
type Outcome = SignInRow['outcome'] | 'any'
const outcomes = ['any', 'success', 'failure', 'interrupted'] as const satisfies readonly Outcome[]

export function SignInsView({ open }: ViewProps) {
  const { text, moment } = useConsoleWords()
  const [span, setSpan] = useState<SpanName>('day')
  const [range, setRange] = useState(() => spanOf('day', Date.now()))
  const [outcome, setOutcome] = useState<Outcome>('any')
  const ask = useCallback(
    async (relyingParty: RelyingParty, last: SignInRow | undefined, signal: AbortSignal) => {
      const request = {
        ...{ since: range.since, until: range.until, limit: size },
        ...(last === undefined ? {} : { before: last.id }),
        ...(outcome === 'any' ? {} : { outcome }),
      }
      const reply = await relyingParty.ask(consoleRoutes.consoleSignIns, request, { signal })
      return reply.outcome === 'done' ? { ...reply, value: reply.value.signIns } : reply
    },
    [range, outcome],
  )
  const portions = usePortions({ size, ask })
  const title = text.sections['sign-ins']
  const opened = portions.rows?.find(({ id }) => id === open)
  return (
    <>
      <div className="console-bar">
        <SelectField
          label={text.signIns.span}
          value={span}
          options={spanNames.map((value) => ({ value, name: text.signIns.spans[value] }))}
          onChange={(chosen) => {
            setSpan(chosen)
            setRange(spanOf(chosen, Date.now()))
          }}
        />
        <SelectField
          label={text.signIns.outcome}
          value={outcome}
          options={outcomes.map((value) => ({
            value,
            name: value === 'any' ? text.signIns.any : text.signIns.outcomes[value],
          }))}
          onChange={setOutcome}
        />
        <Button
          compact
          busy={portions.rows === undefined || portions.rows.length === 0}
          onClick={() => {
            download('sign-ins.json', portions.rows ?? [])
          }}
        >
          {text.signIns.export}
        </Button>
      </div>
      <SignInChart of={range} />
      <div className="console-split" data-open={opened !== undefined}>
        <ListBody
          of={portions}
          empty={outcome === 'any' ? text.signIns.empty : text.signIns.nothing}
        >
          {(rows) => (
            <DataTable
              label={title}
              rows={rows}
              open={open}
              onOpen={({ id }) => {
                show('sign-ins', id)
              }}
              columns={[
                { name: text.signIns.who, cell: (row) => <bdi>{row.name}</bdi> },
                { name: text.signIns.when, cell: (row) => moment(row.at) },
                { name: text.signIns.outcome, cell: (row) => text.signIns.outcomes[row.outcome] },
                {
                  name: text.signIns.method,
                  cell: (row) => methodName(row.method, text.signIns.methods),
                  secondary: true,
                },
                { name: text.signIns.application, cell: (row) => row.application, secondary: true },
              ]}
            />
          )}
        </ListBody>
        {opened === undefined ? null : (
          <SignInDetail
            key={opened.id}
            of={opened}
            method={methodName(opened.method, text.signIns.methods)}
            onClose={() => {
              show('sign-ins', '')
            }}
          />
        )}
      </div>
    </>
  )
}

/** A newer relying party may know methods that this page does not: it then shows their own name. */
function methodName(method: string, words: Readonly<Record<string, string>>): string {
  return words[method] ?? method
}
