/** Which methods a person may register and which would let them in, and the rule that decided each. @module */
import type { PolicyMethod, PolicyRule, Ruling, Side } from '#protocol/why'
import { limits } from '../limits.ts'
import type { SignInRule } from '../sign-in-log.ts'
import { place, type Placement } from './compiled-targets.ts'
import { isOlder, type Candidate, type Person } from './person.ts'
import type { TenantRules } from './tenant-rules.ts'

export interface MethodDecision {
  /** Whether the person may add the method; of a pass, whether somebody may give them one. */
  readonly registration: Side
  /** Whether it would let them in now. Pages do not show this to strangers: see `shownMethods`. */
  readonly signIn: Side
}
export type Decision = Readonly<Record<PolicyMethod, MethodDecision>>

/**
 * All methods at once. `candidate`: the device that phone sign-in is about to be registered on, where there is one;
 * without it, registration is answered for any device that suits.
 */
export function decideMethods(
  { settings, policy, isLegacy }: TenantRules,
  person: Person,
  candidate?: Candidate,
): Decision {
  const { user } = person
  const subject = { id: user.id, groups: once(person.groups) }
  const authenticator = place(policy.microsoftAuthenticator, subject)
  const password = place(policy.password, subject)
  const pass = place(policy.temporaryAccessPass, subject)
  const codes = place(policy.softwareOath, subject)
  const isDisabled = when(user.disabled, 'disabled')
  const phone = isLegacy ? [legacy] : [authenticator.rulings, passwordlessMode(authenticator)]
  const push = [authenticator.rulings, pushMode(authenticator)]
  const { isSoftwareOathEnabled } = policy.microsoftAuthenticator
  const code = [codes.rulings, when(!isSoftwareOathEnabled, 'codes-off')]
  const combined = combinedRegistration(settings, isLegacy ? undefined : authenticator)
  const device = candidate === undefined ? none : suits(settings, person, candidate)
  const held = person.authenticators
  const minimum = settings.minimumAppVersion
  const isTooOld = (of: readonly { readonly version: string }[]) =>
    minimum !== undefined && of.length > 0 && of.every(({ version }) => isOlder(version, minimum))
  const isPendingRuled = settings.switches.pendingRequest === 'entra'
  const pending = until('request-pending', isPendingRuled ? person.requestPendingUntil : 0)
  const paused = until('throttled', person.approvalsPausedUntil)
  const withCredential = held.filter(({ hasCredential }) => hasCredential)
  const elsewhere = when(user.federated, 'federated')
  const noDevice = when(held.length === 0, 'no-device')
  const federation = user.federated ? isFederated : when(true, 'managed')
  const federated = decided(isDisabled, federation)

  return {
    password: {
      registration: decided(isDisabled, elsewhere, password.rulings),
      signIn: decided(
        ...[isDisabled, elsewhere, password.rulings],
        when(user.passwordHash === '' && !user.federated, 'no-password'),
        until('throttled', person.passwordsPausedUntil),
      ),
    },
    'phone-sign-in': {
      registration: decided(isDisabled, combined, ...phone, device),
      signIn: decided(
        ...[isDisabled, ...phone, noDevice],
        when(held.length > 0 && withCredential.length === 0, 'no-credential'),
        when(isTooOld(withCredential), 'app-too-old', minimum),
        ...[pending, paused],
      ),
    },
    push: {
      registration: decided(isDisabled, ...push, device),
      signIn: decided(
        ...[isDisabled, ...push, noDevice],
        when(isTooOld(held), 'app-too-old', minimum),
        ...[pending, paused],
      ),
    },
    'one-time-code': {
      registration: decided(isDisabled, ...code, device),
      signIn: decided(
        ...[isDisabled, ...code],
        when(!held.some(({ hasCode }) => hasCode), 'no-code'),
      ),
    },
    'temporary-access-pass': {
      registration: decided(isDisabled, pass.rulings),
      signIn: decided(isDisabled, pass.rulings, when(!person.hasUsablePass, 'no-pass')),
    },
    federated: { registration: federated, signIn: federated },
  }
}

const none: readonly Ruling[] = []
const legacy: readonly Ruling[] = [{ rule: 'legacy-switch-on', effect: 'allows' }]
const isFederated: readonly Ruling[] = [{ rule: 'federated', effect: 'allows' }]

