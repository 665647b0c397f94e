/** A text to take along, whole, with a button that copies it. @module */
import { useEffect, useState } from 'react'
import { Check, Copy } from 'lucide-react'
import { Icon } from './icon.tsx'
import './copy-field.css'

type Copying = 'ready' | 'copied' | 'refused'

export function CopyField({
  label,
  value,
  words,
  large = false,
  whole = false,
  onCopy = copyHere,
}: {
  readonly label: string
  readonly value: string
  readonly words: { readonly copy: string; readonly copied: string; readonly refused: string }
  readonly large?: boolean
  /** Shown to its end, over several lines where it is long. */
  readonly whole?: boolean
  /** Where the page itself may not write to the clipboard; answers whether it was done. */
  readonly onCopy?: (value: string) => Promise<boolean>
}) {
  const [copying, setCopying] = useState<Copying>('ready')
  useEffect(() => {
    if (copying !== 'copied') return
    const timer = setTimeout(() => {
      setCopying('ready')
    }, 4000)
    return () => {
      clearTimeout(timer)
    }
  }, [copying])
  return (
    <div className="copy">
      <div className="copy-row">
        {whole ? (
          <code className="copy-value copy-whole">{value}</code>
        ) : (
          <input
            className={large ? 'copy-value copy-large' : 'copy-value'}
            readOnly
            aria-label={label}
            value={value}
            onFocus={(event) => {
              event.target.select()
            }}
          />
        )}
        <button
          type="button"
          className="copy-button"
          onClick={() => {
            void onCopy(value).then((done) => {
              setCopying(done ? 'copied' : 'refused')
            })
          }}
        >
          <Icon of={copying === 'copied' ? Check : Copy} small />
          {copying === 'copied' ? words.copied : words.copy}
        </button>
      </div>
      <p className="copy-said" role="status">
        {copying === 'refused' ? words.refused : ''}
      </p>
    </div>
  )
}

function copyHere(value: string): Promise<boolean> {
  return navigator.clipboard.writeText(value).then(
    () => true,
    () => false,
  )
}
