/** How somebody comes by a password that an administrator gives them: made, or typed. @module */
import type { RefObject } from 'react'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { FieldProblem } from '../../ui/field-problem.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { SecretField } from '../../ui/secret-field.tsx'

const ways = ['made', 'typed'] as const
export type PasswordWay = (typeof ways)[number]

export function PasswordWish({
  label,
  madeText,
  way,
  input,
  least,
  problem,
  onChange,
}: {
  readonly label: string
  /** Where one is made. */
  readonly madeText: string
  readonly way: PasswordWay
  readonly input: RefObject<HTMLInputElement | null>
  readonly least: number
  readonly problem: string | undefined
  readonly onChange: (way: PasswordWay) => void
}) {
  const words = useConsoleWords().text.adding
  return (
    <>
      <RadioGroup
        label={label}
        value={way}
        options={ways.map((value) => ({
          ...{ value, name: words.passwords[value] },
          ...(value === 'made' ? { text: madeText } : {}),
        }))}
        onChange={onChange}
      />
      {way === 'made' ? null : (
        <SecretField
          label={words.typed}
          words={{ show: words.show, hide: words.hide }}
          input={input}
          maxLength={256}
          hint={words.typedText(least)}
          problem={problem === undefined ? undefined : <FieldProblem>{problem}</FieldProblem>}
        />
      )}
    </>
  )
}
