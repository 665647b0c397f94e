/** Says a sentence to screen readers when it changes, and shows nothing. @module */

/** Must stay mounted from step to step: a live region that arrives with its words is not read. */
export function Announcement({ children }: { readonly children: string }) {
  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {children}
    </p>
  )
}
