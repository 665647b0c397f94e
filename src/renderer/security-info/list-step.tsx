/** The methods a person has, and what can be done with each. @module */
import { Plus } from 'lucide-react'
import type { SecurityInfo } from '#protocol/page-http'
import { ProblemNote } from '../page/problem-note.tsx'
import { useSecurityInfoWords } from '../text/use-security-info-words.ts'
import { Button } from '../ui/button.tsx'
import { Step, Ways } from '../ui/card.tsx'
import { Icon } from '../ui/icon.tsx'
import { ActionLink } from '../ui/link.tsx'
import { Note } from '../ui/note.tsx'
import { DefaultMethodField } from './default-method.tsx'
import { MethodList } from './method-list.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import type { Act, View } from './security-info-state.ts'
import { SessionWarning } from './session-warning.tsx'
import type { SecurityVerbs } from './use-security-info.ts'

export function ListStep({
  info,
  endsAt,
  view,
  act,
  verbs,
}: {
  readonly info: SecurityInfo
  readonly endsAt: number
  readonly view: Extract<View, { readonly step: 'list' }>
  readonly act: Act
  readonly verbs: SecurityVerbs
}) {
  const { words } = useSecurityInfoWords()
  const { title, lead, add, empty, mayNotAdd, deleted } = words.securityInfo.list
  const authenticators = info.methods.filter((method) => method.kind === 'authenticator')
  const { removing, removed } = view
  return (
    <Step title={title} lead={lead(info.account.name)}>
      {removed === undefined ? null : <Note kind="information">{deleted(removed)}</Note>}
      <SessionWarning endsAt={endsAt} />
      <MethodList methods={info.methods} act={act} verbs={verbs} />
      <DefaultMethodField
        of={info.default}
        changed={view.defaultChanged}
        act={act}
        onChoose={verbs.chooseDefault}
      />
      {authenticators.length === 0 ? <p>{info.mayAdd ? empty : mayNotAdd}</p> : null}
      {act.kind === 'refused' && removing === undefined ? (
        <ProblemNote problem={act.problem} />
      ) : null}
      {info.mayAdd ? (
        <Button kind="primary" onClick={verbs.startAdding}>
          <Icon of={Plus} />
          {add}
        </Button>
      ) : null}
      <Ways>
        <ActionLink onClick={verbs.signOut} busy={act.kind === 'busy'}>
          {words.page.signOut}
        </ActionLink>
      </Ways>
      {removing === undefined ? null : (
        <RemoveDialog
          authenticator={removing}
          account={info.account.name}
          last={authenticators.length === 1}
          act={act}
          onRemove={() => {
            verbs.remove(removing)
          }}
          onKeep={verbs.showList}
        />
      )}
    </Step>
  )
}
