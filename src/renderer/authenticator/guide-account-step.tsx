/** Adding a sample account: its name and password at hand, and the page to use them on. @module */
import { useState, type Dispatch } from 'react'
import type { LocalRelyingParty } from '#protocol/local-relying-party'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Button } from '../ui/button.tsx'
import { ActionLink } from '../ui/link.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { BridgeCopyField } from './bridge-copy-field.tsx'
import { useCommand } from './use-command.ts'
import type { Move } from './view-state.ts'

export function GuideAccountStep({
  relyingParty,
  dispatch,
}: {
  readonly relyingParty: LocalRelyingParty
  readonly dispatch: Dispatch<Move>
}) {
  const { words } = useWindowWords()
  const text = words.authenticator.guide
  const { act, run } = useCommand('openSimulation')
  const [chosen, setChosen] = useState<string>()
  const samples = toSamples(relyingParty)
  const sample = samples.find(({ name }) => name === chosen) ?? samples[0]
  const otherWay = (
    <ActionLink
      onClick={() => {
        dispatch({ kind: 'go', to: 'add' })
      }}
    >
      {text.other}
    </ActionLink>
  )
  if (sample === undefined)
    return (
      <>
        <p>{text.account.noSamples}</p>
        {otherWay}
      </>
    )
  return (
    <>
      <p>{text.account.text}</p>
      <div className="guide-sample">
        <BridgeCopyField key={sample.name} label={text.account.name} value={sample.name} />
        <BridgeCopyField
          key={sample.password}
          label={text.account.password}
          value={sample.password}
        />
      </div>
      <Button
        kind="primary"
        busy={act.kind === 'busy'}
        onClick={() => {
          void run({ tenant: sample.tenant, page: 'mysecurityinfo' })
        }}
      >
        {text.account.button}
      </Button>
      <p className="small-print">{text.account.prompt}</p>
      {samples.length < 2 ? null : (
        <SelectField
          label={text.account.choose}
          value={sample.name}
          options={samples.map(({ name }) => ({ value: name, name }))}
          onChange={setChosen}
        />
      )}
      {otherWay}
    </>
  )
}

interface Sample {
  readonly tenant: string
  readonly name: string
  readonly password: string
}

function toSamples(relyingParty: LocalRelyingParty): readonly Sample[] {
  if (relyingParty.state !== 'running') return []
  return relyingParty.tenants.flatMap(({ domain, samples }) =>
    samples.map((sample) => ({ tenant: domain, ...sample })),
  )
}
