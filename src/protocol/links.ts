/** The links that a person pastes, scans or clicks: parsed strictly, never acted on without consent. @module */
import { z } from 'zod'
import { bytes32, identifier, origin, tenantId } from './fields.ts'

/** Longer texts are not looked at. */
export const maxLinkLength = 512

const enrollment = z.strictObject({
  v: z.literal('1'),
  rp: origin,
  tenant: tenantId,
  /** 128 bits, one use, 10 minutes. */
  code: identifier,
  /** Thumbprint of the relying party's key. */
  key: bytes32,
  /** SHA-256 of the relying party's CA certificate (DER). */
  ca: bytes32,
})
export type EnrollmentLink = Omit<z.infer<typeof enrollment>, 'v'>

export type Link =
  | ({ readonly kind: 'enroll' } & EnrollmentLink)
  /** Well formed, but for a relying party on another machine, which this version does not reach. */
  | { readonly kind: 'other-host' }
  /** Of a later version of this protocol. */
  | { readonly kind: 'newer' }
  /** Begins as an enrolment link does, but something is missing: most likely the end. */
  | { readonly kind: 'truncated' }
  | { readonly kind: 'unknown' }

const members = ['v', 'rp', 'tenant', 'code', 'key', 'ca'] as const

/** The link's text, its members in one order. */
export function encodeEnrollmentLink(link: EnrollmentLink): string {
  const values = { v: '1', ...link }
  const query = members.map((name) => `${name}=${escape(values[name])}`)
  return `countersign://enroll?${query.join('&')}`
}

/** What `text` asks for; whatever is not exactly a link of ours is `unknown`. Never throws. */
export function parseLink(text: string): Link {
  const trimmed = text.length > maxLinkLength ? '' : text.trim()
  const start = /^countersign:(?:\/\/)?enroll\/?\?/i.exec(trimmed)?.[0]
  if (start === undefined) return { kind: 'unknown' }
  const values = parseQuery(trimmed.slice(start.length))
  if (values === undefined) return { kind: 'unknown' }
  const parsed = enrollment.safeParse(Object.fromEntries(values))
  if (parsed.success) {
    const { rp, tenant, code, key, ca } = parsed.data
    return { kind: 'enroll', rp, tenant, code, key, ca }
  }
  const v = values.get('v')
  if (v !== undefined && /^[2-9]$|^[1-9][0-9]{1,3}$/.test(v)) return { kind: 'newer' }
  if (v !== '1' || [...values.keys()].some((name) => !isMember(name))) return { kind: 'unknown' }
  const relyingParty = values.get('rp')
  if (relyingParty !== undefined && isOtherHost(relyingParty)) return { kind: 'other-host' }
  return isPrefix(values) ? { kind: 'truncated' } : { kind: 'unknown' }
}

function parseQuery(query: string): ReadonlyMap<string, string> | undefined {
  const values = new Map<string, string>()
  for (const pair of query.split('&')) {
    const [name = '', value, ...rest] = pair.split('=')
    if (rest.length > 0 || values.has(name)) return undefined
    if (value === undefined) {
      if (name !== '' && !members.some((member) => member.startsWith(name))) return undefined
      continue
    }
    const plain = unescape(value)
    if (plain === undefined) return undefined
    values.set(name, plain)
  }
  return values
}

/** Whether only the end is missing: the members present are the first ones, all but the last of them whole. */
function isPrefix(values: ReadonlyMap<string, string>): boolean {
  const names = [...values.keys()]
  const last = names.at(-1)
  return names.every((name, i) => {
    if (name !== members[i]) return false
    return name === last || enrollment.shape[members[i]].safeParse(values.get(name)).success
  })
}

function isMember(name: string): boolean {
  return members.some((member) => member === name)
}

function isOtherHost(relyingParty: string): boolean {
  return /^https:\/\/[a-z0-9.[\]:-]+$/i.test(relyingParty) &&
    !origin.safeParse(relyingParty).success
    ? !/^https:\/\/localhost(?::|$)/i.test(relyingParty)
    : false
}

function escape(value: string): string {
  return encodeURIComponent(value)
}

function unescape(value: string): string | undefined {
  try {
    return decodeURIComponent(value)
  } catch {
    return undefined
  }
}
