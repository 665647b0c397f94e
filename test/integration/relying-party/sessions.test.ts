/** A session belongs to the one browser that signed in, and to its page. @module */
import { randomBytes, randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { samples } from '../../../src/main/relying-party/sample-tenants'
import { ask, keptAlive, type PlainAnswer, type Target } from '../../support/plain-requests'
import { startRelyingParty, targetOf } from '../../support/relying-party-process'
import { seededRandom } from '../../support/seeded-random'

const tries = Number(process.env['COUNTERSIGN_F3'] ?? 1_000)
const person = samples[0]?.people[0]
const header = 'x-countersign-page-token'

/** What a browser and its page keep. */
interface Kept {
  readonly cookies: Readonly<Record<string, string>>
  readonly token: string | undefined
}

function cookieHeader(cookies: Readonly<Record<string, string>>): Record<string, string> {
  const text = Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')
  return text === '' ? {} : { Cookie: text }
}

function setCookies(answer: PlainAnswer): readonly string[] {
  const lines = answer.headers['set-cookie']
  return typeof lines === 'string' ? [lines] : (lines ?? [])
}

async function step(target: Target, kept: Kept, path: string, body?: object) {
  const answer = await ask(target, {
    method: body === undefined ? 'GET' : 'POST',
    path: `/contoso.com${path}`,
    headers: {
      'Content-Type': 'application/json',
      ...cookieHeader(kept.cookies),
      ...(kept.token === undefined ? {} : { [header]: kept.token }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const cookies = { ...kept.cookies }
  for (const line of setCookies(answer)) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    cookies[name] = value
  }
  const token = (JSON.parse(answer.body) as { pageToken?: string }).pageToken ?? kept.token
  return { answer, kept: { cookies, token } satisfies Kept }
}

async function signIn(target: Target, begin: Kept = { cookies: {}, token: undefined }) {
  const first = await step(target, begin, '/sign-in', { name: person?.name })
  const second = await step(target, first.kept, '/sign-in/password', { password: person?.password })
  expect(second.answer.status).toBe(200)
  return {
    before: first.kept,
    after: second.kept,
    lines: [first, second].flatMap(({ answer }) => setCookies(answer)),
  }
}

const sees = async (target: Target, kept: Kept) =>
  (await step(target, kept, '/security-info')).answer.status

test('F3 the session changes its name at sign-in, and its cookies are as strict as they can be', async () => {
  await using server = await startRelyingParty()
  const target = await targetOf(server.ready)
  const { before, after, lines } = await signIn(target)
  expect(await sees(target, after)).toBe(200)
  expect(await sees(target, before)).not.toBe(200)
  expect(Object.values(after.cookies)).not.toEqual(Object.values(before.cookies))

  // A cookie that somebody planted is never taken over.
  const name = Object.keys(after.cookies).find((each) => !each.includes('-known-')) ?? ''
  const planted = randomBytes(32).toString('base64url')
  const victim = await signIn(target, { cookies: { [name]: planted }, token: undefined })
  expect(Object.values(victim.after.cookies)).not.toContain(planted)
  expect(await sees(target, { cookies: { [name]: planted }, token: victim.after.token })).toBe(403)

  const table = lines.map((line) =>
    line.replace(/=[A-Za-z0-9_-]{43}/, '=…').replace(/[A-Za-z0-9_-]{22}=/, '<instance>='),
  )
  console.log(`FIGURE F3 cookies: ${[...new Set(table)].join(' | ')}`)
  for (const line of lines) {
    expect(line).toMatch(
      /^__Host-countersign-(?:known-)?[A-Za-z0-9_-]{22}=[A-Za-z0-9_-]{43}; (?:Max-Age=34560000; )?Path=\/; Secure; HttpOnly; SameSite=Lax$/,
    )
  }
  const out = await step(target, victim.after, '/sign-out', {})
  expect(out.answer.status).toBe(200)
  expect(await sees(target, victim.after)).not.toBe(200)
})

test('F3 without the cookie, the token, or both of one browser, nothing opens', async () => {
  await using server = await startRelyingParty()
  const target = await targetOf(server.ready)
  using agent = keptAlive()
  const { after } = await signIn(target)
  const other = (await signIn(target)).after
  const name = Object.keys(after.cookies).find((each) => !each.includes('-known-')) ?? ''
  const value = after.cookies[name] ?? ''
  const otherValue = other.cookies[name] ?? ''
  const seed = Number(process.env['COUNTERSIGN_SEED'] ?? randomInt(2 ** 31))
  const { below: pick } = seededRandom(seed)
  const flip = (text: string): string => {
    const at = pick(text.length - 1)
    const letter = text[at] === 'A' ? 'B' : 'A'
    return text.slice(0, at) + letter + text.slice(at + 1)
  }
  const thefts: readonly (() => readonly [cookie: string, token: string | undefined])[] = [
    () => [`${name}=${value}`, undefined], // Another port of localhost gets the cookie, never the token.
    () => [`${name}=${value}`, other.token],
    () => [`${name}=${otherValue}`, after.token],
    () => ['', after.token],
    () => [`${name}=${value}`, flip(after.token ?? '')],
    () => [`${name}=${flip(value)}`, after.token],
    () => [`${name}=${value}; ${name}=${otherValue}`, after.token],
    () => [`${name.toUpperCase()}=${value}`, after.token],
    () => [`${name.replace('__Host-', '')}=${value}`, after.token],
    () => [`${name}=${after.token ?? ''}`, value],
    () => [
      `${name}=${randomBytes(32).toString('base64url')}`,
      randomBytes(32).toString('base64url'),
    ],
    () => [`${name}="${value}"`, after.token],
  ]
  let sessions = 0
  for (let i = 0; i < tries; i++) {
    const theft = thefts[i % thefts.length]
    if (theft === undefined) continue
    const [cookie, token] = theft()
    const { status } = await ask(target, {
      agent,
      path: '/contoso.com/security-info',
      headers: {
        ...(cookie === '' ? {} : { Cookie: cookie }),
        ...(token === undefined ? {} : { [header]: token }),
      },
    })
    if (status !== 403) sessions++
  }
  expect(await sees(target, after)).toBe(200) // And the one whose it is still has it.
  console.log(`FIGURE F3 ${tries} tries, ${sessions} sessions, seed ${seed}`)
  expect(sessions).toBe(0)
})

test('F3 what an approval gives is for the browser that asked for it', async () => {
  await using server = await startRelyingParty()
  const target = await targetOf(server.ready)
  const begun = await step(target, { cookies: {}, token: undefined }, '/sign-in', {
    name: person?.name,
  })
  const asked = await step(target, begun.kept, '/sign-in/approval', {})
  expect(asked.answer.status).toBe(200)
  const { transaction } = (
    JSON.parse(asked.answer.body) as { state: { request: { transaction: string } } }
  ).state.request
  const stranger = await step(target, { cookies: {}, token: undefined }, '/sign-in', {
    name: person?.name,
  })
  for (const kept of [
    stranger.kept,
    { cookies: {}, token: transaction },
    { cookies: begun.kept.cookies, token: transaction },
  ]) {
    for (const path of ['/sign-in/complete', '/sign-in/events']) {
      const answer = await ask(target, {
        method: path.endsWith('events') ? 'GET' : 'POST',
        path: `/contoso.com${path}`,
        headers: {
          'Content-Type': 'application/json',
          ...cookieHeader(kept.cookies),
          [header]: kept.token ?? '',
        },
        ...(path.endsWith('events') ? {} : { body: '{}' }),
      })
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
  }
})
