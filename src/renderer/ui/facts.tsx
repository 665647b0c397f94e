/** Facts in a quiet list: what it is, and how it is. @module */
import './facts.css'

export function Facts({
  of: facts,
}: {
  readonly of: readonly { readonly name: string; readonly value: string }[]
}) {
  return (
    <dl className="facts">
      {facts.map(({ name, value }) => (
        <div key={name} className="facts-row">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
