/** Who asks by an access token: an application for itself, or a person through one. @module */
import { graphApplicationId, type Permission, permissions } from '#protocol/application'
import type { Needs } from '../needs.ts'
import type { Crypto } from '../ports.ts'
import type { GraphCaller } from './access.ts'

/** Microsoft Graph, by its id and its address. */
const audiences = [graphApplicationId, 'https://graph.microsoft.com']
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
type Verifier = ReturnType<Crypto['rsaVerifier']>
const part = /^[A-Za-z0-9_-]+$/

interface Claims extends Readonly<Record<string, unknown>> {
  readonly tid: string
  readonly azp: string
}

/** Undefined for whatever does not hold, and for whatever held until it was revoked. */
export function createBearerReader(
  needs: Pick<Needs, 'store' | 'crypto' | 'numberSeal' | 'identity' | 'clock'>,
): (jwt: string) => Promise<GraphCaller | undefined> {
  const { store, crypto, identity, clock } = needs
  const keys = new Map<string, Verifier>()

  return async (jwt) => {
    const claims = await readSigned(jwt)
    if (claims === undefined || !holds(claims, identity.origin, clock.now())) return undefined
    const { tid: tenant, azp } = claims
    const application = await store.find.applicationByClientId(tenant, azp)
    if (application === undefined) return undefined
    const of = { tenant, application: application.clientId }
    // What was granted when the token was given, and is granted still.
    const granted = (list: unknown) =>
      named(list).filter((one) => application.permissions.includes(one))
    if (claims['idtyp'] === 'app') {
      if (claims['oid'] !== application.id) return undefined
      return { ...of, user: undefined, roles: [], permissions: granted(claims['roles']) }
    }
    const { jti, oid, scp } = claims
    if (typeof jti !== 'string' || typeof oid !== 'string' || typeof scp !== 'string') {
      return undefined
    }
    // What was revoked is no longer kept.
    const kept = await store.find.openId(tenant, 'AccessToken', crypto.digest(jti))
    const user = await store.find.user(tenant, oid)
    if (kept === undefined || user?.disabled !== false) return undefined
    const roles = await store.find.rolesOf(tenant, user.id)
    return { ...of, user: user.id, roles, permissions: granted(scp.split(' ')) }
  }

  /** What a tenant's own key signed. */
  async function readSigned(jwt: string): Promise<Claims | undefined> {
    const [head = '', body = '', mark = '', ...more] = jwt.split('.')
    if (more.length > 0 || ![head, body, mark].every((one) => part.test(one))) return undefined
    const header = parse(head)
    const claims = parse(body)
    if (header?.['alg'] !== 'RS256' || typeof header['kid'] !== 'string') return undefined
    if (!isOfTenant(claims)) return undefined
    const isSigned = await verifierOf(claims.tid, header['kid'])
    if (isSigned === undefined) return undefined
    const signature = Buffer.from(mark, 'base64url')
    // One signature is written in one way.
    if (signature.toString('base64url') !== mark) return undefined
    const signed = Buffer.from(`${head}.${body}`)
    return isSigned(signed, signature) ? claims : undefined
  }

  async function verifierOf(tenant: string, kid: string): Promise<Verifier | undefined> {
    const known = keys.get(`${tenant}/${kid}`)
    if (known !== undefined) return known
    const held = (await store.find.signingKeys(tenant)).find(({ id }) => id === kid)
    if (held === undefined) return undefined
    const der = needs.numberSeal.openSecret(held.sealedKey, `signing-key/${tenant}/${kid}`)
    if (der === undefined) return undefined
    const made = crypto.rsaVerifier(der)
    keys.set(`${tenant}/${kid}`, made)
    return made
  }
}

function holds(claims: Claims, origin: string, at: number): boolean {
  const { aud, iss, exp, nbf, ver, tid } = claims
  const now = Math.floor(at / 1000)
  return (
    typeof aud === 'string' &&
    (audiences.includes(aud) || aud === origin) &&
    iss === `${origin}/${tid}/v2.0` &&
    typeof exp === 'number' &&
    exp > now &&
    typeof nbf === 'number' &&
    nbf <= now &&
    ver === '2.0'
  )
}

function isOfTenant(claims: Readonly<Record<string, unknown>> | undefined): claims is Claims {
  const { tid, azp } = claims ?? {}
  return typeof tid === 'string' && uuid.test(tid) && typeof azp === 'string' && uuid.test(azp)
}

function named(list: unknown): readonly Permission[] {
  return Array.isArray(list) ? permissions.filter((one) => list.includes(one)) : []
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}
