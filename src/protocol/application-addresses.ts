/** All addresses of an application together: each as it may be, and one of one kind. @module */
import { redirectKinds, type RedirectKind } from './application.ts'
import { addressRefusals as refusalsOfOne, refuseAddress } from './redirect-uri.ts'

/** Of all kinds together. */
export const maxAddresses = 256

/** Where an address stands in an application. */
export const addressPlaces = [
  ...redirectKinds,
  'postLogout',
  'logoutUrl',
  'backChannelLogoutUri',
] as const
export type AddressPlace = (typeof addressPlaces)[number]

/** Why one cannot be, by itself or beside the others. */
export const addressRefusals = [...refusalsOfOne, 'duplicate', 'other-kind', 'too-many'] as const
export type AddressRefusal = (typeof addressRefusals)[number]

export interface AddressMistake {
  readonly place: AddressPlace
  readonly at: number
  readonly why: AddressRefusal
}

export interface Addresses {
  readonly clientId: string
  readonly redirectUris: Readonly<Record<RedirectKind, readonly string[]>>
  readonly postLogoutRedirectUris: readonly string[]
  readonly logoutUrl: string
  readonly backChannelLogoutUri: string
}

/** The first address that an application may not have. */
export function findAddressMistake(of: Addresses): AddressMistake | undefined {
  const { clientId, redirectUris, postLogoutRedirectUris } = of
  const all = redirectKinds.flatMap((kind) => redirectUris[kind])
  if (all.length > maxAddresses || postLogoutRedirectUris.length > maxAddresses) {
    const place = redirectKinds.find((kind) => redirectUris[kind].length > 0) ?? 'postLogout'
    return { place, at: 0, why: 'too-many' }
  }
  const kindOf = new Map<string, RedirectKind>()
  for (const place of redirectKinds) {
    for (const [at, uri] of redirectUris[place].entries()) {
      const why = refuseAddress(place, uri, clientId) ?? clash(kindOf, redirectUris, place, at)
      if (why !== undefined) return { place, at, why }
      kindOf.set(withoutPort(uri), place)
    }
  }
  for (const [at, uri] of postLogoutRedirectUris.entries()) {
    const why = refuseAddress('publicClient', uri, clientId)
    if (why !== undefined) return { place: 'postLogout', at, why }
    if (postLogoutRedirectUris.indexOf(uri) < at)
      return { place: 'postLogout', at, why: 'duplicate' }
  }
  for (const place of ['logoutUrl', 'backChannelLogoutUri'] as const) {
    const why = of[place] === '' ? undefined : refuseAddress('web', of[place], clientId)
    if (why !== undefined) return { place, at: 0, why }
  }
  return undefined
}

/** One address is of one kind: the port of a loopback address is free, so that it tells no two of them apart. */
function clash(
  kindOf: ReadonlyMap<string, RedirectKind>,
  redirectUris: Addresses['redirectUris'],
  place: RedirectKind,
  at: number,
): 'duplicate' | 'other-kind' | undefined {
  const uri = redirectUris[place][at] ?? ''
  if (redirectUris[place].indexOf(uri) < at) return 'duplicate'
  const other = kindOf.get(withoutPort(uri))
  return other === undefined || other === place ? undefined : 'other-kind'
}

function withoutPort(uri: string): string {
  return uri.replace(/^(http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])):\d+/, '$1')
}
