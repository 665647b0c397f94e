/** What to do, one thing after the other. @module */
import './step-list.css'

export function StepList({ of: steps }: { readonly of: readonly string[] }) {
  return (
    <ol className="step-list">
      {steps.map((step) => (
        <li key={step} className="step-list-item">
          <span>{step}</span>
        </li>
      ))}
    </ol>
  )
}
