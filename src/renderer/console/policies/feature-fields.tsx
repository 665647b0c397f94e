/** The Authenticator's feature settings: whether each is on, for whom, and for whom not. @module */
import { useState } from 'react'
import type { PolicyTarget } from '#protocol/console-policies'
import {
  allUsers,
  noGroup,
  type FeatureConfiguration,
  type FeatureSettings,
} from '#protocol/methods-policy'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { ActionLink } from '../../ui/link.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import './feature.css'
import { GroupPicker } from './group-picker.tsx'

type Feature = keyof FeatureSettings
type Side = 'includeTarget' | 'excludeTarget'
interface Picking {
  readonly feature: Feature
  readonly side: Side
}

/** In the portal's order. */
const features = [
  'numberMatchingRequiredState',
  'displayAppInformationRequiredState',
  'displayLocationInformationRequiredState',
  'companionAppAllowedState',
] as const satisfies readonly Feature[]

export function FeatureFields({
  of: settings,
  known,
  onKnow,
  onChange,
}: {
  readonly of: FeatureSettings
  readonly known: ReadonlyMap<string, PolicyTarget>
  readonly onKnow: (target: PolicyTarget) => void
  readonly onChange: (settings: FeatureSettings) => void
}) {
  const words = useConsoleWords().text.policies
  const [picking, setPicking] = useState<Picking>()
  const put = (feature: Feature, change: Partial<FeatureConfiguration>) => {
    onChange({ ...settings, [feature]: { ...settings[feature], ...change } })
  }
  const target = (id: string) => ({ id, targetType: 'group' as const })
  return (
    <>
      {features.map((feature) => {
        const { state, includeTarget, excludeTarget } = settings[feature]
        return (
          <fieldset key={feature} className="feature">
            <legend className="feature-name">{words.features[feature]}</legend>
            <p className="policy-quiet feature-text">{words.featureText[feature]}</p>
            <SelectField
              label={words.status}
              value={state}
              options={(['default', 'enabled', 'disabled'] as const).map((value) => ({
                ...{ value, name: words.states[value] },
              }))}
              onChange={(value) => {
                put(feature, { state: value })
              }}
            />
            <div className="feature-sides">
              <Side
                label={words.includeGroup}
                id={includeTarget.id}
                none={{ id: allUsers, name: words.allUsers }}
                known={known}
                feature={words.features[feature]}
                onNone={() => {
                  put(feature, { includeTarget: target(allUsers) })
                }}
                onPick={() => {
                  setPicking({ feature, side: 'includeTarget' })
                }}
              />
              <Side
                label={words.excludeGroup}
                id={excludeTarget.id}
                none={{ id: noGroup, name: words.none }}
                known={known}
                feature={words.features[feature]}
                onNone={() => {
                  put(feature, { excludeTarget: target(noGroup) })
                }}
                onPick={() => {
                  setPicking({ feature, side: 'excludeTarget' })
                }}
              />
            </div>
          </fieldset>
        )
      })}
      {picking === undefined ? null : (
        <GroupPicker
          onClose={() => {
            setPicking(undefined)
          }}
          onChoose={(group) => {
            onKnow(group)
            put(picking.feature, { [picking.side]: target(group.id) })
            setPicking(undefined)
          }}
        />
      )}
    </>
  )
}

/** Everybody or nobody, or one group. */
function Side({
  label,
  id,
  none,
  known,
  feature,
  onNone,
  onPick,
}: {
  readonly label: string
  readonly id: string
  readonly none: { readonly id: string; readonly name: string }
  readonly known: ReadonlyMap<string, PolicyTarget>
  readonly feature: string
  readonly onNone: () => void
  readonly onPick: () => void
}) {
  const words = useConsoleWords().text.policies
  const isNone = id === none.id
  const name = id === allUsers ? words.allUsers : (known.get(id)?.displayName ?? words.gone)
  const pick = isNone ? words.aGroup : words.change
  return (
    <div className="feature-side">
      <p className="feature-label">{label}</p>
      <p>
        <bdi>{isNone ? none.name : name}</bdi>
      </p>
      <div className="policy-answers">
        <ActionLink label={words.featureOf(`${pick}, ${label}`, feature)} onClick={onPick}>
          {pick}
        </ActionLink>
        {isNone ? null : (
          <ActionLink label={words.featureOf(`${none.name}, ${label}`, feature)} onClick={onNone}>
            {none.name}
          </ActionLink>
        )}
      </div>
    </div>
  )
}
