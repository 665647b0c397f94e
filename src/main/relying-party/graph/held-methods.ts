/** What a person holds, by Graph's kinds of method. @module */
import type { Context } from '../context.ts'
import type { UserRecord } from '../directory-records.ts'
import { isPassAllowed } from '../pass-giving.ts'
import { usabilityOf } from '../temporary-access-pass.ts'
import type { GraphObject } from './listing.ts'
import { type MethodKind, toAuthenticator, toCode, toPass, toPassword } from './method-objects.ts'

export interface HeldMethod {
  readonly kind: MethodKind
  readonly object: GraphObject
}

type Needs = Pick<Context, 'store' | 'clock'>

/** In the order in which Graph lists kinds; `kinds`: only these. */
export async function findMethods(
  needs: Needs,
  user: UserRecord,
  kinds: readonly MethodKind[],
): Promise<readonly HeldMethod[]> {
  const { tenant, id } = user
  const { find } = needs.store
  const held: HeldMethod[] = []
  const add = (kind: MethodKind, object: GraphObject) => void held.push({ kind, object })
  if (kinds.includes('password') && user.passwordHash !== '') add('password', toPassword(user))
  if (kinds.includes('authenticator') || kinds.includes('code')) {
    const devices = (await find.devicesOf(tenant, id)).filter(({ state }) => state === 'active')
    if (kinds.includes('authenticator')) {
      for (const device of devices) {
        add('authenticator', toAuthenticator(device, await find.credentialOf(tenant, device.id)))
      }
    }
    if (kinds.includes('code')) {
      for (const code of await find.oneTimeCodesOf(tenant, id)) {
        if (devices.some((device) => device.id === code.device)) add('code', toCode(code))
      }
    }
  }
  if (kinds.includes('pass')) {
    const pass = await find.temporaryAccessPassOf(tenant, id)
    if (pass !== undefined) {
      const isAllowed = await isPassAllowed(needs, user)
      add('pass', toPass(pass, usabilityOf(pass, isAllowed, needs.clock.now())))
    }
  }
  return held
}
