/** When a person is asked, though their browser has a session: what the application demands of a sign-in. @module */
import type * as Library from 'oidc-provider'
import type { interactionPolicy, KoaContextWithOIDC } from 'oidc-provider'

/** As the provider describes it, and as the number of the refusal is found by. */
const methodMissing = 'no second method is registered'
/** `2`, asked for by name or by a claims challenge. */
const strong = '2'

/** `hasTwoFactors`: whether somebody could sign in with two factors at all. */
export function createPrompts(
  { interactionPolicy: kit }: typeof Library,
  hasTwoFactors: (user: string) => Promise<boolean>,
): interactionPolicy.Prompt[] {
  const { base, Prompt, Check } = kit
  const policy = base()
  const login = policy.get('login')
  const consent = policy.get('consent')
  if (login === undefined || consent === undefined) throw new TypeError('a prompt is missing')

  login.checks.add(
    new Check('account_gone', 'the person is no longer there', (ctx: KoaContextWithOIDC) => {
      const { session, account } = ctx.oidc
      return session?.accountId !== undefined && account === undefined
    }),
  )
  // First, so that they are what an application is told that asked for nobody to be disturbed.
  const isTooWeak = ({ account, acr }: KoaContextWithOIDC['oidc']) =>
    account !== undefined && acr !== strong
  login.checks.add(
    new Check(
      'acr_too_low',
      'a stronger sign-in is required',
      (ctx: KoaContextWithOIDC) => isTooWeak(ctx.oidc) && needsStrong(ctx),
    ),
    0,
  )
  login.checks.add(
    new Check('method_missing', methodMissing, async (ctx: KoaContextWithOIDC) => {
      const { account } = ctx.oidc
      if (account === undefined || !isTooWeak(ctx.oidc) || !needsStrong(ctx)) return false
      return !(await hasTwoFactors(account.accountId))
    }),
    0,
  )
  // Who registered an application agreed to what it is given: people are asked where they are asked to be.
  consent.checks.clear()
  policy.add(new Prompt({ name: 'select_account', requestable: true }), 1)
  return policy
}

/** Whether one factor is too little: `acr_values`, an essential `acr`, or an authentication context (`acrs`). */
export function needsStrong(ctx: KoaContextWithOIDC): boolean {
  const { params } = ctx.oidc
  const values = text(params?.['acr_values']).split(' ')
  if (values.includes(strong) && !values.includes('1')) return true
  return contextsOf(claimsOf(ctx)).length > 0 || text(essentialAcr(ctx)) === strong
}

/** The authentication contexts that a claims challenge names. */
function contextsOf({ access_token: asked }: Claims): readonly string[] {
  const acrs = member(asked, 'acrs')
  const value = member(acrs, 'value')
  const values = member(acrs, 'values')
  const all: readonly unknown[] = Array.isArray(values)
    ? [value, ...(values as unknown[])]
    : [value]
  return all.filter((one) => typeof one === 'string').filter((one) => /^c[1-9][0-9]?$/.test(one))
}

function essentialAcr(ctx: KoaContextWithOIDC): unknown {
  const acr = member(claimsOf(ctx).id_token, 'acr')
  if (member(acr, 'essential') !== true) return undefined
  const values = member(acr, 'values')
  const isOnlyStrong = Array.isArray(values) && values.includes(strong) && !values.includes('1')
  return isOnlyStrong ? strong : member(acr, 'value')
}

/**
 * What an access token says of the sign-in that it came of: which contexts it was strong enough for, and how it was done
 * where the tenant tells that.
 */
export function stepUpOf(
  ctx: KoaContextWithOIDC | undefined,
  tellsMethods: boolean,
): Readonly<Record<string, unknown>> {
  const { AuthorizationCode, RefreshToken, DeviceCode } = ctx?.oidc.entities ?? {}
  const source = AuthorizationCode ?? RefreshToken ?? DeviceCode
  if (source === undefined) return {}
  const { acr, amr } = source
  const claims: Claims = source.claims ?? {}
  const contexts = acr === strong ? contextsOf(claims) : []
  const capabilities = member(member(claims.access_token, 'xms_cc'), 'values')
  const isCapable = Array.isArray(capabilities) && capabilities.includes('cp1')
  return {
    ...(tellsMethods && amr !== undefined ? { amr } : {}),
    ...(tellsMethods && acr !== undefined ? { acr } : {}),
    ...(contexts.length === 0 ? {} : { acrs: contexts }),
    ...(isCapable ? { xms_cc: ['cp1'] } : {}),
  }
}

interface Claims {
  readonly access_token?: unknown
  readonly id_token?: unknown
}

function claimsOf(ctx: KoaContextWithOIDC): Claims {
  try {
    const claims: unknown = JSON.parse(text(ctx.oidc.params?.['claims']))
    return typeof claims === 'object' && claims !== null ? claims : {}
  } catch {
    return {}
  }
}

function member(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? (of as Record<string, unknown>)[name] : undefined
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
