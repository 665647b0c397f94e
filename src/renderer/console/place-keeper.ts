/** Keeps the address where it is while something there is not saved: whoever leaves is asked first. @module */

/** Told where somebody wants to go; `undefined` while nothing is kept. */
let keeper: ((wanted: string) => void) | undefined
let kept = ''

/** As `hashchange`, but not for a move that is kept back. */
export function onPlaceChange(changed: () => void): () => void {
  const listen = () => {
    if (keeper === undefined) {
      changed()
      return
    }
    const wanted = location.hash
    if (wanted === kept) return
    // Back where it was before anybody reads it; going back again leads there too.
    history.pushState(null, '', kept)
    keeper(wanted)
  }
  addEventListener('hashchange', listen)
  return () => {
    removeEventListener('hashchange', listen)
  }
}

/** From now on `asked` is told instead of the page moving, until the answer is called. */
export function keepPlace(asked: (wanted: string) => void): () => void {
  keeper = asked
  kept = location.hash
  // Other pages, reloading and closing: the browser asks in its own words.
  const stay = (event: BeforeUnloadEvent) => {
    event.preventDefault()
  }
  addEventListener('beforeunload', stay)
  return () => {
    if (keeper === asked) keeper = undefined
    removeEventListener('beforeunload', stay)
  }
}
