/** Whether something is on, by shape first: a filled dot, or an empty ring. @module */
import './state-dot.css'

export function StateDot({ on }: { readonly on: boolean }) {
  return <span className="state-dot" data-on={on} aria-hidden />
}
