/** What was read already and can be read again: one line until it is opened. @module */
import type { ReactNode } from 'react'
import { ChevronDown } from 'lucide-react'
import { Icon } from './icon.tsx'
import './disclosure.css'

export function Disclosure({
  title,
  children,
}: {
  readonly title: string
  readonly children: ReactNode
}) {
  return (
    <details className="disclosure">
      <summary className="disclosure-title">
        {title}
        <Icon of={ChevronDown} small />
      </summary>
      {children}
    </details>
  )
}
