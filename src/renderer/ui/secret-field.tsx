/** A field for a secret: hidden unless asked to be shown, and never held anywhere but in the input itself. @module */
import { useEffect, useState, type ReactNode, type RefObject } from 'react'
import { Eye, EyeOff } from 'lucide-react'
import { Field, isTold } from './field.tsx'
import { Icon } from './icon.tsx'
import './secret-field.css'

export function SecretField({
  label,
  words,
  input,
  hint,
  problem,
  fixed = false,
  maxLength,
}: {
  readonly label: string
  readonly words: { readonly show: string; readonly hide: string }
  /** Uncontrolled, so that the secret is in no attribute and no state; whoever reads it empties it. */
  readonly input: RefObject<HTMLInputElement | null>
  readonly hint?: string
  readonly problem?: ReactNode
  readonly fixed?: boolean
  readonly maxLength: number
}) {
  const [shown, setShown] = useState(false)
  // Whoever turns to something else leaves no secret on the screen.
  useEffect(() => {
    const hide = (): void => {
      setShown(false)
    }
    addEventListener('blur', hide)
    return () => {
      removeEventListener('blur', hide)
    }
  }, [])
  const visible = shown && !fixed
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(field) => (
        <div className="secret-row" data-invalid={isTold(problem)}>
          <input
            {...field}
            ref={input}
            className="secret-input"
            type={visible ? 'text' : 'password'}
            autoComplete="off"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            maxLength={maxLength}
            readOnly={fixed}
          />
          <button
            type="button"
            className="secret-toggle"
            aria-pressed={visible}
            aria-label={visible ? words.hide : words.show}
            title={visible ? words.hide : words.show}
            onClick={() => {
              setShown(!visible)
              input.current?.focus()
            }}
          >
            <Icon of={visible ? EyeOff : Eye} small />
          </button>
        </div>
      )}
    </Field>
  )
}