/** What a sign-in's row in the log says of the methods: for each the rule that decided whether it was offered. */
export function rulesOf(decision: Decision): readonly SignInRule[] {
  return Object.entries(decision).map(([method, { signIn }]) => ({
    method,
    rule: signIn.rule,
    outcome: signIn.isAllowed ? 'offered' : 'left-out',
  }))
}

/** Whether an Authenticator may be added at all: something it does may be registered. */
export function mayAddAuthenticator(decision: Decision): boolean {
  const methods = ['phone-sign-in', 'push', 'one-time-code'] as const
  return methods.some((method) => decision[method].registration.isAllowed)
}

/** All that had a say, in the order in which they are asked. */
function decided(...parts: readonly (readonly Ruling[])[]): Side {
  const rules: Ruling[] = []
  let refusing: Ruling | undefined
  for (const part of parts) {
    for (const ruling of part) {
      rules.push(ruling)
      if (ruling.effect === 'refuses') refusing ??= ruling
    }
  }
  const first = refusing ?? rules[0]
  if (first === undefined) throw new TypeError('a method about which nothing was decided')
  return { isAllowed: refusing === undefined, rule: first.rule, rules }
}

function when(isSo: boolean, rule: PolicyRule, by?: string): readonly Ruling[] {
  if (!isSo) return none
  return [by === undefined ? { rule, effect: 'refuses' } : { rule, effect: 'refuses', by }]
}

function until(rule: PolicyRule, moment: number): readonly Ruling[] {
  if (moment === 0) return none
  return [{ rule, effect: 'refuses', ...(Number.isFinite(moment) ? { until: moment } : {}) }]
}

/** Any and Passwordless allow the credential; Push alone keeps from it. */
function passwordlessMode({ modes }: Placement): readonly Ruling[] {
  if (modes.has('any')) return [{ rule: 'mode-any', effect: 'allows' }]
  if (modes.has('deviceBasedPush')) return [{ rule: 'mode-passwordless', effect: 'allows' }]
  return when(modes.has('push'), 'mode-push')
}

function pushMode({ modes }: Placement): readonly Ruling[] {
  if (modes.has('any')) return [{ rule: 'mode-any', effect: 'allows' }]
  if (modes.has('push')) return [{ rule: 'mode-push', effect: 'allows' }]
  return when(modes.has('deviceBasedPush'), 'mode-passwordless')
}

/** Comes first. As newer documentation adds, it knows rows of mode Any and Push alone. */
function combinedRegistration(
  { isCombinedRegistrationOn, switches }: TenantRules['settings'],
  placement: Placement | undefined,
): readonly Ruling[] {
  const isModeUnknown =
    switches.combinedRegistrationModes === 'entra' &&
    placement?.modes.size === 1 &&
    placement.modes.has('deviceBasedPush')
  return [
    ...when(!isCombinedRegistrationOn, 'combined-registration-off'),
    ...when(isModeUnknown, 'combined-registration-mode'),
  ]
}

function suits(
  { minimumAppVersion, switches }: TenantRules['settings'],
  { user, authenticators }: Person,
  { id, version, profile, otherAccounts }: Candidate,
): readonly Ruling[] {
  const isTooOld = minimumAppVersion !== undefined && isOlder(version, minimumAppVersion)
  const isTaken = profile === 'android' && switches.androidAccounts === 'entra'
  const others = authenticators.filter((one) => one.id !== id).length
  const isFifth = others >= limits.devicesPerUser - 1
  const isOnPremises = user.onPremisesMfa && switches.onPremisesInstallations === 'entra'
  return [
    ...when(isTooOld, 'app-too-old', minimumAppVersion),
    ...when(user.kind === 'guest' && otherAccounts > 0, 'guest'),
    ...when(isTaken && otherAccounts > 0, 'device-taken'),
    ...when(isOnPremises && isFifth, 'on-premises-mfa'),
    ...when(others >= limits.devicesPerUser, 'too-many-devices'),
  ]
}

/** Groups are read at most once a decision. */
function once(read: () => readonly string[]): () => readonly string[] {
  let value: readonly string[] | undefined
  return () => (value ??= read())
}
