/**
 * kill -9 while verification by the system is turned on or off: afterwards it is on or off, whole, and the PIN opens.
 * @module
 */
import { beforeAll, expect, test } from 'vitest'
import type { Vault } from '../../../src/main/authenticator/vault'
import type { ActiveAccount } from '../../../src/main/authenticator/vault-state'
import { checkWhole, KillableDevice } from '../../support/killable-device'
import { openByOs } from '../../support/os-allowed'
import { buildProgram } from '../../support/test-build'
import { pinOf, rightPin } from '../../support/vault-world'

let program: string
beforeAll(async () => {
  program = await buildProgram('test/support/vault-program.ts')
})

const moments = (numbers: readonly number[]) =>
  numbers.flatMap((n) => ['written', 'synced', 'renamed'].map((what) => `vault:file-${what}#${n}`))
const allowing = [
  ...['vault:pin-checked', 'vault:os-recorded', 'vault:os-secret-stored', 'vault:os-sealed'],
  ...moments([2, 3]), // the first is the try's
]
const ending = ['vault:os-ending-recorded', 'vault:os-secret-deleted', ...moments([1, 2])]
const forgetting = ['vault:deletion-recorded', 'vault:wraps-deleted', 'vault:sealed-keys-deleted']
const removing = [
  ...['vault:removal-recorded', 'vault:secrets-deleted', 'vault:os-ending-recorded'],
  ...['vault:os-secret-deleted', 'vault:account-dropped'],
]

async function onlyAccount(device: KillableDevice, vault: Vault): Promise<ActiveAccount> {
  const [account] = await checkWhole(device, vault)
  if (!account) throw new Error('the account is gone')
  return account
}

/** Whether the system's yes opens the key; and that the vault says the same. */
async function opensByOs(device: KillableDevice, vault: Vault, account: ActiveAccount) {
  const challenge = device.relyingParty.challenge(account)
  const opened = (await openByOs(vault, account.id, challenge)).outcome === 'verified'
  expect(vault.osVerificationOf(account.id)).toBe(opened ? 'on' : 'off')
  return opened
}

async function opensByPin(device: KillableDevice, vault: Vault, account: ActiveAccount) {
  const challenge = device.relyingParty.challenge(account)
  return (await vault.openWithPin(account.id, challenge, pinOf(rightPin))).outcome === 'verified'
}

test('L6 killed at any point of turning the system’s verification on or off, it is on or off, and no secret of it is left over', async () => {
  await using off = await KillableDevice.create(program)
  await off.run('enroll')
  await off.run('turn-on')
  await using on = await off.copy()
  await on.run('allow-os')
  let wasOn = 0
  for (const [from, what, points] of [
    [off, 'allow-os', allowing],
    [on, 'end-os', ending],
  ] as const) {
    for (const at of points) {
      await using device = await from.copy()
      await device.run(what, { at })
      const vault = await device.start()
      const account = await onlyAccount(device, vault) // the secret is there just when it is on
      if (await opensByOs(device, vault, account)) wasOn++
      expect(await opensByPin(device, vault, account)).toBe(true)
    }
  }
  expect(wasOn).toBeGreaterThan(0)
  expect(wasOn).toBeLessThan(allowing.length)

  for (const at of forgetting) {
    await using device = await on.copy()
    await device.run('forget-pin', { at })
    const vault = await device.start()
    const account = await onlyAccount(device, vault)
    expect(account.phoneSignIn).toMatchObject({ state: 'deleted', reason: 'forgotten-pin' })
    expect(await opensByOs(device, vault, account)).toBe(false)
  }
  for (const at of removing) {
    await using device = await on.copy()
    await device.run('remove', { at })
    expect(await checkWhole(device, await device.start())).toEqual([])
  }
  const kills = allowing.length + ending.length + forgetting.length + removing.length
  console.log(
    `FIGURE L6 ${kills} kills at named points while it is turned on, off, forgotten or removed: 0 half, 0 secrets left over`,
  )
})
