/** Each command, carried out on the authenticator: what was asked, and what stdout then says. @module */
import type { AccountView } from '../authenticator/accounts.ts'
import { createPinUserVerifier } from '../authenticator/adapters/pin-user-verifier.ts'
import type { Answered } from '../authenticator/authenticator.ts'
import type { PendingChallenge } from '../authenticator/challenge-inbox.ts'
import type { Consent } from '../authenticator/enrollment.ts'
import type { Secret } from '../authenticator/secret.ts'
import type { Device } from '../assemble-device.ts'
import { describeKeychain } from './keychain-state.ts'
import type { Carried } from './control-messages.ts'
import { endCode, notDone } from './outcomes.ts'
import { DeviceProblem, type Facts } from './problem.ts'
import { viewAccount } from './views.ts'
import { waitForChallenge } from './waiting-challenge.ts'
import type { Words } from './words.ts'

export interface Carrying {
  readonly device: Device
  readonly words: Words
  readonly pin: Secret | undefined
  /** Whether this process holds the connections anyway, so that what is not there yet need not be waited for long. */
  readonly watching: boolean
}

type AskedFor<C extends Carried['command']> = Extract<Carried, { readonly command: C }>

/** What the command did. Throws `DeviceProblem` and `AuthenticatorError` where it did not. */
export function carryOut(asked: Carried, carrying: Carrying): Promise<Facts> {
  switch (asked.command) {
    case 'enroll':
      return enroll(asked, carrying)
    case 'phone-sign-in':
      return asked.on ? turnOn(asked, carrying) : turnOff(asked, carrying)
    case 'accounts':
      return accounts(carrying)
    case 'code':
      return code(asked, carrying)
    case 'remove':
      return remove(asked, carrying)
    case 'approve':
      return approve(asked, carrying)
    case 'deny':
      return deny(asked, carrying)
    case 'forgotten-pin':
      return forgottenPin(carrying)
  }
}

async function enroll(
  { link, confirmHost, confirmAccount, profile }: AskedFor<'enroll'>,
  { device, words }: Carrying,
): Promise<Facts> {
  let origin = ''
  const consent: Consent = {
    host: ({ host, port, tenantId }) => {
      const place = `${host}:${port}`
      origin = `https://${place}`
      checkConfirmed(confirmHost, [place, host, origin], { host: place, tenant: tenantId })
      return Promise.resolve(true)
    },
    account: ({ account, tenant }) => {
      const facts = { tenant: tenant.id, tenantName: tenant.name, domain: tenant.domain }
      const offered = { account: account.name, displayName: account.displayName, ...facts }
      checkConfirmed(confirmAccount, [account.name], offered)
      return Promise.resolve(true)
    },
  }
  const enrolled = await device.authenticator.enroll(link, consent, profile)
  if (enrolled.outcome === 'unreachable') throw notDone(enrolled, origin)
  if (enrolled.outcome === 'refused') {
    const { reason } = enrolled
    if (reason === 'host-declined' || reason === 'account-declined') {
      throw new TypeError('a consent is given, or thrown')
    }
    throw notDone({ ...enrolled, reason }, origin)
  }
  return { account: viewAccount(findById(device, enrolled.account.id), words) }
}

/** A script consents by saying beforehand what it expects; anything else ends the enrolment there. */
function checkConfirmed(
  confirmed: string | undefined,
  accepted: readonly string[],
  facts: Facts,
): void {
  if (confirmed === undefined) throw new DeviceProblem('CONFIRMATION_REQUIRED', facts)
  const same = accepted.some((each) => each.toLowerCase() === confirmed.toLowerCase())
  if (!same) {
    throw new DeviceProblem('CONFIRMATION_DIFFERS', {
      ...facts,
      confirmed,
      found: accepted[0] ?? '',
    })
  }
}

async function turnOn(
  { account, code }: AskedFor<'phone-sign-in'>,
  { device, pin, words }: Carrying,
): Promise<Facts> {
  const found = findAccount(device, account)
  if (pin === undefined) throw new DeviceProblem('PIN_REQUIRED')
  if (device.vault.keyState(found.id) !== 'ready') await device.authenticator.resume()
  const given = code === undefined ? { pin } : { pin, code }
  const turned = await device.authenticator.turnOn(found.id, given)
  if (turned.outcome !== 'on') throw notDone(turned, found.origin)
  return { account: viewAccount(findById(device, found.id), words) }
}

