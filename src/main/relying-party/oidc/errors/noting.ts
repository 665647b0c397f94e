/** Where a refusal can be read afterwards: in the log, and where somebody was signing in, among their sign-ins. @module */
import { randomBytes } from 'node:crypto'
import type { KoaContextWithOIDC } from 'oidc-provider'
import { timeOrderedId } from '#protocol/time-ordered-id'
import type { TenantRecord } from '../../directory-records.ts'
import type { Needs } from '../../needs.ts'
import { asking } from '../clients.ts'
import { numbers } from './causes.ts'
import type { Told } from './envelope.ts'

export async function noteRefusal(
  { store, log }: Pick<Needs, 'store' | 'log'>,
  tenant: TenantRecord,
  ctx: KoaContextWithOIDC,
  told: Told,
): Promise<void> {
  // A tool that waits asks every few seconds.
  if (told.cause === 'device-pending') return
  const { client, route } = ctx.oidc
  log.write(told.cause === 'internal' ? 'error' : 'info', 'openid-refused', {
    ...{ tenant: tenant.id, route, cause: told.cause, code: numbers[told.cause] },
    ...{ client: client?.clientId ?? '', trace: told.traceId, correlation: told.correlationId },
  })
  const user = personOf(ctx)
  if (user === undefined) return
  await store.decide('noteRefusedSignIn', {
    ...{ tenant: tenant.id, user, at: told.at, cause: told.cause },
    id: timeOrderedId(told.at, randomBytes(10)),
    number: numbers[told.cause],
    application: client?.clientName ?? client?.clientId ?? '',
  })
}

function personOf({ oidc }: KoaContextWithOIDC): string | undefined {
  const { account, session, entities } = oidc
  const { RefreshToken, AuthorizationCode, DeviceCode } = entities
  return (
    account?.accountId ??
    RefreshToken?.accountId ??
    AuthorizationCode?.accountId ??
    DeviceCode?.accountId ??
    session?.accountId ??
    asking.getStore()?.holder
  )
}
