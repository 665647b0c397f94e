/** Puts the vault together from its parts, over what the file and the keychain hold. @module */
import { finishDeletion } from './credential-deletion.ts'
import { DeviceKeys } from './device-keys.ts'
import { DeviceStatements } from './device-statements.ts'
import { AuthenticatorError } from './errors.ts'
import type { Unfinished, Vault } from './vault.ts'
import { VaultApproval } from './vault-approval.ts'
import { makeOneTimeCode } from './vault-code.ts'
import { VaultCredential } from './vault-credential.ts'
import { VaultEnrollment } from './vault-enrollment.ts'
import { VaultLedger } from './vault-ledger.ts'
import type { VaultNeeds, VaultParts } from './vault-needs.ts'
import { endOs, resumeOs } from './os-secret-ending.ts'
import { VaultOs } from './vault-os.ts'
import { VaultPin } from './vault-pin.ts'
import { VaultSecrets, type AccountSecrets } from './vault-secrets.ts'
import type { Account } from './vault-state.ts'

/** Reads the file and no secret: a keychain that is locked or hangs keeps nobody from seeing the accounts. */
export async function openVault(needs: VaultNeeds): Promise<Vault> {
  const ledger = await VaultLedger.open(needs.file, needs.random)
  const secrets = new VaultSecrets(needs.secretStore, () => ledger.state)
  const parts: VaultParts = { ...needs, ledger, secrets }
  const keys = new DeviceKeys(secrets, ledger)
  const statements = new DeviceStatements(parts, keys)
  const pin = new VaultPin(parts)
  const enrollment = new VaultEnrollment(parts, keys)
  const credential = new VaultCredential(parts, pin, statements)
  const os = new VaultOs(parts, pin)
  const approval = new VaultApproval(parts, pin, os)

  return {
    accounts: () => ledger.state.accounts,
    get: (accountId) => ledger.get(accountId),
    keyState: (accountId) => keys.state(accountId),
    ended: () => ledger.state.ended,
    onChange: (listener) => ledger.onChange(listener),
    resume: () => pin.alone(() => resume(parts, keys, enrollment)),

    prepare: (account) => enrollment.prepare(account),
    signEnrollmentRequest: (accountId, request) => statements.enrollmentRequest(accountId, request),
    recordPrepared: (accountId, reply) => enrollment.recordPrepared(accountId, reply),
    signEnrollmentConfirmation: (accountId) => statements.enrollmentConfirmation(accountId),
    activate: (accountId) => enrollment.activate(accountId),
    remove: (accountId) => pin.alone(() => enrollment.remove(accountId)),
    revoke: (accountId, statement) => pin.alone(() => enrollment.revoke(accountId, statement)),

    proveConnection: (accountId, transcript) => statements.connectionProof(accountId, transcript),
    signDenial: (accountId, challenge, reason) => statements.denial(accountId, challenge, reason),
    signPush: (accountId, challenge, typed) => statements.push(accountId, challenge, typed),
    signCredentialRequest: (accountId, request) => statements.credentialRequest(accountId, request),
    signRemovalRequest: (accountId, subject) => statements.removalRequest(accountId, subject),

    createCredential: (accountId, options, given) => credential.create(accountId, options, given),
    activateCredential: (accountId, credentialId) => credential.activate(accountId, credentialId),
    discardCredential: (accountId) => pin.alone(() => enrollment.discardCredential(accountId)),

    oneTimeCode: (accountId) => makeOneTimeCode(parts, accountId),

    pinState: () => pin.alone(() => pin.state()),
    openWithPin: (accountId, challenge, given) => approval.open(accountId, challenge, given),
    osVerificationOf: (accountId) => os.stateOf(accountId),
    allowOsVerification: (scope, given) => os.allow(scope, given),
    endOsVerification: () => pin.alone(() => endOs(parts)),
    askOs: (request, prompt) => approval.askOs(request, prompt),
    openWithOs: (accountId, challenge, consent) =>
      approval.openWithOs(accountId, challenge, consent),
    voidGrants: () => approval.voidGrants(),
    approve: (accountId, approving) => approval.approve(accountId, approving),
    signedApproval: (accountId, txn) => approval.find(accountId, txn),
    settle: (accountId, txn) => approval.settle(accountId, txn),
    forgetPin: () => pin.alone(() => pin.forget()),

    erase: () => pin.alone(() => erase(parts, enrollment)),
    async close() {
      approval.voidGrants()
      keys.erase()
      // A verdict is settled in the vault after everybody heard of it: a file that is half replaced is nobody's.
      await ledger.idle()
      await needs.secretStore.close()
    },
  }
}

/** The canary goes last: a stop in the middle leaves a vault that can be erased again. */
async function erase({ ledger, secrets }: VaultParts, enrollment: VaultEnrollment): Promise<void> {
  for (const { id } of ledger.state.accounts) await enrollment.remove(id)
  await secrets.deleteOsSecret()
  await secrets.deleteVerification()
  await secrets.deleteCanary()
}

async function resume(
  parts: VaultParts,
  keys: DeviceKeys,
  enrollment: VaultEnrollment,
): Promise<readonly Unfinished[]> {
  await finishDeletion(parts)
  await resumeOs(parts)
  await enrollment.sweep()
  const unfinished: Unfinished[] = []
  for (const account of parts.ledger.state.accounts) {
    const left = await resumeAccount(account, { parts, keys, enrollment })
    if (left) unfinished.push(left)
  }
  return unfinished
}

interface Resuming {
  readonly parts: VaultParts
  readonly keys: DeviceKeys
  readonly enrollment: VaultEnrollment
}

/** What one account still needs from its relying party. */
async function resumeAccount(
  account: Account,
  { parts, keys, enrollment }: Resuming,
): Promise<Unfinished | undefined> {
  const { id: accountId, phoneSignIn } = account
  const settled = phoneSignIn === undefined || phoneSignIn.state === 'active'
  if (settled && keys.state(accountId) === 'ready') return unfinishedEnrollment(account)
  using entry = await readOwn(accountId, { parts, keys })
  if (!entry) return undefined
  if (phoneSignIn?.state === 'deleted') {
    const { credentialId } = phoneSignIn
    if (phoneSignIn.reason !== 'turned-off') return { accountId, what: 'removal', credentialId }
    await enrollment.finishDiscard(accountId)
  }
  if (phoneSignIn?.state === 'preparing') {
    const whole = entry.wrap?.credentialId === phoneSignIn.credential.id
    if (whole) return { accountId, what: 'registration', registration: phoneSignIn.registration }
    await enrollment.discardCredential(accountId)
  }
  return unfinishedEnrollment(account)
}

/** Where key or entry are missing or damaged the account stays, marked: only the person or its relying party ends it. */
async function readOwn(
  accountId: string,
  { parts, keys }: Pick<Resuming, 'parts' | 'keys'>,
): Promise<AccountSecrets | undefined> {
  try {
    const entry = await parts.secrets.readAccount(accountId)
    keys.take(accountId, entry)
    return entry
  } catch (error) {
    const code = error instanceof AuthenticatorError ? error.code : undefined
    if (code !== 'KEY_MISSING' && code !== 'KEYCHAIN_ENTRY_DAMAGED') throw error
    keys.markMissing(accountId)
    return undefined
  }
}

function unfinishedEnrollment(account: Account): Unfinished | undefined {
  if (account.state !== 'preparing') return undefined
  const { id: accountId, code, dev } = account
  if (dev !== undefined) return { accountId, what: 'enrollment' }
  return code === undefined ? undefined : { accountId, what: 'preparation', code }
}
