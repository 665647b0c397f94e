/** Work that is under way and does not say how far it is; with reduced motion it stands still. @module */
import './progress.css'

export function Progress({ label }: { readonly label: string }) {
  return (
    <div className="progress" role="progressbar" aria-label={label}>
      <span className="progress-part" />
    </div>
  )
}
