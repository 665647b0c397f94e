/** One card of the settings: a title, a line about it, and what it sets. @module */
import { useId, type ReactNode } from 'react'
import type { SettingsForm } from '#protocol/console-settings-http'
import type { Mistakes } from './draft.ts'
import './settings.css'

/** What each card is given. */
export interface PartProps {
  readonly of: SettingsForm
  readonly mistakes: Mistakes
  readonly onChange: (form: SettingsForm) => void
}

export function SettingsPart({
  title,
  lead,
  children,
}: {
  readonly title: string
  readonly lead?: string
  readonly children: ReactNode
}) {
  const id = useId()
  return (
    <section className="settings-part" aria-labelledby={id}>
      <div>
        <h2 id={id} className="settings-title">
          {title}
        </h2>
        {lead === undefined ? null : <p className="settings-lead">{lead}</p>}
      </div>
      {children}
    </section>
  )
}
