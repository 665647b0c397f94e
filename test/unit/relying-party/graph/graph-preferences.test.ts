/** Through Graph: what a person is asked by first, and lists in the order that was asked for. @module */
import { expect, test } from 'vitest'
import { aReadyDevice } from '../../../support/connected-device'
import { askGraph, graphValue } from '../../../support/graph-world'
import { aBrowser } from '../../../support/page-browser'
import { aWorld, type World } from '../../../support/relying-party-world'

const key = 'balas@contoso.com'
const version = 'beta'
const preferred = 'userPreferredMethodForSecondaryAuthentication'

const change = (world: World, body: object) =>
  askGraph(world, 'updatePreferences', { key, version, body })
const read = async (world: World) =>
  (await graphValue<Record<string, unknown>>(world, 'getPreferences', { key, version }))[preferred]

test('R4 a preference is what is registered, and is read again; the log names who chose', async () => {
  const world = await aWorld()
  expect(await change(world, { [preferred]: 'push' })).toMatchObject({ status: 400 })
  await aReadyDevice(world, aBrowser(world))
  for (const method of ['push', 'oath', null]) {
    expect(await change(world, { [preferred]: method })).toEqual({ outcome: 'nothing' })
    expect(await read(world)).toBe(method)
  }
  for (const body of [
    { [preferred]: 'sms' },
    { [preferred]: 'fax' },
    { isSystemPreferredAuthenticationMethodEnabled: true },
    { other: 1 },
    [],
  ]) {
    expect(await change(world, body)).toMatchObject({ status: 400 })
  }
  expect(await change(world, { isSystemPreferredAuthenticationMethodEnabled: false })).toEqual({
    ...{ outcome: 'nothing' },
  })
  expect(await askGraph(world, 'updatePreferences', { key, body: {} })).toMatchObject({
    status: 404,
  })
  const { value } = await graphValue<{ value: readonly object[] }>(world, 'listAudits', {
    query: { $top: '3' },
  })
  expect(value).toMatchObject(
    ['', 'code', 'push'].map((method) => ({
      activityDisplayName: 'User changed default security info',
      initiatedBy: { app: { displayName: 'admin-token' } },
      additionalDetails: expect.arrayContaining([{ key: 'method', value: method }]) as unknown,
    })),
  )
})

interface Listed {
  readonly value: readonly { readonly displayName: string; readonly userPrincipalName: string }[]
  readonly '@odata.nextLink'?: string
}

async function pages(world: World, $orderby: string, $top: string): Promise<readonly string[]> {
  const names: string[] = []
  for (let $skiptoken: string | undefined; ;) {
    const query = { $orderby, $top, ...($skiptoken === undefined ? {} : { $skiptoken }) }
    const page = await graphValue<Listed>(world, 'listUsers', { query })
    names.push(...page.value.map(({ displayName }) => displayName))
    const next = page['@odata.nextLink']
    if (next === undefined) return names
    $skiptoken = new URL(next).searchParams.get('$skiptoken') ?? ''
  }
}

test.each(['1', '2', '100'])('R4 users by $orderby, in pages of %s', async ($top) => {
  const world = await aWorld()
  const rising = [
    ...['Adele Vance (admin)', 'Bala Sandhu', 'Kim Akers', 'Omar Bennett'],
    'Pat Coleman (guest)',
  ]
  expect(await pages(world, 'displayName', $top)).toEqual(rising)
  expect(await pages(world, 'displayName desc', $top)).toEqual([...rising].reverse())
  expect((await pages(world, 'userPrincipalName desc', $top))[0]).toBe('Omar Bennett')
  expect((await pages(world, 'userPrincipalName asc', $top))[0]).toBe('Adele Vance (admin)')
})

test.each(['secret', 'displayName sideways', 'displayName,id', ''])(
  'R4 $orderby %j is refused by name',
  async ($orderby) => {
    const world = await aWorld()
    const answer = await askGraph(world, 'listUsers', { query: { $orderby } })
    expect(answer).toMatchObject({ status: 400, code: 'Request_BadRequest' })
  },
)

test('R4 groups by $orderby; sign-ins by time, either way round, and by nothing else', async () => {
  const world = await aWorld()
  const { value } = await graphValue<Listed>(world, 'listGroups', {
    query: { $orderby: 'displayName desc' },
  })
  expect(value.map(({ displayName }) => displayName)).toEqual([
    ...['Phone sign-in pilot', 'Partners', 'Everyone at work'],
  ])
  for (const [$orderby, status] of [
    ['createdDateTime desc', 200],
    ['createdDateTime', 200],
    ['createdDateTime asc', 200],
    ['createdDateTime sideways', 400],
    ['userPrincipalName', 400],
  ] as const) {
    const answer = await askGraph(world, 'listSignIns', { query: { $orderby } })
    expect(answer).toMatchObject({ status })
  }
})

test.each(['1', '2', '100'])('R4 sign-ins, the oldest first, in pages of %s', async ($top) => {
  const world = await aWorld()
  for (let i = 0; i < 5; i++) {
    world.clock.advance(1000)
    const page = aBrowser(world)
    await page.done('begin', { name: i === 2 ? 'omar@contoso.com' : 'balas@contoso.com' })
    await page.call('password', { password: 'not-the-password' })
    world.clock.advance(60 * 60_000)
  }
  const read = async ($orderby: string, $filter?: string) => {
    const times: string[] = []
    for (let $skiptoken: string | undefined; ;) {
      const query = {
        ...{ $orderby, $top },
        ...($filter === undefined ? {} : { $filter }),
        ...($skiptoken === undefined ? {} : { $skiptoken }),
      }
      const page = await graphValue<{
        readonly value: readonly { readonly createdDateTime: string }[]
        readonly '@odata.nextLink'?: string
      }>(world, 'listSignIns', { query })
      times.push(...page.value.map(({ createdDateTime }) => createdDateTime))
      const next = page['@odata.nextLink']
      if (next === undefined) return times
      $skiptoken = new URL(next).searchParams.get('$skiptoken') ?? ''
    }
  }
  const falling = await read('createdDateTime desc')
  expect(falling).toHaveLength(5)
  const rising = [...falling].reverse()
  expect(await read('createdDateTime asc')).toEqual(rising)
  expect(await read('CREATEDDATETIME')).toEqual(rising)
  const balas = "userPrincipalName eq 'balas@contoso.com'"
  expect(await read('createdDateTime', balas)).toEqual(rising.filter((_, i) => i !== 2))
  const since = `createdDateTime gt ${rising[1] ?? ''}`
  expect(await read('createdDateTime', since)).toEqual(rising.slice(2))
})
