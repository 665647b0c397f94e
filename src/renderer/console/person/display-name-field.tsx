/** What a person is called: a field that may not be left empty. @module */
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { FieldProblem } from '../../ui/field-problem.tsx'
import { TextField } from '../../ui/text-field.tsx'

export function DisplayNameField({
  value,
  isMissing,
  onChange,
}: {
  readonly value: string
  readonly isMissing: boolean
  readonly onChange: (value: string) => void
}) {
  const words = useConsoleWords().text.adding
  return (
    <TextField
      label={words.displayName}
      name="displayName"
      value={value}
      autoComplete="off"
      maxLength={80}
      problem={isMissing ? <FieldProblem>{words.displayNameMissing}</FieldProblem> : undefined}
      onChange={onChange}
    />
  )
}
