/** Every way in which adding an account ends, and that none leaves half of one. @module */
import { expect, test } from 'vitest'
import { toBase64url } from '#protocol/bytes'
import { deviceProblemCode, type DeviceProblemCode, type DeviceRoute } from '#protocol/device-http'
import {
  enrollmentOfferStatement,
  enrollmentReplyStatement,
  enrollmentRequestStatement,
  type EnrollmentOffer,
  type EnrollmentReply,
} from '#protocol/enrollment'
import { parseStatement } from '#protocol/jws'
import { encodeEnrollmentLink, type EnrollmentLink } from '#protocol/links'
import { enroll, type Consent } from '../../../src/main/authenticator/enrollment.ts'
import { thumbprint } from '../../../src/main/authenticator/key-pair.ts'
import type {
  Answer,
  RelyingPartyClient,
  Unreachable,
} from '../../../src/main/authenticator/ports.ts'
import { createQueue } from '../../../src/main/authenticator/queue.ts'
import { aVaultWorld, noCrashPoints } from '../../support/vault-world.ts'
import { fixedKey, relyingPartyKey } from '../../support/wire/keys.ts'
import { signed } from '../../support/wire/statements.ts'
import * as values from '../../support/wire/values.ts'

type Ask = (route: DeviceRoute, request: { readonly jws?: string }) => Answer<unknown>

const link = encodeEnrollmentLink(values.link)
const names = values.offer

/** A relying party that agrees, with what a test changes in its answers. */
function agreeing(
  changes: {
    readonly offer?: Partial<EnrollmentOffer>
    readonly reply?: Partial<EnrollmentReply>
    readonly key?: typeof relyingPartyKey
    readonly at?: Partial<Record<DeviceRoute, Answer<unknown>>>
  } = {},
): Ask {
  const key = changes.key ?? relyingPartyKey
  let enrolled = ''
  return (route, request) => {
    const instead = changes.at?.[route]
    if (instead !== undefined) return instead
    if (route === 'offer') {
      const jws = signed(enrollmentOfferStatement, key, { ...values.offer, ...changes.offer })
      return { outcome: 'done', value: { key: key.publicKey, jws } }
    }
    if (route === 'prepare') {
      enrolled = thumbprint(
        parseStatement(enrollmentRequestStatement, request.jws ?? '').payload.key,
      )
    }
    const reply = { ...values.enrollmentReply, key: enrolled, ...changes.reply }
    const state = route === 'prepare' ? 'prepared' : 'active'
    const jws = signed(enrollmentReplyStatement, relyingPartyKey, { ...reply, state })
    return { outcome: 'done', value: { jws } }
  }
}
async function aWorld(ask: Ask, text: string, consent: Partial<Consent> = {}) {
  const world = await aVaultWorld()
  const vault = await world.start()
  const asked: string[] = []
  const consented: string[] = []
  const client: RelyingPartyClient = {
    ask: (_at, route, request) => {
      asked.push(route)
      return Promise.resolve(ask(route, request as { readonly jws?: string }) as Answer<never>)
    },
  }
  const outcome = await enroll(
    {
      ...{ vault, client, crashPoints: noCrashPoints, alone: createQueue() },
      device: { name: 'Desk', platform: 'linux', version: '0.1.0' },
      probe: {
        find: (origin, hash) => {
          asked.push(`probe ${origin} ${hash}`)
          return Promise.resolve({ outcome: 'found', certificate: values.rising(0, 64) })
        },
      },
    },
    text,
    {
      host: (facts) => {
        consented.push(JSON.stringify(facts))
        return consent.host?.(facts) ?? Promise.resolve(true)
      },
      account: (facts) => {
        consented.push(facts.account.name)
        return consent.account?.(facts) ?? Promise.resolve(true)
      },
    },
  )
  const left = { accounts: vault.accounts(), entries: [...world.keychain.entries.keys()] }
  await world[Symbol.asyncDispose]()
  return { outcome, asked, consented, ...left }
}

test('K5 both consents, in this order, and then a whole account', async () => {
  const { outcome, asked, consented, accounts } = await aWorld(agreeing(), link)
  expect(outcome).toMatchObject({ outcome: 'enrolled', account: { state: 'active' } })
  expect(consented).toEqual([
    JSON.stringify({ host: 'localhost', port: 7443, tenantId: names.tid }),
    'balas@contoso.com',
  ])
  expect(asked).toEqual([`probe ${values.origin} ${values.link.ca}`, 'offer', 'prepare', 'confirm'])
  expect(accounts).toHaveLength(1)
})

