/**
 * kill -9 at every named point of the vault: afterwards an account is whole or absent, and nothing acknowledged is lost.
 * @module
 */
import { beforeAll, expect, test } from 'vitest'
import { parseApproval } from '#protocol/approval'
import { parseAuthenticatorData } from '#protocol/authenticator-data'
import type { Vault } from '../../../src/main/authenticator/vault'
import type { ActiveAccount } from '../../../src/main/authenticator/vault-state'
import { checkWhole, KillableDevice } from '../../support/killable-device'
import { seededRandom } from '../../support/seeded-random'
import { runs, seed } from '../../support/sizes'
import { buildProgram } from '../../support/test-build'
import { pinOf, rightPin } from '../../support/vault-world'

let program: string
beforeAll(async () => {
  program = await buildProgram('test/support/vault-program.ts')
})

async function opens(device: KillableDevice, vault: Vault, account: ActiveAccount) {
  return await vault.openWithPin(
    account.id,
    device.relyingParty.challenge(account),
    pinOf(rightPin),
  )
}

const enrolling = [
  ...[
    'vault:account-recorded',
    'vault:device-key-stored',
    'vault:code-kept',
    'vault:prepared-recorded',
    'vault:account-activated',
  ],
  ...[1, 2, 3, 4].flatMap((n) =>
    ['written', 'synced', 'renamed'].map((moment) => `vault:file-${moment}#${n}`),
  ),
]
const turningOn = [
  ...[
    'vault:pin-set',
    'vault:credential-recorded',
    'vault:wrap-stored',
    'vault:credential-activated',
  ],
  ...[1, 2].flatMap((n) => ['written', 'renamed'].map((moment) => `vault:file-${moment}#${n}`)),
]
const removing = ['vault:removal-recorded', 'vault:secrets-deleted', 'vault:account-dropped']
const forgetting = ['vault:deletion-recorded', 'vault:wraps-deleted', 'vault:sealed-keys-deleted']

test('D1 killed at any point of enrolment or phone sign-in, the account is whole or absent, and no key is left over', async () => {
  let whole = 0
  for (const at of enrolling) {
    await using device = await KillableDevice.create(program)
    const said = await device.run('enroll', { at })
    const accounts = await checkWhole(device, await device.start())
    if (said.some(({ enrolled }) => enrolled)) expect(accounts.length).toBe(1)
    whole += accounts.length
  }
  expect(whole).toBeGreaterThan(0)
  expect(whole).toBeLessThan(enrolling.length)

  await using enrolled = await KillableDevice.create(program)
  await enrolled.run('enroll')
  for (const at of turningOn) {
    await using device = await enrolled.copy()
    await device.run('turn-on', { at })
    const vault = await device.start()
    const [account] = await checkWhole(device, vault)
    if (!account) throw new Error('the account is gone')
    const on = account.phoneSignIn?.state === 'active'
    expect((await opens(device, vault, account)).outcome).toBe(on ? 'verified' : 'refused')
  }

  const kills = runs({ commit: 6, full: 200 })
  const chance = seededRandom(seed)
  for (let i = 0; i < kills; i++) {
    await using device = await KillableDevice.create(program)
    const said = await device.run('enroll', { afterMs: 60 + chance.below(400) })
    const accounts = await checkWhole(device, await device.start())
    if (said.some((fact) => fact.enrolled)) expect(accounts.length).toBe(1)
  }
  console.log(
    `FIGURE D1 ${enrolling.length + turningOn.length} named points and ${kills} random kills, 0 orphan keys, 0 lost or half accounts (vault), seed ${seed}`,
  )
})

test('D1 killed while an account is removed or a PIN forgotten, the rest is finished at the next start', async () => {
  await using on = await KillableDevice.create(program)
  await on.run('enroll')
  await on.run('turn-on')
  for (const at of removing) {
    await using device = await on.copy()
    await device.run('remove', { at })
    expect(await checkWhole(device, await device.start())).toEqual([])
  }
  for (const at of forgetting) {
    await using device = await on.copy()
    await device.run('forget-pin', { at })
    const vault = await device.start()
    const [account] = await checkWhole(device, vault)
    expect(account?.phoneSignIn).toMatchObject({ state: 'deleted', reason: 'forgotten-pin' })
    expect(await vault.pinState()).toEqual({ set: false })
  }
})

test('D2 killed anywhere between verification and acknowledgement, no counter is used twice, and a retry sends the same bytes', async () => {
  await using on = await KillableDevice.create(program)
  await on.run('enroll')
  await on.run('turn-on')
  const points = [
    ...['vault:try-counted-in-keychain', 'vault:try-counted#2', 'vault:pin-checked#3'],
    ...['vault:approval-signed', 'vault:approval-signed#3'],
    ...['vault:approval-durable', 'vault:approval-durable#2'],
    ...['vault:file-written#2', 'vault:file-synced#2', 'vault:file-renamed#2'],
    ...['vault:file-written#3', 'vault:file-renamed#5'],
  ]
  for (const at of points) {
    await using device = await on.copy()
    const said = await device.run('approve', { at })
    const vault = await device.start()
    const [account] = await checkWhole(device, vault)
    if (!account) throw new Error('the account is gone')
    const used = said.flatMap(({ counter }) => counter ?? [])
    const challenge = said.findLast((fact) => fact.challenge)?.challenge ?? ''
    const shown = { app: 'Payroll', time: 1_790_000_000 }
    const approve = async () => {
      const opened = await vault.openWithPin(account.id, challenge, pinOf(rightPin))
      if (opened.outcome !== 'verified') throw new Error(opened.reason)
      return await vault.approve(account.id, {
        challenge,
        number: '42',
        shown,
        grant: opened.grant,
      })
    }
    const response = await approve()
    const acknowledged = said.find(
      (fact) => fact.response && fact.challenge === challenge,
    )?.response
    if (acknowledged) expect(response).toEqual(acknowledged)
    else
      expect(used).not.toContain(
        parseAuthenticatorData(parseApproval(response).authenticatorData).signCount,
      )
    expect(await approve()).toEqual(response)
  }
  console.log(
    `FIGURE D2 ${points.length} kills between verification and acknowledgement, 0 repeated counters, 0 later refusals (vault)`,
  )
})

test('D7 killed after each wrong PIN, the count stands: never more than eight are looked at', async () => {
  await using on = await KillableDevice.create(program)
  await on.run('enroll')
  await on.run('turn-on')
  const points = ['vault:try-counted-in-keychain', 'vault:try-counted', 'vault:pin-checked']
  const rounds = runs({ commit: 1, full: 25 })
  for (let round = 0; round < rounds; round++) {
    await using device = await on.copy()
    for (let i = 0; i < 8; i++) {
      device.days++
      await device.run('wrong-pin', { at: points[(round + i) % points.length] ?? '' })
    }
    device.days++
    const [last] = await device.run('wrong-pin')
    expect(last?.answer).toEqual({ outcome: 'refused', reason: 'keys-deleted' })
    const vault = await device.start()
    const [account] = await checkWhole(device, vault)
    expect(account?.phoneSignIn).toMatchObject({ state: 'deleted', reason: 'wrong-pins' })
  }
  console.log(`FIGURE D7 ${8 * rounds} kills after a wrong PIN, 0 extra tries`)
})
