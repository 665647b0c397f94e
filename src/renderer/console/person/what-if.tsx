/** What is supposed of a person: their Authenticator, the policy, a group; shown at once, and never saved. @module */
import { useState } from 'react'
import type { Supposition } from '#protocol/console-person-http'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { ActionLink } from '../../ui/link.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { PickDialog } from '../pick-dialog.tsx'

export interface Supposed {
  readonly authenticator: NonNullable<Supposition['authenticator']> | 'as-it-is'
  readonly policy: 'as-it-is' | 'enabled' | 'disabled'
  readonly groups: readonly { readonly id: string; readonly displayName: string }[]
}

export const nothingSupposed: Supposed = {
  ...{ authenticator: 'as-it-is', policy: 'as-it-is', groups: [] },
}

/** As the relying party is asked; undefined where nothing is supposed. */
export function toSupposition({
  authenticator,
  policy,
  groups,
}: Supposed): Supposition | undefined {
  if (authenticator === 'as-it-is' && policy === 'as-it-is' && groups.length === 0) return undefined
  return {
    ...(authenticator === 'as-it-is' ? {} : { authenticator }),
    ...(policy === 'as-it-is' ? {} : { isEnabled: policy === 'enabled' }),
    ...(groups.length === 0 ? {} : { groups: groups.map(({ id }) => id) }),
  }
}

const most = 20
const groupsAlone = ['group'] as const
const authenticators = ['as-it-is', 'none', 'notification', 'phone-sign-in'] as const
const policies = ['as-it-is', 'enabled', 'disabled'] as const

export function WhatIf({
  of: supposed,
  without,
  onChange,
}: {
  readonly of: Supposed
  /** Ids of the groups that the person is in anyway. */
  readonly without: readonly string[]
  readonly onChange: (supposed: Supposed) => void
}) {
  const { text } = useConsoleWords()
  const words = text.person.whatIf
  const [isPicking, setPicking] = useState(false)
  const { groups } = supposed
  return (
    <div className="what-if">
      <p className="detail-row-text">{words.lead}</p>
      <SelectField
        label={words.authenticator}
        value={supposed.authenticator}
        options={authenticators.map((value) => ({
          value,
          name: value === 'as-it-is' ? words.asItIs : words.authenticators[value],
        }))}
        onChange={(authenticator) => {
          onChange({ ...supposed, authenticator })
        }}
      />
      <SelectField
        label={words.policy}
        value={supposed.policy}
        options={policies.map((value) => ({
          value,
          name: value === 'as-it-is' ? words.asItIs : words[value],
        }))}
        onChange={(policy) => {
          onChange({ ...supposed, policy })
        }}
      />
      <div>
        <p className="what-if-name">{words.groups}</p>
        {groups.length === 0 ? <p className="detail-row-text">{words.noGroups}</p> : null}
        <ul className="what-if-groups">
          {groups.map(({ id, displayName }) => (
            <li key={id}>
              <ActionLink
                label={words.removeGroup(displayName)}
                onClick={() => {
                  onChange({ ...supposed, groups: groups.filter((one) => one.id !== id) })
                }}
              >
                {`${displayName} ×`}
              </ActionLink>
            </li>
          ))}
        </ul>
      </div>
      <div className="what-if-groups">
        <ActionLink
          onClick={() => {
            setPicking(true)
          }}
        >
          {words.addGroup}
        </ActionLink>
        {toSupposition(supposed) === undefined ? null : (
          <ActionLink
            onClick={() => {
              onChange(nothingSupposed)
            }}
          >
            {words.clear}
          </ActionLink>
        )}
      </div>
      {isPicking ? (
        <PickDialog
          title={words.addGroup}
          kinds={groupsAlone}
          without={[...without, ...groups.map(({ id }) => id)]}
          onPick={(chosen) => {
            setPicking(false)
            onChange({ ...supposed, groups: [...groups, ...chosen].slice(0, most) })
          }}
          onClose={() => {
            setPicking(false)
          }}
        />
      ) : null}
    </div>
  )
}
