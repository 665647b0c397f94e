/** Signed statements: compact JWS (RFC 7515, section 7.1), ES256 only, one exact encoding each. @module */
import * as z from 'zod/mini'
import { fromBase64url, fromUtf8, toBase64url, utf8, type Bytes } from './bytes.ts'
import { encodeCanonical, parseCanonical, requireShape, type Canonical } from './canonical.ts'
import { ProtocolError } from './errors.ts'
import { bytes32 } from './fields.ts'
import { checkSignature, isSignature } from './signature.ts'

/** What a statement is; in the signed header, so that none can stand for another. */
export const statementType = z.enum([
  'approval-challenge+1',
  'approval-denial+1',
  'approval-verdict+1',
  'enrollment-offer+1',
  'enrollment-request+1',
  'enrollment-confirmation+1',
  'enrollment-reply+1',
  'credential-request+1',
  'credential-options+1',
  'credential-reply+1',
  'removal-request+1',
  'device-revocation+1',
])
export type StatementType = z.infer<typeof statementType>

/** A kind of statement: its type, the shape of what it states, and the longest text it may have. */
export interface Statement<T extends Canonical> {
  readonly type: StatementType
  readonly schema: z.core.$ZodType<T>
  readonly maxLength: number
}

export interface ParsedStatement<T> {
  /** The signer's key: base64url of its SHA-256 thumbprint (RFC 7638). */
  readonly kid: string
  readonly payload: T
  /** What the signature is over. */
  readonly signed: Bytes
  /** 64 bytes r‖s, low S. */
  readonly signature: Bytes
}

/** The longest statement of any kind; longer ones are not looked at. */
export const maxStatementLength = 6144

/** A statement as a member of a message: only its outline; `parseStatement` reads it. */
export const statementText = z
  .string()
  .check(
    z.maxLength(maxStatementLength, { abort: true }),
    z.regex(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{86}$/),
  )

const header = z.strictObject({ alg: z.literal('ES256'), kid: bytes32, typ: statementType })
type Header = z.infer<typeof header>

/** Few keys make all statements that one side sees: what was written or read of them once holds again. */
const maxHeads = 256
const written = new Map<string, string>()
const read = new Map<string, Header>()

/**
 * The text to sign (as its UTF-8 bytes) for `payload`, by the key of thumbprint `kid`.
 * Throws `TypeError` for a payload that `parseStatement` would refuse.
 */
export function statementInput<T extends Canonical>(
  statement: Statement<T>,
  kid: string,
  payload: T,
): string {
  return `${writeHead(kid, statement.type)}.${segment(requireShape(payload, statement.schema))}`
}

/** The finished statement: what `statementInput` gave, and the signature over it. */
export function finishStatement(input: string, signature: Bytes): string {
  if (!isSignature(signature)) throw new TypeError('not 64 bytes with a low S')
  return `${input}.${toBase64url(signature)}`
}

/**
 * The parts of a statement of the kind asked for. Throws `ProtocolError` for any other text.
 * Nothing in the result is to be believed before `signature` over `signed` was verified.
 */
export function parseStatement<T extends Canonical>(
  statement: Statement<T>,
  text: string,
): ParsedStatement<T> {
  if (text.length > statement.maxLength) throw new ProtocolError('TOO_LONG', '')
  const [head, body, signature, ...rest] = text.split('.')
  if (head === undefined || body === undefined || signature === undefined || rest.length > 0) {
    throw new ProtocolError('ENCODING_INVALID', '')
  }
  const { kid, typ } = readHead(head)
  if (typ !== statement.type) throw new ProtocolError('SHAPE_INVALID', 'typ')
  return {
    kid,
    payload: parseCanonical(fromUtf8(fromBase64url(body)), statement.schema),
    signed: utf8(`${head}.${body}`),
    signature: checkSignature(fromBase64url(signature)),
  }
}

function writeHead(kid: string, typ: StatementType): string {
  const name = `${typ}/${kid}`
  const known = written.get(name)
  if (known !== undefined) return known
  const head = segment(requireShape({ alg: 'ES256' as const, kid, typ }, header))
  keep(written, name, head)
  return head
}

function readHead(head: string): Header {
  const known = read.get(head)
  if (known !== undefined) return known
  const value = parseCanonical(fromUtf8(fromBase64url(head)), header)
  keep(read, head, value)
  return value
}

function keep<T>(heads: Map<string, T>, name: string, value: T): void {
  const [oldest] = heads.size >= maxHeads ? heads.keys() : []
  if (oldest !== undefined) heads.delete(oldest)
  heads.set(name, value)
}

function segment(value: Canonical): string {
  return toBase64url(utf8(encodeCanonical(value)))
}
