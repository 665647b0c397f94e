/** Facts in a quiet list: what it is, and how it is. @module */
import './facts.css'

export interface Fact {
  readonly name: string
  readonly value: string
  /** A second, smaller line. */
  readonly note?: string
  /** Which of the two is not what one sees every day. */
  readonly unusual?: 'value' | 'note'
}

export function Facts({
  of: facts,
  dense = false,
}: {
  readonly of: readonly Fact[]
  readonly dense?: boolean
}) {
  return (
    <dl className={dense ? 'facts facts-dense' : 'facts'}>
      {facts.map(({ name, value, note, unusual }) => (
        <div key={name} className="facts-row" data-unusual={unusual}>
          <dt>{name}</dt>
          <dd>
            <bdi>{value}</bdi>
            {note === undefined ? null : <span className="facts-note">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
