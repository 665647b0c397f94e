/** Passwords: which may be chosen, what hashing them costs, how often they may be tried. @module */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  argon2Cost,
  createPasswordHash,
} from '../../../src/main/relying-party/adapters/password-hash'
import { commonPasswords } from '../../../src/main/relying-party/common-passwords'
import { checkPassword } from '../../../src/main/relying-party/password-policy'
import { samples } from '../../../src/main/relying-party/sample-tenants'
import { aBrowser } from '../../support/page-browser'
import { aWorld } from '../../support/relying-party-world'

const account = 'balas@contoso.com'
const beside = { alone: false, account }
const alone = { alone: true, account }

describe('G7 which passwords may be chosen', () => {
  test.each([
    ['seven characters', 'Xq4!zzz', beside, 'too-short'],
    ['eight characters', 'Xq4!zzzp', beside, undefined],
    ['fourteen, standing alone', 'rivercopperlan', alone, 'too-short'],
    ['fifteen, standing alone', 'rivercopperlant', alone, undefined],
    ['only small letters', 'gravel-otter-plum', alone, undefined],
    ['only digits', '8305719264', beside, undefined],
    ['64 characters', 'ab'.repeat(32), beside, undefined],
    ['256 characters', 'ab'.repeat(128), beside, undefined],
    ['257 characters', 'a'.repeat(257), beside, 'too-long'],
    ['spaces and other scripts', 'дом на холме 7', beside, undefined],
    ['eight characters of two units each', '🦊🦊🦊🦊🦊🦊🦊🦊', beside, undefined],
    ['four characters that are eight units', '🦊🦊🦊🦊', beside, 'too-short'],
    ['a common one', 'password1', beside, 'too-common'],
    ['a common one in capitals', 'PassWord1', beside, 'too-common'],
    ['the account itself', 'Balas@Contoso.com', beside, 'names-account'],
    ['its domain', 'contoso.com', beside, 'names-account'],
  ])('G7 %s', (_what, password, use, expected) => {
    expect(checkPassword(password, use)).toBe(expected)
  })

  test('G7 the 3,000 commonest passwords are refused', () => {
    const path = new URL('../../fixtures/relying-party/commonest-passwords.txt', import.meta.url)
    const commonest = readFileSync(path, 'utf8').trimEnd().split('\n')
    expect(commonest).toHaveLength(3000)
    const accepted = commonest.filter((one) => checkPassword(one, beside) === undefined)
    expect(accepted).toEqual([])
    expect(commonPasswords.size).toBeGreaterThanOrEqual(3000)
    console.log(`FIGURE G7 ${commonest.length} commonest passwords, ${accepted.length} accepted`)
  })

  test('G7 the sample passwords keep to the policy, even standing alone', () => {
    const people = samples.flatMap((sample) => sample.people)
    expect(
      people.map(({ name, password }) => checkPassword(password, { alone: true, account: name })),
    ).toEqual(people.map(() => undefined))
  })
})

test('G7 a hash says Argon2id at OWASP cost, and opens for its password alone', async () => {
  const passwords = createPasswordHash()
  const began = performance.now()
  const stored = await passwords.hash('copper-lantern-river-41')
  const ms = performance.now() - began
  const [, algorithm, , cost] = stored.split('$')
  const { m, t, p } = Object.fromEntries(
    (cost ?? '').split(',').map((part) => part.split('=') as [string, string]),
  )
  expect(algorithm).toBe('argon2id')
  expect(Number(m)).toBeGreaterThanOrEqual(19 * 1024)
  expect(Number(t)).toBeGreaterThanOrEqual(2)
  expect(Number(p)).toBe(argon2Cost.parallelism)
  expect(await passwords.verify(stored, 'copper-lantern-river-41')).toBe(true)
  expect(await passwords.verify(stored, 'copper-lantern-river-42')).toBe(false)
  const nobodysBegan = performance.now()
  expect(await passwords.verify(undefined, 'copper-lantern-river-41')).toBe(false)
  expect(performance.now() - nobodysBegan).toBeGreaterThan(ms / 20) // it was computed
  console.log(`FIGURE G7 ${ms.toFixed(0)} ms per hash, m=${String(m)} KiB t=${String(t)}`)
})

test('G7 the longest passwords are hashed whole', async () => {
  const passwords = createPasswordHash()
  const stored = await passwords.hash(`${'a'.repeat(255)}b`)
  expect(await passwords.verify(stored, `${'a'.repeat(255)}c`)).toBe(false)
})

test('G7 tries are delayed from the fifth and end at ten an hour for strangers', async () => {
  const world = await aWorld()
  const stranger = aBrowser(world)
  await stranger.done('begin', { name: 'balas@contoso.com' })
  const attempt = () => stranger.call('password', { password: 'wrong' })

  for (let n = 1; n <= 5; n++) expect(await attempt()).toMatchObject({ code: 'password-wrong' })
  expect(await attempt()).toEqual({ outcome: 'refused', code: 'throttled', retryAfterMs: 5000 })

  let looked = 5
  const began = world.clock.now()
  while (world.clock.now() < began + 59 * 60_000) {
    const answer = await attempt()
    if (answer.outcome === 'refused' && answer.code === 'password-wrong') looked++
    world.clock.advance(60_000)
    await stranger.done('begin', { name: 'balas@contoso.com' })
  }
  expect(looked).toBe(10)
})

test('G7 a known browser is not locked out by what strangers try', async () => {
  const world = await aWorld()
  const known = aBrowser(world)
  await known.signInByPassword('balas@contoso.com')
  const stranger = aBrowser(world)
  await stranger.done('begin', { name: 'balas@contoso.com' })
  for (let n = 1; n <= 8; n++) await stranger.call('password', { password: 'wrong' })
  expect(await stranger.call('password', { password: 'wrong' })).toMatchObject({
    code: 'throttled',
  })
  expect(await known.signInByPassword('balas@contoso.com')).toMatchObject({ step: 'signed-in' })
})

test('G7 a hundred wrong tries end it, whatever time passes', async () => {
  const world = await aWorld()
  const stranger = aBrowser(world)
  let looked = 0
  for (let n = 0; n < 200 && looked < 101; n++) {
    await stranger.done('begin', { name: 'balas@contoso.com' })
    const answer = await stranger.call('password', { password: 'wrong' })
    if (answer.outcome === 'refused' && answer.code === 'password-wrong') looked++
    world.clock.advance(60 * 60_000 - 1)
  }
  expect(looked).toBe(100)
})
