/**
 * A relying party under load that says on stdout, synchronously, what it acknowledged: to be killed.
 * Arguments: the database, the instance id, the sealing key (base64url).
 * @module
 */
import { anyMember } from '../../src/main/relying-party/directory-records.ts'
import { randomBytes } from 'node:crypto'
import { writeSync } from 'node:fs'
import { fromBase64url, toBase64url } from '#protocol/bytes'
import { createNodeClock } from '../../src/main/relying-party/adapters/node-clock.ts'
import { RelyingPartyError } from '../../src/main/relying-party/errors.ts'
import { samples } from '../../src/main/relying-party/sample-tenants.ts'
import { aReadyDevice, type ConnectedDevice } from './connected-device.ts'
import { aBrowser, type PageBrowser } from './page-browser.ts'
import { aWorld, sqlite, type World } from './relying-party-world.ts'

/** One line a thing that was acknowledged. */
export type Acknowledged =
  | { readonly enrolled: string; readonly user: string }
  | { readonly attempt: string; readonly outcome: string }
  | { readonly refused: string }

const [path = '', instance = '', sealingKey = ''] = process.argv.slice(2)
const people = 6

const acknowledge = (what: Acknowledged) => void writeSync(1, `${JSON.stringify(what)}\n`)

/** A person of this run alone, with a device that is ready. */
async function join(world: World): Promise<{ page: PageBrowser; device: ConnectedDevice }> {
  const [sample] = samples
  if (sample === undefined) throw new Error('no sample')
  const id = toBase64url(randomBytes(8))
  const name = `${id.toLowerCase()}@contoso.com`
  const { store, passwords } = world.needs
  const user = {
    ...{ tenant: sample.tenant.id, id, name, displayName: id, ...anyMember },
    passwordHash: await passwords.hash(id),
    passwordChangedAt: 0,
  }
  await store.decide('putSample', {
    ...{ tenant: sample.tenant, users: [user], which: 'missing', at: world.needs.clock.now() },
  })
  const page = aBrowser(world)
  const device = await aReadyDevice(world, page, name, id)
  acknowledge({ enrolled: device.dev, user: id })
  await page.done('begin', { name })
  return { page, device }
}

/** Approvals for ever, each fifth with a wrong number, each seventh denied: all are ends. */
async function loadForEver(world: World): Promise<void> {
  const { page, device } = await join(world)
  for (let n = 1; ; n++) {
    const answer = await page.call('approval')
    if (answer.outcome === 'refused') {
      if (answer.code === 'not-stored') throw new RelyingPartyError('NOT_STORED', 'full')
      // The limits were met; another person goes on.
      return loadForEver(world)
    }
    const { state } = answer.value
    if (state.step !== 'approval') throw new Error('no number was shown')
    const { number, transaction } = state.request
    const wrong = String((Number(number) + 1) % 100).padStart(2, '0')
    if (n % 7 === 0) await device.deny('declined')
    else await device.approve(n % 5 === 0 ? wrong : number)
    const verdict = device.verdicts().at(-1)
    if (verdict === undefined) throw new RelyingPartyError('NOT_STORED', 'no verdict')
    acknowledge({ attempt: transaction, outcome: verdict.outcome })
    device.frames.length = 0
  }
}

const world = await aWorld({
  open: sqlite(path),
  clock: createNodeClock(),
  keys: { instance, sealingKey: fromBase64url(sealingKey) },
})
await Promise.all(Array.from({ length: people }, () => loadForEver(world)))
