/** The shape of what comes, drawn only when it takes longer than a moment. @module */
import './skeleton.css'

export function Skeleton({ label }: { readonly label: string }) {
  return (
    <div className="skeleton" role="status" aria-busy>
      <span className="visually-hidden">{label}</span>
      <span className="skeleton-bar skeleton-title" />
      <span className="skeleton-bar" />
      <span className="skeleton-bar skeleton-control" />
    </div>
  )
}
