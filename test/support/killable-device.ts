/**
 * A device that can be killed: its folder, its relying party, and what its program said before the end.
 * @module
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { expect } from 'vitest'
import type { parseApproval } from '#protocol/approval'
import { aesGcmCipher } from '../../src/main/authenticator/adapters/aes-gcm-cipher'
import { createFileSecretStore } from '../../src/main/authenticator/adapters/file-secret-store'
import { systemClock } from '../../src/main/authenticator/adapters/system-clock'
import { systemRandom } from '../../src/main/authenticator/adapters/system-random'
import { createVaultFile } from '../../src/main/authenticator/adapters/vault-file'
import { openVault } from '../../src/main/authenticator/open-vault'
import type { Vault } from '../../src/main/authenticator/vault'
import type { ActiveAccount } from '../../src/main/authenticator/vault-state'
import { createPinnedRelyingParty, newRelyingPartySelf, random } from './pinned-relying-party'
import { activeAccount, noCrashPoints, quickPinHash } from './vault-world'

export interface Said {
  readonly reached?: string
  readonly enrolled?: string
  readonly on?: true
  readonly removed?: true
  readonly challenge?: string
  readonly counter?: number
  readonly response?: Parameters<typeof parseApproval>[0]
  readonly answer?: { readonly outcome: string; readonly reason?: string }
}

/** One device's folder, and its relying party. */
export class KillableDevice implements AsyncDisposable {
  readonly folder: string
  readonly #program: string
  readonly self = newRelyingPartySelf()
  readonly relyingParty = createPinnedRelyingParty(this.self)
  days = 0

  private constructor(program: string, folder: string) {
    this.#program = program
    this.folder = folder
  }

  static async create(program: string): Promise<KillableDevice> {
    const device = new KillableDevice(program, await mkdtemp(join(tmpdir(), 'countersign-killed-')))
    await writeFile(join(device.folder, 'relying-party.json'), JSON.stringify(device.self))
    return device
  }

  /** Runs the program to its end, or to the point or moment at which it is killed. */
  async run(
    what: string,
    end: { readonly at?: string; readonly afterMs?: number } = {},
  ): Promise<readonly Said[]> {
    const rp = join(this.folder, 'relying-party.json')
    const args = [
      this.#program,
      what,
      join(this.folder, 'vault'),
      rp,
      String(this.days),
      ...(end.at ? [end.at] : []),
    ]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    const said: Said[] = []
    createInterface({ input: child.stdout }).on('line', (line) =>
      said.push(JSON.parse(line) as Said),
    )
    if (end.afterMs !== undefined) void setTimeout(end.afterMs).then(() => child.kill('SIGKILL'))
    const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
    if (end.at !== undefined) {
      expect(said.at(-1)).toEqual({ reached: end.at.split('#')[0] })
      expect(signal).toBe('SIGKILL')
    } else if (end.afterMs === undefined) expect(code).toBe(0)
    return said
  }

  start(): Promise<Vault> {
    const folder = join(this.folder, 'vault')
    const later = this.days * 86_400_000
    return openVault({
      file: createVaultFile(folder, { crashPoints: noCrashPoints }),
      secretStore: createFileSecretStore(join(folder, 'secrets'), { say: () => undefined }),
      pinHash: quickPinHash,
      cipher: aesGcmCipher,
      clock: { ...systemClock, now: () => systemClock.now() + later },
      random: systemRandom,
      crashPoints: noCrashPoints,
    })
  }

  /** Names and texts of the keychain's entries. */
  async secrets(): Promise<ReadonlyMap<string, string>> {
    const text = await readFile(
      join(this.folder, 'vault', 'secrets', 'secrets.json'),
      'utf8',
    ).catch(() => '{"secrets":{}}')
    return new Map(
      Object.entries((JSON.parse(text) as { secrets: Record<string, string> }).secrets),
    )
  }

  async copy(): Promise<KillableDevice> {
    const copy = await KillableDevice.create(this.#program)
    await cp(this.folder, copy.folder, { recursive: true })
    return Object.assign(copy, { self: this.self, relyingParty: this.relyingParty })
  }

  async [Symbol.asyncDispose]() {
    await rm(this.folder, { recursive: true, force: true })
  }
}

/** After a start: every account has its key, every key has its account, nothing is half. */
export async function checkWhole(
  device: KillableDevice,
  vault: Vault,
): Promise<readonly ActiveAccount[]> {
  for (const { accountId, what } of await vault.resume()) {
    if (what === 'preparation') await vault.recordPrepared(accountId, { dev: random(16) })
    if (what === 'preparation' || what === 'enrollment') await vault.activate(accountId)
    if (what === 'registration') {
      const { phoneSignIn } = vault.get(accountId)
      if (phoneSignIn?.state !== 'preparing') throw new Error('nothing is prepared')
      await vault.activateCredential(accountId, phoneSignIn.credential.id)
    }
  }
  const accounts = vault.accounts().map(({ id }) => activeAccount(vault, id))
  const secrets = await device.secrets()
  const names = [...secrets.keys()].map((name) => name.split('/')[1] ?? '')
  const keys = names.filter((name) => !['canary', 'verification', 'os'].includes(name))
  expect(keys.sort()).toEqual(accounts.map(({ id }) => id).sort())
  const byOs = accounts.some(({ id }) => vault.osVerificationOf(id) === 'on')
  expect(names.includes('os')).toBe(byOs)
  for (const account of accounts) {
    expect(vault.keyState(account.id)).toBe('ready')
    const wrapped = [...secrets].some(
      ([name, text]) => name.endsWith(account.id) && text.split('.')[3] !== '',
    )
    expect(wrapped).toBe(account.phoneSignIn?.state === 'active')
  }
  return accounts
}
