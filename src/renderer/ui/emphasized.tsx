/** A sentence in which a name that somebody else chose is set apart, so that it cannot pass for our words. @module */
import './emphasized.css'

/** Stands where the name comes; no text holds it. */
const place = '\u0000'

export function Emphasized({
  sentence,
  name,
}: {
  /** The sentence around the name it is given. */
  readonly sentence: (name: string) => string
  readonly name: string
}) {
  const [before = '', after = ''] = sentence(place).split(place)
  return (
    <>
      {before}
      <bdi className="emphasized">{name}</bdi>
      {after}
    </>
  )
}
