/** Why the server cannot listen. @module */

export type HttpServerErrorCode =
  /** Something else listens there; `address` says where, `holder` which program, where it can be told. */
  | 'PORT_TAKEN'
  /** The operating system does not let this person use the port. */
  | 'PORT_FORBIDDEN'
  /** The loopback address is not there. */
  | 'LOOPBACK_MISSING'

export class HttpServerError extends Error {
  override readonly name = 'HttpServerError'
  readonly code: HttpServerErrorCode
  readonly address: string
  readonly port: number
  readonly holder: PortHolder | undefined
  constructor(
    code: HttpServerErrorCode,
    place: { readonly address: string; readonly port: number; readonly holder?: PortHolder },
    options?: ErrorOptions,
  ) {
    super(code, options)
    this.code = code
    this.address = place.address
    this.port = place.port
    this.holder = place.holder
  }
}

export interface PortHolder {
  readonly process: number
  /** As the system names the program. */
  readonly program: string
}
