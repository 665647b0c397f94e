/** Altered challenges, none of which may reach the person. @module */
import { expect, test } from 'vitest'
import { fromBase64url, fromUtf8, toBase64url, utf8 } from '#protocol/bytes'
import { encodeCanonical, type Canonical } from '#protocol/canonical'
import { challengeStatement } from '#protocol/challenge'
import { ChallengeInbox } from '../../../src/main/authenticator/challenge-inbox.ts'
import { aManualClock } from '../../support/manual-clock.ts'
import { sampleAccount } from '../../support/sample-account.ts'
import { seededRandom, type SeededRandom } from '../../support/seeded-random.ts'
import { credentialKey, deviceKey, fixedKey } from '../../support/wire/keys.ts'
import { signed } from '../../support/wire/statements.ts'
import * as values from '../../support/wire/values.ts'
import { relyingPartyKey } from '../../support/wire/keys.ts'

const seed = 20_261_123
const wanted = 1000

type Members = Record<string, Canonical>

const original = signed(challengeStatement, relyingPartyKey, values.challenge)
const strangers = [fixedKey('a stranger'), deviceKey, credentialKey]
const hostile = ['Payroll', 'a\u202Eb', 'x', 'Contoso Expenses ', '127.0.0.2', '']

/** The statement with another payload behind the signature of the true one, or behind a stranger's. */
function withMember(random: SeededRandom): string {
  const payload = structuredClone(values.challenge) as unknown as Members
  const context = payload['ctx'] as Members
  const inContext = random.below(2) === 0
  const target = inContext ? context : payload
  const name = random.pick(Object.keys(target))
  const before = target[name]
  if (typeof before === 'number') target[name] = before + 1 + random.below(1000)
  else if (typeof before === 'boolean') target[name] = !before
  else if (typeof before === 'string') target[name] = random.pick(hostile)
  else Reflect.deleteProperty(target, name)
  const [head = '', , signature = ''] = original.split('.')
  return [head, toBase64url(utf8(encodeCanonical(payload))), signature].join('.')
}

/** One character of the text is another. */
function withCharacter(random: SeededRandom): string {
  const at = random.below(original.length)
  const alphabet = 'ABCabc019-_.=+ '
  return (
    original.slice(0, at) + alphabet.charAt(random.below(alphabet.length)) + original.slice(at + 1)
  )
}

function bySomebodyElse(random: SeededRandom): string {
  const key = random.pick(strangers)
  const chosen = {
    ...values.challenge,
    ctx: { ...values.challenge.ctx, app: `App ${random.below(1e6)}` },
  }
  const statement = signed(challengeStatement, key, chosen)
  if (random.below(2) === 0) return statement
  // The header names the true key, the signature is another's.
  const [, payload = '', signature = ''] = statement.split('.')
  return [original.split('.')[0], payload, signature].join('.')
}

/** Another text for the same payload: white space, order, a second member of the same name. */
function otherEncoding(random: SeededRandom): string {
  const [head = '', payload = '', signature = ''] = original.split('.')
  const text = fromUtf8(fromBase64url(payload))
  const rewritten = random.pick([
    ` ${text}`,
    text.replace('"app":', '"app":"Payroll","app":'),
    text.replace(':', ': '),
    text.replace('"v":1', '"v":1.0'),
    text.replace('C', '\\u0043'),
  ])
  return [head, toBase64url(utf8(rewritten)), signature].join('.')
}

test('B7 none of a thousand altered challenges is shown', () => {
  const random = seededRandom(seed)
  const shown: string[] = []
  const inbox = new ChallengeInbox(aManualClock(), {
    corrected: () => undefined,
    arrived: ({ statement }) => shown.push(statement),
    ended: () => undefined,
  })
  const reasons = new Map<string, number>()
  const alter = [withMember, withCharacter, bySomebodyElse, otherEncoding]
  let count = 0
  while (count < wanted) {
    const altered = random.pick(alter)(random)
    if (altered === original) continue
    count++
    const taken = inbox.take(altered, sampleAccount, values.now)
    const reason = taken.outcome === 'refused' ? taken.reason : taken.outcome
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  }
  expect(shown).toEqual([])
  expect([...reasons.keys()].sort()).toEqual(['malformed', 'other-key', 'signature-invalid'])
  expect(inbox.take(original, sampleAccount, values.now)).toMatchObject({ outcome: 'new' })
  console.log(`FIGURE B7 ${count} altered challenges, ${shown.length - 1} shown, seed ${seed}`)
})
