/**
 * The vault's file: read strictly, replaced whole, closed to others, and left alone where it is not understood.
 * @module
 */
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFileSecretStore } from '../../../src/main/authenticator/adapters/file-secret-store'
import { seed } from '../../support/sizes'
import { addAccount, aVaultWorld, pinOf, turnOn } from '../../support/vault-world'

async function aFilledWorld() {
  const world = await aVaultWorld()
  const vault = await world.start()
  const { id } = await addAccount(vault, world.relyingParty)
  await turnOn(vault, world.relyingParty, id)
  const path = join(world.folder, 'vault.json')
  const text = await readFile(path, 'utf8')
  return { world, vault, id, path, text, [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]() }
}

test('X8 what is read is what was written, whatever state the accounts are in', async () => {
  await using filled = await aFilledWorld()
  const { world, vault, id } = filled
  await vault.prepare(world.relyingParty.account())
  expect((await world.start()).accounts()).toEqual(vault.accounts())
  await vault.forgetPin()
  await vault
    .revoke(
      id,
      world.relyingParty.revocation(await addAccount(vault, world.relyingParty), {
        subject: { what: 'device' },
      }),
    )
    .catch(() => undefined)
  expect((await world.start()).accounts()).toEqual(vault.accounts())
})

test('X8 a newer file is refused with that sentence, and kept', async () => {
  await using filled = await aFilledWorld()
  const { world, path, text } = filled
  const newer = text.replace('"v": 1', '"v": 2').replace('"accounts"', '"somethingNew"')
  await writeFile(path, newer)
  await expect(world.start()).rejects.toMatchObject({ code: 'VAULT_NEWER' })
  expect(await readFile(path, 'utf8')).toBe(newer)
})

test('X8 a damaged file is refused wherever the damage is, and never repaired', async () => {
  await using filled = await aFilledWorld()
  const { world, path, text } = filled
  const damages = fc.sample(
    fc.oneof(
      fc.nat(text.length - 2).map((at) => text.slice(0, at)),
      fc.nat(text.length - 2).map((at) => `${text.slice(0, at)}\u0000${text.slice(at + 1)}`),
      fc
        .constantFrom('accounts', 'id', 'state', 'dev', 'sealed', 'nonce', 'counter', 'canary')
        .map((name) => text.replace(`"${name}"`, `"${name}s"`)),
      fc
        .constantFrom('-1', '1.5', '"1"', 'null', '4294967296')
        .map((value) => text.replace(/"counter": \d+/, `"counter": ${value}`)),
      fc.constantFrom('null', '[]', '""', '{}', '{"v":0}', '{"v":"1"}'),
    ),
    { numRuns: 120, seed },
  )
  for (const damage of damages) {
    await writeFile(path, damage)
    await expect(world.start()).rejects.toMatchObject({ code: 'VAULT_DAMAGED' })
    expect(await readFile(path, 'utf8')).toBe(damage)
  }
  console.log(
    `FIGURE X8 ${damages.length} damaged vault files, ${damages.length} refused and kept, seed ${seed}`,
  )
})

test('X8 an error names the place of the damage and never what stood there', async () => {
  await using filled = await aFilledWorld()
  const { world, path, text } = filled
  await writeFile(path, text.replace('"balas@contoso.com"', '"canary"'))
  const refused = await world.start().catch((error: unknown) => error)
  expect(String(refused)).toContain('accounts.0.account.name')
  expect(JSON.stringify(refused) + String(refused)).not.toContain('canary')
})

test('X8 a disk that takes nothing leaves the accounts as they were', async () => {
  await using filled = await aFilledWorld()
  const { world, vault, path, text, id } = filled
  await mkdir(join(`${path}.new`, 'in-the-way'), { recursive: true })
  await expect(vault.prepare(world.relyingParty.account())).rejects.toMatchObject({
    code: 'VAULT_NOT_STORED',
  })
  await expect(vault.remove(id)).rejects.toMatchObject({ code: 'VAULT_NOT_STORED' })
  expect(await readFile(path, 'utf8')).toBe(text)
  expect(vault.accounts().map((account) => account.id)).toEqual([id])
  expect(world.keychain.entries.size).toBe(3)
})

test('F1 the folder is closed to others, and so is every file in it', async () => {
  await using filled = await aFilledWorld()
  const { world } = filled
  const store = createFileSecretStore(join(world.folder, 'secrets'), { say: () => undefined })
  await store.write('a', pinOf('b'))
  const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8)
  for (const folder of [world.folder, join(world.folder, 'secrets')])
    expect(await modeOf(folder)).toBe('700')
  for (const entry of await readdir(world.folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) expect(await modeOf(join(entry.parentPath, entry.name))).toBe('600')
  }
})

test('K12 the file of secrets says, once and first, that it protects nothing', async () => {
  await using world = await aVaultWorld()
  const said: string[] = []
  const store = createFileSecretStore(world.folder, { say: (sentence) => said.push(sentence) })
  expect(await store.read('a')).toBeUndefined()
  await store.write('a', pinOf('one'))
  await store.delete('b')
  const again = createFileSecretStore(world.folder, { say: () => undefined })
  expect(Buffer.from((await again.read('a'))?.expose() ?? []).toString()).toBe('one')
  expect(said).toEqual([expect.stringContaining('protects nothing')])
})
