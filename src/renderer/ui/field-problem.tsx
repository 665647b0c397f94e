/** What is wrong with a field, in one line below it. @module */
import './field-problem.css'

export function FieldProblem({ children }: { readonly children: string }) {
  return (
    <p className="field-problem" role="alert">
      {children}
    </p>
  )
}
