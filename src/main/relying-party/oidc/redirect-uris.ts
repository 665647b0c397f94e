/** Which redirect URIs are an application's own, and where its pages stand. @module */
import type { RedirectKind } from '#protocol/application'
import { redirectMatches } from '../applications/redirect-matching.ts'
import type { ApplicationRecord } from '../directory-records.ts'

type Registered = Pick<ApplicationRecord, 'redirectUris'>

/** As what `uri` is registered; undefined where it is not. */
export function kindOfRedirect(
  { redirectUris }: Registered,
  uri: string,
): RedirectKind | undefined {
  return (['spa', 'web', 'publicClient'] as const).find((kind) =>
    redirectUris[kind].some((registered) => redirectMatches(registered, uri)),
  )
}

/** Whether a single-page application asks from there: as for its addresses, the port of the machine itself is free. */
export function asksFrom({ redirectUris }: Registered, origin: string): boolean {
  return redirectUris.spa.some((uri) => redirectMatches(new URL(uri).origin, origin))
}
