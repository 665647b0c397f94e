/** People as the provider knows accounts, and what their tokens say of them. @module */
import type { Account, FindAccount } from 'oidc-provider'
import { toBase64url } from '#protocol/bytes'
import type { UserRecord } from '../directory-records.ts'
import type { Needs } from '../needs.ts'

/** A person who is there and not disabled. */
export function createAccounts(
  { store }: Pick<Needs, 'store'>,
  tenant: string,
): { find: FindAccount; user: (id: string) => Promise<UserRecord | undefined> } {
  const user = async (id: string) => {
    const found = await store.find.user(tenant, id)
    return found?.disabled === false ? found : undefined
  }
  return {
    user,
    async find(_ctx, id): Promise<Account | undefined> {
      const found = await user(id)
      if (found === undefined) return undefined
      return {
        accountId: id,
        claims: () => Promise.resolve({ sub: id, ...claimsOf(found) }),
      }
    },
  }
}

function claimsOf({ tenant, id, name, displayName }: UserRecord) {
  return {
    ...{ tid: tenant, oid: id, ver: '2.0', preferred_username: name, name: displayName },
    email: name,
  }
}

/** Another one for each application, so that two of them cannot tell that it is the same person. */
export function pairwiseSubject(
  { numberSeal }: Pick<Needs, 'numberSeal'>,
  tenant: string,
  user: string,
  clientId: string,
): string {
  const part = (n: number) =>
    numberSeal.pseudonym(`subject-${String(n)}/${tenant}/${clientId}/${user}`)
  return toBase64url(Uint8Array.of(...part(1), ...part(2)))
}
