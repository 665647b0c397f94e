/** How the two ends of a socket prove who they are, bound to the TLS connection that carries it. @module */
import { framed, fromBase64url, utf8, type Bytes } from './bytes.ts'
import { encodeCanonical } from './canonical.ts'

/** The WebSocket subprotocol. */
export const subprotocol = 'countersign.1'
/** The path of the device socket. */
export const connectionPath = '/device'
/** The TLS exporter of RFC 9266: this label, an empty context, 32 bytes; TLS 1.3 only. */
export const exporterLabel = 'EXPORTER-Channel-Binding'
export const exporterLength = 32

/** What both hellos settled. All of it goes into every proof, so that nobody in the middle can change any of it. */
export interface Transcript {
  /** The relying-party instance, base64url. */
  readonly rpi: string
  /** Each side's nonce, 32 bytes, base64url. */
  readonly sn: string
  readonly cn: string
  /** The features that the relying party and the device listed, as they listed them. */
  readonly relyingPartyFeatures: readonly string[]
  readonly deviceFeatures: readonly string[]
  /** The connection's TLS exporter value, 32 bytes. */
  readonly exporter: Bytes
}

/** What the relying party's key signs in its hello. */
export function relyingPartyProofInput(transcript: Transcript): Bytes {
  return framed('authn-conn/relying-party', 1, fields(transcript))
}

/** What one account's device key signs, after the relying party's proof was verified. */
export function deviceProofInput(
  transcript: Transcript,
  account: { readonly iss: string; readonly dev: string },
): Bytes {
  return framed('authn-conn/device', 1, [
    ...fields(transcript),
    utf8(account.iss),
    fromBase64url(account.dev),
  ])
}

function fields(transcript: Transcript): readonly Bytes[] {
  if (transcript.exporter.length !== exporterLength) throw new TypeError('not an exporter value')
  return [
    fromBase64url(transcript.rpi),
    fromBase64url(transcript.sn),
    fromBase64url(transcript.cn),
    utf8(encodeCanonical(transcript.relyingPartyFeatures)),
    utf8(encodeCanonical(transcript.deviceFeatures)),
    transcript.exporter,
  ]
}
