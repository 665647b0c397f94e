/**
 * The person is verified by what they use day to day, and by the PIN where that cannot be or may not.
 * @module
 */
import { expect, test } from 'vitest'
import { createPersonVerifier } from '../../../src/main/authenticator/adapters/person-verifier'
import type { PinEntry } from '../../../src/main/authenticator/ports'
import type { OsAnswer } from '../../../src/main/authenticator/user-verification'
import { anAccount, anAllowed, challengeOf } from '../../support/os-allowed'
import { osPromptAnswering } from '../../support/scripted-os-prompt'
import { activeAccount, addAccount, aVaultWorld, pinOf, rightPin } from '../../support/vault-world'

test('L6 where a tenant demands the PIN nothing is sealed for the operating system, and it is not asked', async () => {
  await using world = await aVaultWorld()
  const vault = await world.start()
  const { id } = await addAccount(vault, world.relyingParty, 'strict@contoso.com')
  const account = activeAccount(vault, id)
  const options = world.relyingParty.options(account, { pinRequired: true })
  const registered = await vault.createCredential(id, options, pinOf(rightPin))
  if (registered.outcome !== 'created') throw new Error(registered.reason)
  await vault.activateCredential(id, registered.registration.id)

  const refused = { outcome: 'refused', reason: 'pin-demanded' }
  expect(await vault.allowOsVerification({ accountId: id }, pinOf('wrong-one'))).toEqual(refused)
  expect(await vault.allowOsVerification('all', pinOf('wrong-one'))).toEqual(refused)
  expect(await vault.pinState()).toMatchObject({ triesLeft: 8 }) // nobody's PIN was looked at
  const free = await anAccount(world, vault, 'free@contoso.com')
  expect(await vault.allowOsVerification('all', pinOf(rightPin))).toEqual({
    outcome: 'allowed',
    accountIds: [free.id],
  })
  expect(vault.osVerificationOf(id)).toBe('pin-demanded')
  expect(vault.osVerificationOf(free.id)).toBe('on')

  const asked = osPromptAnswering('verified')
  const typed: string[] = []
  const pinEntry: PinEntry = {
    ask: ({ accountId }) => {
      typed.push(accountId)
      return Promise.resolve(pinOf(rightPin))
    },
  }
  const verifier = createPersonVerifier({ vault, pinEntry, osPrompt: asked })
  for (const { id: accountId } of [account, free]) {
    const challenge = challengeOf(world, activeAccount(vault, accountId))
    expect((await verifier.verify({ accountId, challenge })).outcome).toBe('verified')
  }
  expect(asked.asked).toBe(1)
  expect(typed).toEqual([id])
})

test('L6 the PIN is asked for where the system asks nobody, and not where it got no yes', async () => {
  await using world = await aVaultWorld()
  const { vault, account, id } = await anAllowed(world)
  const request = () => ({ accountId: id, challenge: challengeOf(world, account) })
  let typed = 0
  const pinEntry: PinEntry = {
    ask: () => {
      typed++
      return Promise.resolve(pinOf(rightPin))
    },
  }
  const by = (answer: OsAnswer) =>
    createPersonVerifier({ vault, pinEntry, osPrompt: osPromptAnswering(answer) }).verify(request())

  for (const answer of ['no-agent', 'not-installed', 'not-set-up', 'unavailable'] as const) {
    const before = typed
    expect((await by(answer)).outcome, answer).toBe('verified')
    expect(typed, answer).toBe(before + 1)
  }
  const byPin = typed
  expect(await by('dismissed')).toEqual({ outcome: 'refused', reason: 'cancelled' })
  expect(await by('refused')).toEqual({ outcome: 'refused', reason: 'os-refused' })
  expect(await by('timed-out')).toEqual({ outcome: 'refused', reason: 'timed-out' })
  expect((await by('verified')).outcome).toBe('verified')
  expect(typed).toBe(byPin)

  const none = createPersonVerifier({ vault, pinEntry, osPrompt: undefined })
  expect((await none.verify(request())).outcome).toBe('verified')
  expect(typed).toBe(byPin + 1)

  for (const name of world.keychain.entries.keys()) {
    if (name.endsWith('/os')) world.keychain.entries.delete(name)
  }
  expect((await by('verified')).outcome).toBe('verified')
  expect(typed).toBe(byPin + 2)
})
