/** The one error that reading a message can end with. @module */

export type ProtocolErrorCode =
  /** Not UTF-8, not base64url, or not the one canonical encoding. */
  | 'ENCODING_INVALID'
  /** Longer than its limit. */
  | 'TOO_LONG'
  /** Well encoded, but not of the message's shape. */
  | 'SHAPE_INVALID'

/** Carries where the mistake is (`path`, dotted member names), never what stood there. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError'
  readonly code: ProtocolErrorCode
  readonly path: string
  constructor(code: ProtocolErrorCode, path: string, options?: ErrorOptions) {
    super(path === '' ? code : `${code} at ${path}`, options)
    this.code = code
    this.path = path
  }
}
