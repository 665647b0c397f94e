/** Who may set a password by Graph: of whom, and that nothing else goes with it. @module */
import { expect, test } from 'vitest'
import type { RoleName } from '../../../../src/main/relying-party/directory-records'
import { askGraph } from '../../../support/graph-world'
import { aWorld, contoso } from '../../../support/relying-party-world'

const omar = { tenant: contoso, name: 'omar@contoso.com' }
const passwordProfile = { password: 'quiet-harbour-lantern-88' }

async function asRole(role: RoleName) {
  const world = await aWorld()
  const user = await world.needs.store.find.userByName(omar.tenant, omar.name)
  const caller = { tenant: contoso, user: user?.id, permissions: 'all' as const, roles: [role] }
  const patch = (key: string, body: object) => askGraph(world, 'updateUser', { key, body, caller })
  return { patch }
}

const denied = { outcome: 'refused', status: 403, code: 'Authorization_RequestDenied' }

test('R4 an Authentication Administrator sets passwords by Graph, and changes nothing else', async () => {
  const { patch } = await asRole('authenticationAdministrator')
  const balas = 'balas@contoso.com'
  expect(await patch(balas, { passwordProfile })).toMatchObject({ outcome: 'nothing' })
  for (const body of [
    { displayName: 'Other' },
    { accountEnabled: false },
    { passwordProfile, accountEnabled: false },
  ]) {
    expect(await patch(balas, body)).toMatchObject(denied)
  }
})

test('R4 nobody sets by Graph the password of somebody above them, nor their own', async () => {
  const { patch } = await asRole('authenticationAdministrator')
  expect(await patch('adele@contoso.com', { passwordProfile })).toMatchObject(denied)
  const global = await asRole('globalAdministrator')
  expect(await global.patch('adele@contoso.com', { passwordProfile })).toMatchObject({
    outcome: 'nothing',
  })
  expect(await global.patch(omar.name, { passwordProfile })).toMatchObject(denied)
})
