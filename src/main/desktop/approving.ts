/** Whether the keychain, which failed an approval while keys to connect were in memory, still does not give what approves. @module */
import type { KeychainCode } from '#protocol/desktop-problems'
import type { Clock, OpenAuthenticator } from './ports.ts'
import type { Problem } from './problems.ts'

const lookEveryMs = 5000

export interface Approving {
  /** Why nothing can be approved just now, as far as is known. */
  problem(): KeychainCode | undefined
  /** An approval failed with this; only what the keychain does is noted. */
  failed(problem: Problem): void
  /** The keychain gave what approves. */
  works(): void
  stop(): void
}

const codes: readonly Problem['code'][] = [
  'keychain-absent',
  'keychain-locked',
  'keychain-waiting-for-unlock',
  'keychain-refusing',
  'keychain-not-answering',
] satisfies readonly KeychainCode[]

const isOfKeychain = (code: Problem['code']): code is KeychainCode => codes.includes(code)

export function createApproving(needs: {
  readonly clock: Clock
  readonly open: () => Pick<OpenAuthenticator, 'look'> | undefined
  readonly changed: () => void
}): Approving {
  let code: KeychainCode | undefined
  let cancel: () => void = () => undefined

  function become(next: KeychainCode | undefined): void {
    cancel()
    if (next !== undefined) cancel = needs.clock.after(lookEveryMs, () => void look())
    if (next === code) return
    code = next
    needs.changed()
  }

  /** From beside: asks nobody to unlock anything. */
  async function look(): Promise<void> {
    const before = code
    const seen = await needs.open()?.look()
    if (code !== before || code === undefined) return
    if (seen === 'unlocked') become(undefined)
    else if (seen === 'locked') become('keychain-locked')
    else if (seen === 'absent' || seen === 'not-answering') become(`keychain-${seen}`)
    else become(code)
  }

  return {
    problem: () => code,
    failed(problem) {
      if (isOfKeychain(problem.code)) become(problem.code)
    },
    works: () => become(undefined),
    stop: () => cancel(),
  }
}
