/**
 * A vault in a process of its own, which does one thing and says what was acknowledged: to be killed.
 * Arguments: what to do, the folder, the relying party's file, days that have passed, where to be killed.
 * @module
 */
import { readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { parseApproval } from '#protocol/approval'
import { parseAuthenticatorData } from '#protocol/authenticator-data'
import { aesGcmCipher } from '../../src/main/authenticator/adapters/aes-gcm-cipher'
import { createFileSecretStore } from '../../src/main/authenticator/adapters/file-secret-store'
import { systemClock } from '../../src/main/authenticator/adapters/system-clock'
import { systemRandom } from '../../src/main/authenticator/adapters/system-random'
import { createVaultFile } from '../../src/main/authenticator/adapters/vault-file'
import { openVault } from '../../src/main/authenticator/open-vault'
import type { Vault } from '../../src/main/authenticator/vault'
import { killedAt } from './killed-at'
import { createPinnedRelyingParty, random, type RelyingPartySelf } from './pinned-relying-party'
import { activeAccount, pinOf, quickPinHash, rightPin } from './vault-world'

const [what = '', folder = '', self = '', days = '0', where] = process.argv.slice(2)
const relyingParty = createPinnedRelyingParty(
  JSON.parse(readFileSync(self, 'utf8')) as RelyingPartySelf,
)
const crashPoints = killedAt(where)
const later = Number(days) * 86_400_000

const say = (fact: object) => writeSync(1, `${JSON.stringify(fact)}\n`)

const actions: Readonly<Record<string, (vault: Vault) => Promise<void>>> = {
  async enroll(vault) {
    const { id } = await vault.prepare(relyingParty.account())
    await vault.signEnrollmentRequest(id, {
      code: random(16),
      device: { name: 'Desk', platform: 'linux', version: '0.1.0' },
    })
    const totp = { secret: random(20), algorithm: 'SHA1', digits: 6, periodSeconds: 30 } as const
    await vault.recordPrepared(id, { dev: random(16), totp })
    await vault.signEnrollmentConfirmation(id)
    await vault.activate(id)
    say({ enrolled: id })
  },
  async 'turn-on'(vault) {
    const options = relyingParty.options(only(vault))
    const registered = await vault.createCredential(only(vault).id, options, pinOf(rightPin))
    if (registered.outcome !== 'created') throw new Error(registered.reason)
    say({ registered: registered.registration.id })
    await vault.activateCredential(only(vault).id, registered.registration.id)
    say({ on: true })
  },
  async approve(vault) {
    const { id } = only(vault)
    for (let i = 0; i < 3; i++) {
      const txn = random(16)
      const challenge = relyingParty.challenge(only(vault), { txn })
      say({ challenge })
      const opened = await vault.openWithPin(id, challenge, pinOf(rightPin))
      if (opened.outcome !== 'verified') throw new Error(opened.reason)
      const shown = { app: 'Payroll', time: 1_790_000_000 }
      const { grant } = opened
      const response = await vault.approve(id, { challenge, number: '42', shown, grant })
      const { authenticatorData } = parseApproval(response)
      say({ counter: parseAuthenticatorData(authenticatorData).signCount, challenge, response })
      await vault.settle(id, txn)
    }
  },
  async 'wrong-pin'(vault) {
    const { id } = only(vault)
    const challenge = relyingParty.challenge(only(vault))
    const answer = await vault.openWithPin(id, challenge, pinOf('wrong-one'))
    say({ answer })
  },
  async 'allow-os'(vault) {
    const { outcome } = await vault.allowOsVerification('all', pinOf(rightPin))
    say({ answer: { outcome } })
  },
  async 'end-os'(vault) {
    await vault.endOsVerification()
    say({ ended: true })
  },
  async remove(vault) {
    await vault.remove(only(vault).id)
    say({ removed: true })
  },
  async 'forget-pin'(vault) {
    await vault.forgetPin()
    say({ forgotten: true })
  },
}

function only(vault: Vault) {
  const [account] = vault.accounts()
  if (!account) throw new Error('no account')
  return activeAccount(vault, account.id)
}

const vault = await openVault({
  file: createVaultFile(folder, { crashPoints }),
  secretStore: createFileSecretStore(join(folder, 'secrets'), { say: () => undefined }),
  pinHash: quickPinHash,
  cipher: aesGcmCipher,
  clock: { ...systemClock, now: () => systemClock.now() + later },
  random: systemRandom,
  crashPoints,
})
await actions[what]?.(vault)
await vault.close()
