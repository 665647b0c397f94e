/** As what kind of application a grant was given: what went to a server is never exchanged without its secret. @module */
import type * as Library from 'oidc-provider'
import type { KoaContextWithOIDC } from 'oidc-provider'
import { registeredOf } from './clients.ts'
import { kindOfRedirect } from './redirect-uris.ts'

type Grant = InstanceType<Library.Provider['Grant']>

/** A name that no scope can have: the grant keeps it with what else it gives. */
const place = 'urn:countersign:led-back-as'

/** Remembers where the person is led back to. */
export function noteLedBackAs(ctx: KoaContextWithOIDC, grant: Grant): void {
  const registered = registeredOf(ctx.oidc.client)
  const uri = ctx.oidc.params?.['redirect_uri']
  if (registered === undefined || typeof uri !== 'string') return
  const kind = kindOfRedirect(registered, uri)
  if (kind !== undefined) grant.addResourceScope(place, kind)
}

/** Throws where the code, or the refresh token that came of it, was a server's and its secret is missing. */
export function demandSecret({ errors }: typeof Library, ctx: KoaContextWithOIDC): void {
  const { route, client, entities } = ctx.oidc
  if (route !== 'token' || client?.clientAuthMethod !== 'none') return
  if (entities.Grant?.getResourceScope(place) !== 'web') return
  throw new errors.InvalidClientAuth('the authentication mechanism does not match a server')
}
