/** The links that a person pastes, scans or clicks: parsed strictly, never acted on without consent. @module */
import * as z from 'zod/mini'
import { requireShape } from './canonical.ts'
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

const scheme = 'countersign://enroll?'
const members = ['v', 'rp', 'tenant', 'code', 'key', 'ca'] as const

/** What a last member's value can look like where the link was cut in or behind it. */
const canBegin = {
  v: /^1?$/,
  rp: /^[a-z0-9:/.[\]-]*$/i,
  tenant: /^[0-9a-f-]{0,36}$/,
  code: /^[A-Za-z0-9_-]{0,22}$/,
  key: /^[A-Za-z0-9_-]{0,43}$/,
  ca: /^[A-Za-z0-9_-]{0,42}$/,
} as const

/** The link's text, its members in one order; throws `TypeError` for a link that `parseLink` would refuse. */
export function encodeEnrollmentLink(link: EnrollmentLink): string {
  const values = requireShape({ v: '1' as const, ...link }, enrollment)
  return scheme + members.map((name) => `${name}=${encodeURIComponent(values[name])}`).join('&')
}

/**
 * What `text` asks for; whatever is not a link of ours is `unknown`. Never throws.
 * Systems that pass links on may add a slash, drop both, or write escapes another way: only that is borne.
 */
export function parseLink(text: string): Link {
  if (text.length > maxLinkLength) return { kind: 'unknown' }
  const trimmed = text.trim()
  const start = /^countersign:(?:\/\/)?enroll\/?\?/i.exec(trimmed)?.[0]
  if (start === undefined) {
    return { kind: /^countersign:/i.test(trimmed) && isStart(trimmed) ? 'truncated' : 'unknown' }
  }
  const pairs = trimmed.slice(start.length).split('&')
  const values = parsePairs(pairs)
  const parsed = enrollment.safeParse(Object.fromEntries(values ?? []))
  if (parsed.success && [...(values?.keys() ?? [])].join() === members.join()) {
    const { rp, tenant, code, key, ca } = parsed.data
    return { kind: 'enroll', rp, tenant, code, key, ca }
  }
  const v = values?.get('v') ?? ''
  if (/^[2-9]$|^[1-9][0-9]{1,3}$/.test(v)) return { kind: 'newer' }
  if (isCutShort(pairs)) return { kind: 'truncated' }
  return { kind: v === '1' && isOtherHost(values?.get('rp') ?? '') ? 'other-host' : 'unknown' }
}

/** Each member once, with a value; `undefined` for anything else. */
function parsePairs(pairs: readonly string[]): ReadonlyMap<string, string> | undefined {
  const values = new Map<string, string>()
  for (const pair of pairs) {
    const [name = '', value, ...rest] = pair.split('=')
    const plain = value === undefined ? undefined : unescape(value)
    if (plain === undefined || rest.length > 0 || values.has(name)) return undefined
    values.set(name, plain)
  }
  return values
}

/** Whether only the end is missing: the pairs are the first ones in our order, all but the last of them whole. */
function isCutShort(pairs: readonly string[]): boolean {
  return pairs.every((pair, i) => {
    const name = members[i]
    if (name === undefined) return false
    const isLast = i === pairs.length - 1
    if (isLast && `${name}=`.startsWith(pair)) return true
    if (!pair.startsWith(`${name}=`)) return false
    const value = unescape(pair.slice(name.length + 1).replace(/%[0-9A-F]?$/i, isLast ? '' : '$&'))
    if (value === undefined) return false
    return isLast ? canBegin[name].test(value) : enrollment.shape[name].safeParse(value).success
  })
}

function isStart(text: string): boolean {
  return scheme.startsWith(text.toLowerCase())
}

/** An https origin, but not one of this machine's. */
function isOtherHost(relyingParty: string): boolean {
  return (
    /^https:\/\/[a-z0-9.[\]:-]+$/i.test(relyingParty) &&
    !/^https:\/\/localhost(?::|$)/i.test(relyingParty)
  )
}

function unescape(value: string): string | undefined {
  try {
    return decodeURIComponent(value)
  } catch {
    return undefined
  }
}
