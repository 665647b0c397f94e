/** How long a Temporary Access Pass lasts, how long it is, and how often it opens something. @module */
import { useEffect, useRef } from 'react'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { Switch } from '../../ui/switch.tsx'
import type { Own } from './draft.ts'
import { passMistakes, passNumbers, passRanges, toSpan, type PassNumber } from './pass-numbers.ts'

type PassOwn = Extract<Own, { kind: 'pass' }>

export function PassFields({
  of: own,
  isChecked,
  onChange,
}: {
  readonly of: PassOwn
  readonly isChecked: boolean
  readonly onChange: (own: PassOwn) => void
}) {
  const words = useConsoleWords().text.policies
  const { pass } = words
  const fields = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isChecked) fields.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [isChecked])
  const mistakes = passMistakes(own.numbers)
  const labels: Readonly<Record<PassNumber, string>> = {
    minimumLifetimeInMinutes: pass.minimum,
    maximumLifetimeInMinutes: pass.maximum,
    defaultLifetimeInMinutes: pass.default,
    defaultLength: pass.length,
  }
  return (
    <div ref={fields} className="policy-part">
      {passNumbers.map((name) => (
        <NumberField
          key={name}
          label={labels[name]}
          name={name}
          value={own.numbers[name]}
          maxLength={5}
          hint={hintOf(name)}
          problem={problemOf(name)}
          onChange={(value) => {
            onChange({ ...own, numbers: { ...own.numbers, [name]: value } })
          }}
        />
      ))}
      <Switch
        label={pass.once}
        on={own.isUsableOnce}
        onChange={(isUsableOnce) => {
          onChange({ ...own, isUsableOnce })
        }}
      >
        {pass.onceText}
      </Switch>
    </div>
  )

  function hintOf(name: PassNumber): string {
    const range = pass.between(...passRanges[name])
    if (name === 'defaultLength' || !/^[0-9]{1,5}$/.test(own.numbers[name])) return range
    const [part, count] = toSpan(Number(own.numbers[name]))
    return part === 'minutes' ? range : `${range} · ${pass.lasts(words[part](count))}`
  }

  function problemOf(name: PassNumber): string | undefined {
    if (!isChecked) return undefined
    const mistake = mistakes.get(name)
    if (mistake === undefined) return undefined
    return mistake === 'order' ? pass.order : pass.wrong(...passRanges[name])
  }
}
