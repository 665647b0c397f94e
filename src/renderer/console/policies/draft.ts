/** A method's policy while it is edited: as it was saved, in the order in which it is shown. @module */
import type { PolicyChange } from '#protocol/console-policies'
import {
  allUsers,
  type AuthenticationMode,
  type FeatureSettings,
  type MethodName,
  type MethodsPolicy,
} from '#protocol/methods-policy'

/** A user, a group, or everybody. */
export interface Row {
  readonly id: string
  readonly kind: 'user' | 'group'
  /** Of the Authenticator's rows; the others keep the first one. */
  readonly mode: AuthenticationMode
  /** Kept as it came: it does nothing. */
  readonly isRegistrationRequired: boolean
}

/** The numbers as they are typed: what is no number yet is kept too. */
export interface PassNumbers {
  readonly minimumLifetimeInMinutes: string
  readonly maximumLifetimeInMinutes: string
  readonly defaultLifetimeInMinutes: string
  readonly defaultLength: string
}

/** What one method alone has. */
export type Own =
  | { readonly kind: 'plain' }
  | {
      readonly kind: 'authenticator'
      readonly isSoftwareOathEnabled: boolean
      readonly featureSettings: FeatureSettings
    }
  | { readonly kind: 'pass'; readonly isUsableOnce: boolean; readonly numbers: PassNumbers }

export interface Draft {
  readonly method: MethodName
  readonly isEnabled: boolean
  readonly included: readonly Row[]
  readonly excluded: readonly Row[]
  readonly own: Own
}

export const everybody: Row = {
  ...{ id: allUsers, kind: 'group', mode: 'any', isRegistrationRequired: false },
}

export const isForAll = ({ included }: Pick<Draft, 'included'>): boolean =>
  included.some(({ id }) => id === allUsers)

/** Whether a row has mode Passwordless, which combined registration may not know. */
export const hasPasswordless = ({ method, isEnabled, included }: Draft): boolean =>
  method === 'microsoftAuthenticator' &&
  isEnabled &&
  included.some(({ mode }) => mode === 'deviceBasedPush')

interface Target {
  readonly id: string
  readonly targetType: 'user' | 'group'
  readonly authenticationMode?: AuthenticationMode
  readonly isRegistrationRequired?: boolean
}

const toRow = ({ id, targetType, authenticationMode, isRegistrationRequired }: Target): Row => ({
  ...{ id, kind: targetType, mode: authenticationMode ?? 'any' },
  isRegistrationRequired: isRegistrationRequired ?? false,
})

export function toDraft(policy: MethodsPolicy, method: MethodName): Draft {
  const { state, includeTargets, excludeTargets } = policy[method]
  return {
    ...{ method, isEnabled: state === 'enabled' },
    included: includeTargets.map(toRow),
    excluded: excludeTargets.map(toRow),
    own: ownOf(policy, method),
  }
}

function ownOf(policy: MethodsPolicy, method: MethodName): Own {
  if (method === 'microsoftAuthenticator') {
    const { isSoftwareOathEnabled, featureSettings } = policy[method]
    return { kind: 'authenticator', isSoftwareOathEnabled, featureSettings }
  }
  if (method !== 'temporaryAccessPass') return { kind: 'plain' }
  const pass = policy[method]
  return {
    ...{ kind: 'pass', isUsableOnce: pass.isUsableOnce },
    numbers: {
      minimumLifetimeInMinutes: String(pass.minimumLifetimeInMinutes),
      maximumLifetimeInMinutes: String(pass.maximumLifetimeInMinutes),
      defaultLifetimeInMinutes: String(pass.defaultLifetimeInMinutes),
      defaultLength: String(pass.defaultLength),
    },
  }
}

/** The whole method, as it is sent. Of a pass only what `passMistakes` finds nothing in. */
export function toChange({ method, isEnabled, included, excluded, own }: Draft): PolicyChange {
  const plain = {
    state: isEnabled ? ('enabled' as const) : ('disabled' as const),
    includeTargets: included.map(({ id, kind, isRegistrationRequired }) => ({
      ...{ id, targetType: kind, isRegistrationRequired },
    })),
    excludeTargets: excluded.map(({ id, kind }) => ({ id, targetType: kind })),
  }
  if (own.kind === 'plain') return { [method]: plain }
  if (own.kind === 'pass') {
    const { isUsableOnce, numbers } = own
    return {
      temporaryAccessPass: {
        ...{ ...plain, isUsableOnce, defaultLength: Number(numbers.defaultLength) },
        minimumLifetimeInMinutes: Number(numbers.minimumLifetimeInMinutes),
        maximumLifetimeInMinutes: Number(numbers.maximumLifetimeInMinutes),
        defaultLifetimeInMinutes: Number(numbers.defaultLifetimeInMinutes),
      },
    }
  }
  const { isSoftwareOathEnabled, featureSettings } = own
  const includeTargets = included.map(({ id, kind, isRegistrationRequired, mode }) => ({
    ...{ id, targetType: kind, isRegistrationRequired, authenticationMode: mode },
  }))
  return {
    microsoftAuthenticator: { ...plain, includeTargets, isSoftwareOathEnabled, featureSettings },
  }
}

export function isSame(one: Draft, other: Draft): boolean {
  return one === other || JSON.stringify(toShape(one)) === JSON.stringify(toShape(other))
}

/** In one order of members. */
const toShape = ({ isEnabled, included, excluded, own }: Draft) => [
  isEnabled,
  ...[included, excluded].map((rows) =>
    rows.map(({ id, kind, mode, isRegistrationRequired }) => [
      ...[id, kind, mode, isRegistrationRequired],
    ]),
  ),
  own,
]
