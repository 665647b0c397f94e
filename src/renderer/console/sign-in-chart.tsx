/** Sign-ins by outcome over time: columns with axes, and the same as a table behind them. @module */
import { useCallback, useMemo } from 'react'
import { consoleRoutes } from '#protocol/console-http'
import { ProblemNote } from '../page/problem-note.tsx'
import type { RelyingParty } from '../page/use-relying-party.ts'
import { useConsoleWords } from '../text/console/use-console-words.ts'
import { Disclosure } from '../ui/disclosure.tsx'
import { columnsOf, scaleEnd, type ChartColumn } from './chart.ts'
import './sign-in-chart.css'
import type { Span } from './span.ts'
import { useAnswer } from './use-answer.ts'

/** In units of the drawing, which fills what room there is. */
const size = { step: 20, height: 100 } as const
const outcomes = ['success', 'interrupted', 'failure'] as const

export function SignInChart({ of: range }: { readonly of: Span }) {
  const { text } = useConsoleWords()
  const ask = useCallback(
    (relyingParty: RelyingParty, signal: AbortSignal) => {
      const { since, until, stepMs } = range
      const request = { since, until, spanMs: stepMs }
      return relyingParty.ask(consoleRoutes.consoleSignInCounts, request, { signal })
    },
    [range],
  )
  const { value, problem, again } = useAnswer(ask)
  const columns = useMemo(() => columnsOf(value?.counts ?? [], range), [value, range])
  const isEmpty = columns.every(({ total }) => total === 0)
  return (
    <section className="chart" aria-label={text.signIns.chart}>
      <div className="chart-head">
        <h2 className="chart-title">{text.signIns.chart}</h2>
        <ul className="chart-legend">
          {outcomes.map((outcome) => (
            <li key={outcome} className="chart-key" data-outcome={outcome}>
              {text.signIns.outcomes[outcome]}
            </li>
          ))}
        </ul>
      </div>
      {problem === undefined ? null : <ProblemNote problem={problem} onTryAgain={again} />}
      <Columns of={columns} />
      {isEmpty && value !== undefined ? (
        <p className="console-quiet">{text.signIns.chartEmpty}</p>
      ) : (
        <Disclosure title={text.signIns.chartTable}>
          <ChartTable of={columns.filter(({ total }) => total > 0)} />
        </Disclosure>
      )}
    </section>
  )
}

/** The scale left of the drawing, the times below it: text, so that it is read and grows as text does. */
function Columns({ of: columns }: { readonly of: readonly ChartColumn[] }) {
  const { day, moment } = useConsoleWords()
  const end = scaleEnd(Math.max(...columns.map(({ total }) => total), 0))
  const y = (count: number) => size.height * (1 - count / end)
  const marked = [0, Math.floor(columns.length / 2), columns.length - 1]
  return (
    <div className="chart-frame" aria-hidden>
      <div className="chart-scale">
        <span>{end}</span>
        <span>0</span>
      </div>
      <svg
        className="chart-drawing"
        viewBox={`0 0 ${columns.length * size.step} ${size.height}`}
        preserveAspectRatio="none"
      >
        {columns.map((column, i) => (
          <Column key={column.at} of={column} left={i * size.step} y={y} />
        ))}
      </svg>
      <div className="chart-times">
        {marked.map((i) => {
          const at = columns[i]?.at ?? 0
          return <span key={i}>{columns.length <= 24 ? moment(at) : day(at)}</span>
        })}
      </div>
    </div>
  )
}

function Column({
  of: column,
  left,
  y,
}: {
  readonly of: ChartColumn
  readonly left: number
  readonly y: (count: number) => number
}) {
  const below = {
    success: 0,
    interrupted: column.success,
    failure: column.success + column.interrupted,
  }
  return outcomes
    .filter((outcome) => column[outcome] > 0)
    .map((outcome) => {
      const top = y(below[outcome] + column[outcome])
      return (
        <rect
          key={outcome}
          className="chart-column"
          data-outcome={outcome}
          x={left + size.step * 0.15}
          width={size.step * 0.7}
          y={top}
          height={y(below[outcome]) - top}
        />
      )
    })
}

function ChartTable({ of: columns }: { readonly of: readonly ChartColumn[] }) {
  const { text, moment } = useConsoleWords()
  return (
    <table className="chart-table">
      <thead>
        <tr>
          <th scope="col">{text.signIns.from}</th>
          {outcomes.map((outcome) => (
            <th key={outcome} scope="col">
              {text.signIns.outcomes[outcome]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => (
          <tr key={column.at}>
            <th scope="row">{moment(column.at)}</th>
            {outcomes.map((outcome) => (
              <td key={outcome}>{column[outcome]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
