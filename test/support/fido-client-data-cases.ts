/** The FIDO server tests' cases about the message's members and its client data, alike for both ceremonies. @module */
import type { Bytes } from '#protocol/bytes'
import { inEnvelope, without, type Json } from './fido-messages'

export interface FidoCase {
  /** As the catalogue of the FIDO2 server tests numbers it. */
  readonly id: string
  readonly what: string
  readonly message: unknown
  /** Why its premise is not there; it is sent and refused all the same. */
  readonly notHere?: string
}

type Wrong = readonly [what: string, change: (whole: Json) => unknown, notHere?: string]

export const numbered = (group: string, cases: readonly Wrong[], whole: Json): FidoCase[] =>
  cases.map(([what, change, notHere], n) => ({
    ...{ id: `${group} F-${n + 1}`, what, message: change(whole) },
    ...(notHere === undefined ? {} : { notHere }),
  }))

const member =
  (name: string, value: unknown): Wrong[1] =>
  (whole) => ({ ...whole, [name]: value })
const missing =
  (name: string): Wrong[1] =>
  (whole) =>
    without(whole, name)
const envelope =
  (change: Json): Wrong[1] =>
  (whole) =>
    inEnvelope(whole, change)
const noBase64url = '!!! not base64url !!!'

/** The first eight of either ceremony. */
export const envelopeCases: readonly Wrong[] = [
  ['no id', missing('id')],
  ['an id that is no text', member('id', 42)],
  ['an id that is not base64url', member('id', noBase64url)],
  ['no type', envelope({ type: undefined })],
  ['a type that is no text', envelope({ type: 42 })],
  ['a type that is not public-key', envelope({ type: 'private-key' })],
  ['no response', envelope({ response: undefined })],
  ['a response that is no object', envelope({ response: 'response' })],
]

/** `name` missing, of another type, and empty; and what is no base64url, where that is asked. */
export const partCases = (name: string, isEncodingAsked: boolean): readonly Wrong[] => [
  [`no ${name}`, missing(name)],
  [`${name} that is no text`, member(name, 42)],
  ...(isEncodingAsked
    ? [[`${name} that is not base64url`, member(name, noBase64url)] as const]
    : []),
  [`${name} that is empty`, member(name, '')],
]

const tokenBinding =
  'WebAuthn Level 3 has no token binding; here any member that is not known is refused'

/** Seventeen of either ceremony; `of` makes a message whose client data has `name` otherwise. */
export function clientDataCases(
  of: (name: string, value: unknown) => Bytes,
  whole: (clientData: Bytes) => Json,
  types: { readonly other: string },
): readonly Wrong[] {
  const wrong = (what: string, name: string, value: unknown, notHere?: string): Wrong =>
    [
      ...([what, () => whole(of(name, value))] as const),
      ...(notHere === undefined ? [] : [notHere]),
    ] as unknown as Wrong
  return [
    wrong('client data without type', 'type', undefined),
    wrong('a type in it that is no text', 'type', 42),
    wrong('an empty type in it', 'type', ''),
    wrong('a type in it of no ceremony', 'type', 'webauthn.other'),
    wrong('the type of the other ceremony', 'type', types.other),
    wrong('client data without challenge', 'challenge', undefined),
    wrong('a challenge that is no text', 'challenge', 42),
    wrong('an empty challenge', 'challenge', ''),
    wrong('a challenge that is not base64url', 'challenge', noBase64url),
    wrong('another challenge', 'challenge', 'A'.repeat(43)),
    wrong('client data without origin', 'origin', undefined),
    wrong('an origin that is no text', 'origin', 42),
    wrong('an empty origin', 'origin', ''),
    wrong('another origin', 'origin', 'https://localhost:7444'),
    wrong('token binding that is no object', 'tokenBinding', 'present', tokenBinding),
    wrong('token binding without status', 'tokenBinding', {}, tokenBinding),
    wrong('token binding of no known status', 'tokenBinding', { status: 'unknown' }, tokenBinding),
  ]
}
