/** Whoever is named, a stranger's page is answered by the same work: nothing that a clock could tell apart. @module */
import { expect, test } from 'vitest'
import { countedWork } from '../../support/counted-work'
import { kindsOfNames } from '../../support/kinds-of-names'
import { aBrowser, type PageBrowser } from '../../support/page-browser'
import { aWorld } from '../../support/relying-party-world'
import { figure } from '../../support/sizes'

type Ask = (page: PageBrowser, name: string) => Promise<unknown>

/** What a page can be asked, one after the other, before anybody is signed in. */
const atHome: readonly (readonly [string, Ask])[] = [
  ['name', (page, name) => page.call('begin', { name })],
  ['state', (page) => page.call('state')],
  ['password', (page) => page.call('password', { password: 'wrong' })],
  ['Temporary Access Pass', (page) => page.call('temporaryAccessPass', { pass: 'wrong-pass' })],
  ['one-time code', (page) => page.call('code', { code: '000000' })],
  ['request', (page) => page.call('approval')],
  ['state with a request', (page) => page.call('state')],
  ['going on', (page) => page.call('complete')],
  ['leaving', (page) => page.call('leave')],
  ['another request', (page) => page.call('approval')],
  ['identity provider', (page) => page.call('identityProvider')],
  ['beginning anew', (page) => page.call('restart')],
]
const elsewhere: readonly (readonly [string, Ask])[] = [
  ['name', (page, name) => page.call('begin', { name })],
  ['password', (page) => page.call('password', { password: 'wrong' })],
  ['identity provider', (page) => page.call('identityProvider')],
  ['password there', (page) => page.call('federatedPassword', { password: 'wrong' })],
  ['state there', (page) => page.call('state')],
]
const secrets = ['pageToken', 'session', 'transaction', 'number', 'name']
const masked = (answer: unknown) =>
  JSON.stringify(answer, (key, value: unknown) => (secrets.includes(key) ? typeof value : value))

async function seenOf(asks: typeof atHome, kinds: readonly (readonly [string, string])[]) {
  const work = countedWork()
  const world = await aWorld({ open: work.open, passwords: work.passwords })
  const own = await kindsOfNames(world, 1)
  const all = [...own.map(({ kind, names }) => [kind, names[0] ?? ''] as const), ...kinds]
  const seen = new Map<string, { readonly did: string; readonly answer: string }[]>()
  for (const [kind, name] of all) {
    const page = aBrowser(world)
    const steps: { did: string; answer: string }[] = []
    for (const [what, ask] of asks) {
      work.take()
      const answer = await ask(page, name)
      steps.push({ did: `${what}: ${work.take().join(', ')}`, answer: masked(answer) })
    }
    seen.set(kind, steps)
  }
  return seen
}

test('F4 of each name the store is asked the same in the same order, and the answers are the same', async () => {
  const seen = await seenOf(atHome, [])
  const nobody = seen.get('nobody')
  if (nobody === undefined) throw new Error('nobody was asked')
  const calls = nobody.reduce((sum, { did }) => sum + did.split(', ').length, 0)
  for (const [kind, steps] of seen) expect({ kind, steps }).toEqual({ kind, steps: nobody })
  expect(calls).toBeGreaterThan(60)
  figure(
    'F4',
    `${seen.size} kinds of names, ${atHome.length} asks each: the same answers and the same ${calls} calls of the store, in order`,
  )
})

test('F4 in a federated domain a name that nobody has looks like a person', async () => {
  const seen = await seenOf(elsewhere, [
    ['federated', 'kim@fabrikam.com'],
    ['nobody there', 'nobody@fabrikam.com'],
  ])
  expect(seen.get('federated')).toEqual(seen.get('nobody there'))
})

test('F4 a hinted name of a federated domain tells who holds a passwordless credential, as documented, and no more', async () => {
  const work = countedWork()
  const world = await aWorld({ open: work.open, passwords: work.passwords })
  const answers = await Promise.all(
    ['kim@fabrikam.com', 'nobody@fabrikam.com'].map(async (name) =>
      masked(await aBrowser(world).call('begin', { name, hinted: true })),
    ),
  )
  expect(answers[0]).toBe(answers[1])
  expect(answers[0]).toContain('identity-provider')
})
