/** Addresses of an application as lists and as lines of text. @module */
import type { AddressPlace } from '#protocol/application-addresses'
import type { ApplicationDetail } from '#protocol/console-applications-http'

type Held = Pick<
  ApplicationDetail,
  'redirectUris' | 'postLogoutRedirectUris' | 'logoutUrl' | 'backChannelLogoutUri'
>
export type AddressLines = Readonly<Record<AddressPlace, string>>

export function addressesAt(of: Held, place: AddressPlace): readonly string[] {
  switch (place) {
    case 'spa':
    case 'web':
    case 'publicClient':
      return of.redirectUris[place]
    case 'postLogout':
      return of.postLogoutRedirectUris
    case 'logoutUrl':
    case 'backChannelLogoutUri':
      return of[place] === '' ? [] : [of[place]]
  }
}

/** What stands on the lines, without the empty ones. */
export function readLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

export function toLines(of: Held): AddressLines {
  const lines = (place: AddressPlace) => addressesAt(of, place).join('\n')
  return {
    spa: lines('spa'),
    web: lines('web'),
    publicClient: lines('publicClient'),
    postLogout: lines('postLogout'),
    logoutUrl: of.logoutUrl,
    backChannelLogoutUri: of.backChannelLogoutUri,
  }
}

export function fromLines(lines: AddressLines): Held {
  return {
    redirectUris: {
      spa: readLines(lines.spa),
      web: readLines(lines.web),
      publicClient: readLines(lines.publicClient),
    },
    postLogoutRedirectUris: readLines(lines.postLogout),
    logoutUrl: lines.logoutUrl.trim(),
    backChannelLogoutUri: lines.backChannelLogoutUri.trim(),
  }
}
