/** The packages that are shipped with this app and their licences, written in by the build. @module */

export interface ShippedPackage {
  readonly name: string
  readonly version: string
  readonly licence: string
}

declare const __SHIPPED_PACKAGES__: readonly ShippedPackage[]

export const shippedPackages = __SHIPPED_PACKAGES__
