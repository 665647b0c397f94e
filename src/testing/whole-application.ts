/** Makes an application as a tenant's file has it of what a test says of it. @module */
import { randomBytes } from 'node:crypto'
import { contosoApplications } from '../main/relying-party/sample-applications.ts'
import type { TestApplication } from './api.ts'
import { idOf } from './made-ids.ts'
import type { ApplicationWish } from './tenant-wish.ts'

/** Those of the samples, so that what is written for them runs here too. */
export const usualApplications: readonly ApplicationWish[] = contosoApplications.map(
  ({ id, clientId, displayName, signInAudience, redirectUris, secret, ...rest }) => ({
    ...{ id, clientId, displayName, signInAudience, redirectUris },
    ...{ postLogoutRedirectUris: rest.postLogoutRedirectUris, permissions: rest.permissions },
    ...(rest.isFallbackPublicClient && { isFallbackPublicClient: true }),
    ...(secret !== undefined && { secret }),
  }),
)

export function wholeApplication(
  wish: ApplicationWish,
  domain: string,
): ApplicationWish & TestApplication {
  const { displayName, clientId = idOf('client', `${domain}/${displayName}`) } = wish
  const isServer = (wish.redirectUris?.web ?? []).length > 0 || (wish.permissions ?? []).length > 0
  const secret = wish.secret ?? (isServer ? randomBytes(32).toString('hex') : undefined)
  const id = idOf('application', clientId)
  return { id, ...wish, clientId, ...(secret !== undefined && { secret }) }
}
