/** *Configure*: the settings that this method alone has. @module */
import type { Dispatch } from 'react'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { Switch } from '../../ui/switch.tsx'
import type { Own } from './draft.ts'
import type { Edit, Editing } from './editing.ts'
import { FeatureFields } from './feature-fields.tsx'
import { Fixed } from './fixed.tsx'
import { PassFields } from './pass-fields.tsx'

export function ConfigurePart({
  editing: { draft, known },
  dispatch,
  isFixed,
  isChecked,
}: {
  readonly editing: Editing
  readonly dispatch: Dispatch<Edit>
  readonly isFixed: boolean
  /** Whether what is wrong is told. */
  readonly isChecked: boolean
}) {
  const words = useConsoleWords().text.policies
  const { own } = draft
  const change = (next: Own) => {
    dispatch({ kind: 'own', own: next })
  }
  if (own.kind === 'plain') return null
  return (
    <Fixed when={isFixed}>
      {own.kind === 'pass' ? (
        <PassFields of={own} isChecked={isChecked} onChange={change} />
      ) : (
        <div className="policy-part">
          <Switch
            label={words.oath}
            on={own.isSoftwareOathEnabled}
            busy={isFixed}
            onChange={(isSoftwareOathEnabled) => {
              change({ ...own, isSoftwareOathEnabled })
            }}
          >
            {words.oathText}
          </Switch>
          <FeatureFields
            of={own.featureSettings}
            known={known}
            onKnow={(target) => {
              dispatch({ kind: 'know', target })
            }}
            onChange={(featureSettings) => {
              change({ ...own, featureSettings })
            }}
          />
        </div>
      )}
    </Fixed>
  )
}
