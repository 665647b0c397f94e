/** The question that is asked just now, if any: nothing that is hard to take back happens without one. @module */
import { ClearRecentDialog } from './clear-recent-dialog.tsx'
import { ForgetPinDialog } from './forget-pin-dialog.tsx'
import { PortDialog } from './port-dialog.tsx'
import { RemoveAllDialog } from './remove-all-dialog.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import type { Shown } from './shown.ts'
import { TurnOffDialog } from './turn-off-dialog.tsx'

export function QuestionDialog({ state, place: { question }, dispatch }: Shown) {
  if (question === undefined) return null
  const close = (): void => {
    dispatch({ kind: 'end-question' })
  }
  switch (question.about) {
    case 'turn-off':
    case 'remove': {
      // Gone while it was asked: there is nothing left to ask about.
      const account = state.accounts.find(({ id }) => id === question.accountId)
      if (account === undefined) return null
      if (question.about === 'remove') return <RemoveDialog account={account} onClose={close} />
      return <TurnOffDialog account={account} onClose={close} />
    }
    case 'clear-recent':
      return <ClearRecentDialog onClose={close} />
    case 'forget-pin':
      return (
        <ForgetPinDialog
          onForgotten={() => {
            dispatch({ kind: 'pin-forgotten' })
          }}
          onClose={close}
        />
      )
    case 'remove-all':
      return <RemoveAllDialog accounts={state.accounts.length} onClose={close} />
    case 'choose-port':
      return <PortDialog of={state.relyingParty} accounts={state.accounts} onClose={close} />
    default: {
      const never: never = question
      return never
    }
  }
}
