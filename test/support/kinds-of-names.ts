/** Names that a stranger shall not tell apart: of people who are ready, have no device, are disabled, or of nobody. @module */
import { aReadyDevice } from './connected-device.ts'
import { aBrowser } from './page-browser.ts'
import { addPeople, contosoTenant, peoplesPassword } from './people.ts'
import type { World } from './relying-party-world.ts'

export interface KindOfName {
  readonly kind: 'ready' | 'without a device' | 'disabled' | 'without a password' | 'nobody'
  readonly names: readonly string[]
}

/** `each` names of each kind, all of Contoso. */
export async function kindsOfNames(world: World, each: number): Promise<readonly KindOfName[]> {
  const { store } = world.needs
  const tenant = contosoTenant()
  const people = await addPeople(world, tenant, 4 * each)
  const portion = (n: number) => people.slice(n * each, (n + 1) * each)
  for (const { name } of portion(0)) {
    await aReadyDevice(world, aBrowser(world), name, peoplesPassword)
  }
  for (const [n, change] of [
    [2, { disabled: true }],
    [3, { passwordHash: '' }],
  ] as const) {
    const users = await Promise.all(portion(n).map(({ id }) => store.find.user(tenant.id, id)))
    await store.decide('putSample', {
      ...{ tenant, which: 'all', at: world.clock.now() },
      users: users.filter((user) => user !== undefined).map((user) => ({ ...user, ...change })),
    })
  }
  const named = (n: number) => portion(n).map(({ name }) => name)
  return [
    { kind: 'ready', names: named(0) },
    { kind: 'without a device', names: named(1) },
    { kind: 'disabled', names: named(2) },
    { kind: 'without a password', names: named(3) },
    {
      kind: 'nobody',
      names: Array.from(
        { length: each },
        (_, n) => `${String(n).padStart(8, '0')}-0000@contoso.com`,
      ),
    },
  ]
}
