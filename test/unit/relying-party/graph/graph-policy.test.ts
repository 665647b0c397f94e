/** The policy through Graph: what is refused and how it is said, and that nothing else changed. @module */
import { expect, test } from 'vitest'
import { allUsers } from '#protocol/methods-policy'
import { askGraph, graphValue } from '../../../support/graph-world'
import { aWorld, contoso } from '../../../support/relying-party-world'

const type = '#microsoft.graph.microsoftAuthenticatorAuthenticationMethodConfiguration'
const group = 'c0a57050-0000-4000-8000-000000006001'
const balas = 'c0a57050-0000-4000-8000-00000000b001'
const key = 'microsoftauthenticator'
const patch = (change: object) => ({ key, body: { '@odata.type': type, ...change } })
const everybody = { targetType: 'group', id: allUsers, authenticationMode: 'any' }

test('R5 a policy with too many users and groups is refused by their number, and one group will do', async () => {
  const world = await aWorld()
  const { find } = world.needs.store
  const row = {
    targetType: 'user',
    id: balas,
    isRegistrationRequired: false,
    authenticationMode: 'any',
  }
  const many = Array.from({ length: 160 }, () => row)
  const groups = Array.from({ length: 7 }, () => ({ ...row, targetType: 'group', id: group }))
  const before = await find.policy(contoso)
  const refused = await askGraph(
    world,
    'updateConfiguration',
    patch({ includeTargets: [...many, ...groups], excludeTargets: [] }),
  )
  expect(refused).toMatchObject({ outcome: 'refused', status: 400, code: 'Request_BadRequest' })
  const message = refused.outcome === 'refused' ? refused.message : ''
  expect(message).toContain('users (160')
  expect(message).toMatch(/groups \(\d+\)/)
  expect(message).toContain('20480')
  expect(await find.policy(contoso)).toEqual(before)
  const one = patch({ includeTargets: [{ ...row, targetType: 'group', id: group }] })
  expect(await askGraph(world, 'updateConfiguration', one)).toEqual({ outcome: 'nothing' })
  const saved = await find.policy(contoso)
  expect(saved?.policy.microsoftAuthenticator.includeTargets).toHaveLength(1)
  console.log(`FIGURE R5 167 targets refused as "${message.slice(0, 60)}…", one group saved`)
})

test.each([
  [{ state: 'on' }, "'state'"],
  [{ nonsense: 1 }, "'nonsense'"],
  [{ ['<script>']: 1 }, 'that was sent'],
  [
    { includeTargets: [{ ...everybody, id: balas }] },
    "'microsoftAuthenticator.includeTargets[0].id'",
  ],
  [{ includeTargets: [{ ...everybody, colour: 'red' }] }, "'includeTargets.colour'"],
  [{ includeTargets: 'all' }, "'includeTargets'"],
  [{ featureSettings: { numberMatchingRequiredState: { state: 'enabled' } } }, 'numberMatching'],
  [
    {
      featureSettings: {
        displayAppInformationRequiredState: { includeTarget: { targetType: 'role', id: group } },
      },
    },
    'includeTarget.targetType',
  ],
  [{ '@odata.type': '#microsoft.graph.user' }, '@odata.type'],
  [{ id: 'Password' }, "'id'"],
])('R4 a PATCH with %j is refused by name', async (change, named) => {
  const world = await aWorld()
  const answer = await askGraph(world, 'updateConfiguration', patch(change))
  expect(answer).toMatchObject({ outcome: 'refused', status: 400, code: 'Request_BadRequest' })
  const message = answer.outcome === 'refused' ? answer.message : ''
  expect(message).toContain(named)
  expect(message).not.toContain('<script>')
  expect(await world.needs.store.find.policy(contoso)).toBeUndefined()
})

test('R4 ids are taken in any case, beta adds two settings, and v1.0 leaves those alone', async () => {
  const world = await aWorld()
  const both = { state: 'enabled', includeTarget: { targetType: 'group', id: group.toUpperCase() } }
  const beta = patch({ featureSettings: { numberMatchingRequiredState: both } })
  expect(await askGraph(world, 'updateConfiguration', { ...beta, version: 'beta' })).toEqual({
    outcome: 'nothing',
  })
  const shown = patch({ featureSettings: { displayAppInformationRequiredState: both } })
  await askGraph(world, 'updateConfiguration', shown)
  const { featureSettings } = await graphValue<{ featureSettings: object }>(
    world,
    'getConfiguration',
    {
      ...{ key: 'MICROSOFTAUTHENTICATOR', version: 'beta' },
    },
  )
  expect(featureSettings).toMatchObject({
    numberMatchingRequiredState: { state: 'enabled', includeTarget: { id: group } },
    displayAppInformationRequiredState: { state: 'enabled', includeTarget: { id: group } },
    companionAppAllowedState: { state: 'default' },
  })
})

test('R4 the registration campaign is changed through the policy itself', async () => {
  const world = await aWorld()
  const campaign = { state: 'enabled', snoozeDurationInDays: 3 }
  const body = {
    registrationEnforcement: { authenticationMethodsRegistrationCampaign: campaign },
  }
  expect(await askGraph(world, 'updatePolicy', { body })).toEqual({ outcome: 'nothing' })
  expect(await graphValue(world, 'getPolicy')).toMatchObject(body)
  const { value } = await graphValue<{ value: readonly { id: string }[] }>(
    world,
    'listConfigurations',
  )
  expect(value.map(({ id }) => id)).toEqual([
    ...['MicrosoftAuthenticator', 'TemporaryAccessPass', 'SoftwareOath', 'Password'],
  ])
})