async function turnOff(
  { account }: AskedFor<'phone-sign-in'>,
  { device, words }: Carrying,
): Promise<Facts> {
  const found = findAccount(device, account)
  const turned = await device.authenticator.turnOff(found.id)
  if (turned.outcome !== 'removed') throw notDone(turned, found.origin)
  return { account: viewAccount(findById(device, found.id), words) }
}

async function accounts({ device, words, watching }: Carrying): Promise<Facts> {
  const keychain = await describeKeychain(device, words)
  return {
    accounts: device.authenticator.accounts().map((account) => viewAccount(account, words)),
    ended: device.authenticator.ended().map(({ account, tenant, reason, endedAt }) => ({
      name: account.name,
      displayName: account.displayName,
      tenant: { ...tenant },
      reason,
      endedAt,
    })),
    watching,
    ...(keychain === undefined ? {} : { keychain }),
  }
}

/** Offline too: nobody is asked. */
async function code({ account }: AskedFor<'code'>, { device }: Carrying): Promise<Facts> {
  const { id, name, tenant } = findAccount(device, account)
  const made = await device.authenticator.oneTimeCode(id)
  if (made === undefined) throw new DeviceProblem('CODES_OFF', { account: name })
  const { code, validForMs } = made
  return { account: { id, name, tenant: { ...tenant } }, code, validForMs }
}

async function remove(
  { account, locally }: AskedFor<'remove'>,
  { device }: Carrying,
): Promise<Facts> {
  const { id, name, tenant, origin } = findAccount(device, account)
  const removed = { removed: { id, name, tenant: { ...tenant } } }
  if (locally) {
    await device.authenticator.removeHere(id)
    return { ...removed, relyingPartyTold: false }
  }
  const answer = await device.authenticator.remove(id)
  if (answer.outcome !== 'removed') throw notDone(answer, origin)
  return { ...removed, relyingPartyTold: true }
}

async function approve(
  { number, challenge }: AskedFor<'approve'>,
  { device, pin, watching }: Carrying,
): Promise<Facts> {
  if (pin === undefined) throw new DeviceProblem('PIN_REQUIRED')
  const pending = await waitForChallenge(device, challenge, watching)
  const verifier = createPinUserVerifier(device.vault, { ask: () => Promise.resolve(pin.copy()) })
  const answered = await device.authenticator.approve(pending.id, number, verifier)
  return { challenge: pending.id, ...checkEnd(pending, answered, 'approved') }
}

async function deny(
  { reason, challenge }: AskedFor<'deny'>,
  { device, watching }: Carrying,
): Promise<Facts> {
  const pending = await waitForChallenge(device, challenge, watching)
  const answered = await device.authenticator.deny(pending.id, reason)
  return { challenge: pending.id, ...checkEnd(pending, answered, 'denied') }
}

function checkEnd(
  { id }: PendingChallenge,
  answered: Answered,
  wanted: 'approved' | 'denied',
): Facts {
  if (answered.outcome === 'refused') throw notDone(answered)
  const { end } = answered
  const code = endCode(end, wanted)
  if (code !== undefined) throw new DeviceProblem(code, { challenge: id, ...end })
  return { ...end }
}

async function forgottenPin({ device, words }: Carrying): Promise<Facts> {
  const left = await device.authenticator.forgetPin()
  return {
    accounts: device.authenticator.accounts().map((account) => viewAccount(account, words)),
    relyingPartyTold: left.length === 0,
  }
}

/** An account by its id or its name, as people type it. */
function findAccount(device: Device, named: string): AccountView {
  const all = device.authenticator.accounts()
  const byId = all.find(({ id }) => id === named)
  if (byId !== undefined) return byId
  const matches = all.filter(({ name }) => name.toLowerCase() === named.toLowerCase())
  const [only, ...more] = matches
  if (only === undefined) throw new DeviceProblem('ACCOUNT_UNKNOWN', { account: named })
  if (more.length === 0) return only
  const ids = matches.map(({ id, origin, tenant }) => ({ id, origin, tenant: tenant.domain }))
  throw new DeviceProblem('ACCOUNT_AMBIGUOUS', { account: named, ids })
}

function findById(device: Device, id: string): AccountView {
  const account = device.authenticator.accounts().find((each) => each.id === id)
  if (account === undefined) throw new DeviceProblem('ACCOUNT_UNKNOWN', { account: id })
  return account
}