test('K5 before the first consent nothing is sent, before the second nothing is made', async () => {
  const no = () => Promise.resolve(false)
  const first = await aWorld(agreeing(), link, { host: no })
  expect([first.outcome, first.asked]).toEqual([
    { outcome: 'refused', reason: 'host-declined' },
    [],
  ])
  const second = await aWorld(agreeing(), link, { account: no })
  expect(second.outcome).toEqual({ outcome: 'refused', reason: 'account-declined' })
  expect(second.asked.slice(1)).toEqual(['offer'])
  expect([second.accounts, second.entries]).toEqual([[], []])
})

test.each<[string, string]>([
  ['link-unknown', 'https://example.com'],
  ['link-unknown', ''],
  ['link-truncated', link.slice(0, -20)],
  ['link-truncated', link.slice(0, 60)],
  ['link-other-host', link.replace('localhost', 'relying-party.example')],
  ['link-newer', link.replace('v=1', 'v=2')],
])('X6 a link that is not one to follow is told apart: %s', async (reason, text) => {
  const { outcome, asked, consented, accounts } = await aWorld(agreeing(), text)
  expect(outcome).toEqual({ outcome: 'refused', reason })
  expect([asked, consented, accounts]).toEqual([[], [], []])
})

const other: EnrollmentLink = { ...values.link, tenant: values.link.tenant.replace('1', '2') }
test.each<[string, Parameters<typeof agreeing>[0], string]>([
  ['another key', { key: fixedKey('an impostor') }, link],
  ['another tenant', {}, encodeEnrollmentLink(other)],
  ['another code', { offer: { code: toBase64url(values.rising(1, 32)) } }, link],
  ['another issuer', { offer: { iss: names.iss.replace('7443', '7444') } }, link],
])('K5 an offer for %s is refused, and nothing is made', async (_what, changes, text) => {
  const { outcome, asked, accounts, entries } = await aWorld(agreeing(changes), text)
  expect(outcome).toEqual({ outcome: 'refused', reason: 'offer-differs' })
  expect([asked.slice(1), accounts, entries]).toEqual([['offer'], [], []])
})

test.each<[string, Partial<EnrollmentReply>]>([
  ['instance', { rpi: toBase64url(values.rising(1, 16)) }],
  ['key', { key: toBase64url(values.rising(1, 32)) }],
  ['issuer', { iss: names.iss.replace('7443', '7444') }],
])('K5 a reply about another %s leaves nothing', async (_what, reply) => {
  const { outcome, accounts, entries } = await aWorld(agreeing({ reply }), link)
  expect(outcome).toEqual({ outcome: 'refused', reason: 'reply-differs' })
  expect(accounts).toEqual([])
  expect(entries.filter((name) => name.includes('account'))).toEqual([])
})

test.each(deviceProblemCode.options)(
  'X6 the relying party says %s: it is passed on, and nothing is half registered',
  async (code: DeviceProblemCode) => {
    const refusal = { outcome: 'refused', code, retryAfterMs: 5000 } as const
    for (const route of ['offer', 'prepare'] as const) {
      const { outcome, accounts } = await aWorld(agreeing({ at: { [route]: refusal } }), link)
      expect(outcome).toEqual({ outcome: 'refused', reason: code, retryAfterMs: 5000 })
      expect(accounts).toEqual([])
    }
  },
)

test.each<Unreachable>(['refused', 'impostor', 'timeout', 'version', 'busy', 'unclear'])(
  'X4 a relying party that is %s before the code is used leaves nothing',
  async (reason) => {
    const at = { offer: { outcome: 'unreachable', reason } } as const
    const { outcome, accounts } = await aWorld(agreeing({ at }), link)
    expect(outcome).toEqual({ outcome: 'unreachable', reason, begun: false })
    expect(accounts).toEqual([])
  },
)

test('K5 an enrolment that nobody confirms any more is let go', async () => {
  const at = { confirm: { outcome: 'refused', code: 'enrollment-unknown' } } as const
  const { outcome, accounts } = await aWorld(agreeing({ at }), link)
  expect(outcome).toEqual({ outcome: 'refused', reason: 'enrollment-unknown' })
  expect(accounts).toEqual([])
})

test('K5 an enrolment that could not be confirmed just now is kept for later', async () => {
  const at = { confirm: { outcome: 'unreachable', reason: 'timeout' } } as const
  const { outcome, accounts } = await aWorld(agreeing({ at }), link)
  expect(outcome).toEqual({ outcome: 'unreachable', reason: 'timeout', begun: true })
  expect(accounts).toMatchObject([{ state: 'preparing', dev: values.challenge.dev }])
})
