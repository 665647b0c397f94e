/** An account whose key the operating system's yes may open. @module */
import { expect } from 'vitest'
import type {
  OsConsent,
  OsConsented,
  Verification,
} from '../../src/main/authenticator/user-verification'
import type { Vault } from '../../src/main/authenticator/vault'
import type { ActiveAccount } from '../../src/main/authenticator/vault-state'
import { osPromptAnswering } from './scripted-os-prompt'
import { addAccount, pinOf, rightPin, turnOn, type VaultWorld } from './vault-world'

export const yes = osPromptAnswering('verified')

export async function anAccount(world: VaultWorld, vault: Vault, name?: string) {
  const { id } = await addAccount(vault, world.relyingParty, name)
  return await turnOn(vault, world.relyingParty, id)
}

/** With the operating system allowed for all accounts. */
export async function anAllowed(world: VaultWorld) {
  const vault = await world.start()
  const account = await anAccount(world, vault)
  expect(await vault.allowOsVerification('all', pinOf(rightPin))).toEqual({
    outcome: 'allowed',
    accountIds: [account.id],
  })
  return { vault, account, id: account.id }
}

export const challengeOf = (world: VaultWorld, account: ActiveAccount): string =>
  world.relyingParty.challenge(account)

export function consentOf(asked: OsConsented): OsConsent {
  if (asked.outcome !== 'consented') throw new Error(asked.reason)
  return asked.consent
}

export async function openByOs(
  vault: Vault,
  accountId: string,
  challenge: string,
): Promise<Verification | Extract<OsConsented, { readonly outcome: 'refused' }>> {
  const asked = await vault.askOs({ accountId, challenge }, yes)
  if (asked.outcome === 'refused') return asked
  return await vault.openWithOs(accountId, challenge, asked.consent)
}
