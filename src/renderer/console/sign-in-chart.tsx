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

const size = { width: 720, height: 180, left: 44, bottom: 26, top: 8 } as const
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

function Columns({ of: columns }: { readonly of: readonly ChartColumn[] }) {
  const { day, moment } = useConsoleWords()
  const end = scaleEnd(Math.max(...columns.map(({ total }) => total), 0))
  const { width, height, left, bottom, top } = size
  const room = { x: width - left, y: height - bottom - top }
  const step = room.x / Math.max(columns.length, 1)
  const y = (count: number) => top + room.y * (1 - count / end)
  const marked = [0, Math.floor(columns.length / 2), columns.length - 1]
  return (
    <svg className="chart-drawing" viewBox={`0 0 ${width} ${height}`} aria-hidden>
      {[0, end / 2, end].map((count) =>
        Number.isInteger(count) ? (
          <g key={count}>
            <line className="chart-line" x1={left} x2={width} y1={y(count)} y2={y(count)} />
            <text className="chart-mark" x={left - 8} y={y(count) + 4} textAnchor="end">
              {count}
            </text>
          </g>
        ) : null,
      )}
      {columns.map((column, i) => {
        let below = 0
        return outcomes.map((outcome) => {
          const count = column[outcome]
          if (count === 0) return null
          below += count
          return (
            <rect
              key={`${column.at} ${outcome}`}
              className="chart-column"
              data-outcome={outcome}
              x={left + i * step + step * 0.15}
              width={step * 0.7}
              y={y(below)}
              height={y(below - count) - y(below)}
            >
              <title>{`${moment(column.at)}: ${count}`}</title>
            </rect>
          )
        })
      })}
      {marked.map((i, at) => {
        const column = columns[i]
        return column === undefined ? null : (
          <text
            key={i}
            className="chart-mark"
            x={left + (i + 0.5) * step}
            y={height - 6}
            textAnchor={at === 0 ? 'start' : at === 2 ? 'end' : 'middle'}
          >
            {columns.length <= 24 ? moment(column.at) : day(column.at)}
          </text>
        )
      })}
    </svg>
  )
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
