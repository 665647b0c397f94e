/** Tells applications by back-channel logout of sessions that ended at our own doors, not as one of them asked. @module */
import type { Provider } from 'oidc-provider'
import { fromUtf8 } from '#protocol/bytes'
import type { TenantRecord } from '../directory-records.ts'
import type { Needs } from '../needs.ts'
import { endedKind, type OpenIdRecord, sessionKind } from '../openid-records.ts'
import { logNotTold } from './back-channel.ts'
import { sealContext } from './openid-sealing.ts'

/** What is read of the library's session. */
interface Ended {
  readonly accountId?: string
  readonly authorizations?: Readonly<Record<string, { readonly sid?: string }>>
}

type EndNeeds = Pick<Needs, 'store' | 'numberSeal' | 'log'>

/** Each that ended and was not told, then forgets it: told twice where the program ended in between. */
export async function tellEnded(
  provider: Provider,
  { store, numberSeal, log }: EndNeeds,
  tenant: TenantRecord,
): Promise<void> {
  for (const record of await store.find.openIdOfKind(tenant.id, endedKind)) {
    await Promise.all(applicationsOf(open(record)).map((told) => tell(told)))
    await store.decide('dropOpenId', { tenant: tenant.id, kind: endedKind, id: record.id })
  }

  function open({ id, sealed }: OpenIdRecord): Ended {
    const bytes = numberSeal.openSecret(sealed, sealContext(tenant.id, sessionKind, id))
    return bytes === undefined ? {} : (JSON.parse(fromUtf8(bytes)) as Ended)
  }

  async function tell({ user, clientId, sid }: Told): Promise<void> {
    const client = (await provider.Client.find(clientId)) as Teller | undefined
    if (client?.backchannelLogoutUri === undefined) return
    try {
      await client.backchannelLogout(user, sid)
    } catch (error) {
      logNotTold(log, { tenant: tenant.id, client: clientId, error })
    }
  }
}

/** The part of the library's client that its types leave out. */
interface Teller {
  readonly backchannelLogoutUri?: string
  backchannelLogout(user: string, sid: string): Promise<void>
}

interface Told {
  readonly user: string
  readonly clientId: string
  readonly sid: string
}

function applicationsOf({ accountId: user, authorizations = {} }: Ended): readonly Told[] {
  if (user === undefined) return []
  return Object.entries(authorizations).flatMap(([clientId, { sid }]) =>
    sid === undefined ? [] : [{ user, clientId, sid }],
  )
}

/** One after the other; what came meanwhile is looked at once more. */
export function createTeller(tellAll: () => Promise<void>): () => void {
  let running: Promise<void> | undefined
  let isAgain = false
  return function start(): void {
    if (running !== undefined) {
      isAgain = true
      return
    }
    running = tellAll().finally(() => {
      running = undefined
      if (!isAgain) return
      isAgain = false
      start()
    })
  }
}
