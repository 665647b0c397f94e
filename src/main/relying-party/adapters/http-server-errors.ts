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
  /** Whether accounts know the relying party by this port already; undefined where nobody asked. */
  readonly settled: boolean | undefined
  constructor(
    code: HttpServerErrorCode,
    place: {
      readonly address: string
      readonly port: number
      readonly holder?: PortHolder | undefined
      readonly settled?: boolean
    },
    options?: ErrorOptions,
  ) {
    super(code, options)
    this.code = code
    this.address = place.address
    this.port = place.port
    this.holder = place.holder
    this.settled = place.settled
  }
  /** The same, for a folder whose port was `settled` or not. */
  ofFolder(settled: boolean): HttpServerError {
    const { code, address, port, holder, cause } = this
    return new HttpServerError(code, { address, port, holder, settled }, { cause })
  }
}

export type PortHolder =
  /** As the system names the program. */
  | { readonly process: number; readonly program: string }
  /** Another person's, of which the system says no more. */
  | { readonly person: string }
