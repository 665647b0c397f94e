/** Facts in a quiet list: what it is, and how it is. @module */
import './facts.css'

export interface Fact {
  readonly name: string
  readonly value: string
  /** A second, smaller line. */
  readonly note?: string
  /** Not what one sees every day. */
  readonly unusual?: boolean
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
      {facts.map(({ name, value, note, unusual = false }) => (
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
