/** Whether a request would reach the person, out of what is known of accounts and keychain. @module */
import type { ClockDifference, Receiving } from '#protocol/authenticator-state'
import type { DesktopProblemCode, KeychainCode } from '#protocol/desktop-problems'
import type { AccountView } from '../authenticator/accounts.ts'

type CannotReceive = Extract<Receiving, { readonly state: 'cannot-receive' }>['why']

const reasons: readonly DesktopProblemCode[] = [
  'keychain-absent',
  'keychain-locked',
  'keychain-waiting-for-unlock',
  'keychain-refusing',
  'keychain-not-answering',
  'keychain-changed',
  'keychain-entry-damaged',
  'vault-damaged',
  'vault-newer',
  'vault-unreadable',
  'vault-in-use',
] satisfies readonly CannotReceive[]

const isReason = (code: DesktopProblemCode): code is CannotReceive => reasons.includes(code)

/** `fault`: what was last said of keychain or vault; it counts only while keys are missing for it. */
export function receivingOf(
  accounts: readonly AccountView[],
  fault: DesktopProblemCode | undefined,
  vaultIsOpen: boolean,
  cannotApprove: KeychainCode | undefined,
): Receiving {
  const faulty = fault !== undefined && isReason(fault) ? fault : undefined
  const keysAreMissing = !vaultIsOpen || accounts.some(({ key }) => key === 'unread')
  if (faulty !== undefined && keysAreMissing) return { state: 'cannot-receive', why: faulty }
  if (!vaultIsOpen) return { state: 'connecting' }
  const active = accounts.filter(({ state, key }) => state === 'active' && key !== 'missing')
  if (active.length === 0) return { state: 'none' }
  if (cannotApprove !== undefined) return { state: 'cannot-approve', why: cannotApprove }
  if (active.every(({ connection }) => connection.state === 'connected')) return { state: 'ready' }
  if (active.some(({ connection }) => connection.state === 'offline')) return { state: 'offline' }
  return { state: 'connecting' }
}

/** The largest difference of clocks that there is to warn of. */
export function clockDifferenceOf(accounts: readonly AccountView[]): ClockDifference | undefined {
  const differences = accounts.flatMap(({ origin, clockAheadMs: aheadMs }) =>
    aheadMs === undefined ? [] : [{ origin, aheadMs }],
  )
  return differences.sort((a, b) => Math.abs(b.aheadMs) - Math.abs(a.aheadMs))[0]
}
