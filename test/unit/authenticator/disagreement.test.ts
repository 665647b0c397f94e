/**
 * Where keychain, file and relying party disagree, each combination has one outcome, and nothing is deleted unasked.
 * @module
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { addAccount, aVaultWorld, pinOf, rightPin, turnOn } from '../../support/vault-world'

const withKey = [true, false]

/** What the vault does of its own accord, and what is left when the relying party says that it knows no such device. */
interface Outcome {
  readonly shown: 'ready' | 'missing' | 'absent'
  readonly afterRevocation: 'gone' | 'absent'
  readonly keysLeft: number
}

const stated: Readonly<Record<string, Outcome>> = {
  'key, record': { shown: 'ready', afterRevocation: 'gone', keysLeft: 0 },
  'no key, record': { shown: 'missing', afterRevocation: 'gone', keysLeft: 0 },
  // Without a record nobody can say whose key it is: it stays, and adding the account again makes a new one.
  'key, no record': { shown: 'absent', afterRevocation: 'absent', keysLeft: 1 },
  'no key, no record': { shown: 'absent', afterRevocation: 'absent', keysLeft: 0 },
}

test('D6 key, record and the relying party’s knowledge: eight states, each with its one outcome', async () => {
  let states = 0
  for (const key of withKey) {
    for (const record of [true, false]) {
      for (const relyingPartyKnows of [true, false]) {
        await using world = await aVaultWorld()
        const { keychain, relyingParty } = world
        const first = await world.start()
        const kept = await addAccount(first, relyingParty, 'bsandhu@contoso.com')
        const before = await world.copy()
        const account = await addAccount(first, relyingParty)
        const name = [...keychain.entries.keys()].find((each) => each.endsWith(account.id)) ?? ''
        if (!key) keychain.entries.delete(name)
        if (!record) await world.restoreFile(before)
        const entries = new Map(keychain.entries)
        const file = (await world.copy()).file

        const expected = stated[`${key ? 'key' : 'no key'}, ${record ? 'record' : 'no record'}`]
        const vault = await world.start()
        expect(await vault.resume()).toEqual([])
        const found = vault.accounts().find(({ id }) => id === account.id)
        expect(found ? vault.keyState(found.id) : 'absent').toBe(expected?.shown)
        if (found && !key) {
          const denial = vault.signDenial(found.id, relyingParty.challenge(account), 'declined')
          await expect(denial).rejects.toMatchObject({ code: 'KEY_MISSING' })
        }
        // Nothing was deleted, made anew or written.
        expect(new Map(keychain.entries)).toEqual(entries)
        expect((await world.copy()).file).toBe(file)

        if (!relyingPartyKnows && found) {
          const statement = relyingParty.revocation(account, { subject: { what: 'device' } })
          await vault.revoke(account.id, statement)
          expect(vault.accounts().map(({ id }) => id)).toEqual([kept.id])
          expect(vault.ended()).toMatchObject([{ account: { name: 'balas@contoso.com' } }])
        }
        if (!relyingPartyKnows) expect(Number(keychain.entries.has(name))).toBe(expected?.keysLeft)
        expect(vault.keyState(kept.id)).toBe('ready')
        states++
      }
    }
  }
  console.log(`FIGURE D6 ${states}/8 states as stated, 0 data deleted without consent`)
  expect(states).toBe(8)
})

test('D6 another keychain than the one that was used is named, and nothing is made anew in it', async () => {
  await using world = await aVaultWorld()
  const { keychain, relyingParty } = world
  const { id } = await addAccount(await world.start(), relyingParty)
  const own = new Map(keychain.entries)
  keychain.entries.clear()
  const vault = await world.start()
  await expect(vault.resume()).rejects.toMatchObject({ code: 'KEYCHAIN_CHANGED' })
  await expect(vault.prepare(relyingParty.account())).rejects.toMatchObject({
    code: 'KEYCHAIN_CHANGED',
  })
  expect(keychain.entries.size).toBe(0)
  expect(vault.accounts().map((account) => account.id)).toEqual([id])
  for (const [name, text] of own) keychain.entries.set(name, text)
  expect(await vault.resume()).toEqual([])
  expect(vault.keyState(id)).toBe('ready')
})

test('D6 a key that is not the one the account was added with is not used', async () => {
  await using world = await aVaultWorld()
  const { keychain, relyingParty } = world
  const first = await world.start()
  const one = await addAccount(first, relyingParty)
  const two = await addAccount(first, relyingParty)
  const nameOf = (id: string) =>
    [...keychain.entries.keys()].find((name) => name.endsWith(id)) ?? ''
  keychain.entries.set(nameOf(one.id), keychain.entries.get(nameOf(two.id)) ?? '')
  const vault = await world.start()
  await vault.resume()
  expect([vault.keyState(one.id), vault.keyState(two.id)]).toEqual(['missing', 'ready'])
})

test('D3 a keychain that is locked loses nothing: no account, no key, no try, and enrolling leaves nothing half', async () => {
  await using world = await aVaultWorld()
  const { keychain, relyingParty } = world
  const vault = await world.start()
  const { id } = await addAccount(vault, relyingParty)
  const account = await turnOn(vault, relyingParty, id)
  const before = await world.copy()
  const restarted = await world.start()
  keychain.locked = true
  // This keychain says *nothing there* when locked, to every read; so does its canary.
  await expect(restarted.resume()).rejects.toMatchObject({ code: 'KEYCHAIN_CHANGED' })
  await expect(restarted.prepare(relyingParty.account())).rejects.toThrow()
  await expect(
    restarted.openWithPin(id, relyingParty.challenge(account), pinOf(rightPin)),
  ).rejects.toThrow()
  const stored = (text: string): unknown => JSON.parse(text)
  expect(stored((await world.copy()).file)).toEqual(stored(before.file))
  keychain.locked = false
  expect(await restarted.resume()).toEqual([])
  expect(restarted.keyState(id)).toBe('ready')
  expect(await restarted.pinState()).toMatchObject({ triesLeft: 8 })
  // A vault that has read its keys goes on connecting and denying while the keychain is locked.
  keychain.locked = true
  expect(await vault.signDenial(id, relyingParty.challenge(account), 'declined')).toMatch(/^ey/)
})

test('D6 an entry that is not of our form is left as it is, and the other accounts go on', async () => {
  await using world = await aVaultWorld()
  const { keychain, relyingParty } = world
  const first = await world.start()
  const account = await addAccount(first, relyingParty)
  const other = await addAccount(first, relyingParty)
  const name = [...keychain.entries.keys()].find((each) => each.endsWith(account.id)) ?? ''
  const damages = ['', 'countersign-account-2.AA...', 'countersign-account-1.AA...', 'x'.repeat(99)]
  for (const text of damages) {
    keychain.entries.set(name, text)
    const vault = await world.start()
    expect(await vault.resume()).toEqual([])
    expect([vault.keyState(account.id), vault.keyState(other.id)]).toEqual(['missing', 'ready'])
    const denial = vault.signDenial(account.id, relyingParty.challenge(account), 'declined')
    await expect(denial).rejects.toMatchObject({ code: 'KEYCHAIN_ENTRY_DAMAGED' })
    await vault.forgetPin()
    expect(keychain.entries.get(name)).toBe(text)
  }
  expect(await readFile(join(world.folder, 'vault.json'), 'utf8')).toContain(account.id)
})
