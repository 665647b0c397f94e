/** The flags of a second factor's approval: the person is present, and nothing else is said. @module */
import { expect, test } from 'vitest'
import { webAuthnInput } from '#protocol/approval'
import { toBase64url } from '#protocol/bytes'
import { toDer } from '#protocol/signature'
import { aJudgingWorld } from '../../support/judging-world'
import { figure } from '../../support/sizes'
import { push } from '../../support/wire/ceremonies'
import { deviceKey, sha256 } from '../../support/wire/keys'

test('A9 of 256 flag bytes only one approves a second factor', async () => {
  await using world = await aJudgingWorld(undefined, 'second-factor')
  const accepted: number[] = []
  // The right one last, because it decides.
  const bytes = [
    ...Array.from({ length: 256 }, (_, flags) => flags).filter((f) => f !== 0x01),
    0x01,
  ]
  for (const flags of bytes) {
    const data = push.authenticatorData.slice()
    data[32] = flags
    const signature = deviceKey.sign(webAuthnInput(data, sha256(push.clientData)))
    const answer = await world.answer({
      ...push.response,
      authenticatorData: toBase64url(data),
      signature: toBase64url(toDer(signature)),
    })
    if (answer.outcome === 'decided') accepted.push(flags)
    else expect(answer).toEqual({ outcome: 'refused', reason: 'flags-invalid' })
  }
  expect(accepted).toEqual([0x01])
  figure('A9', `${bytes.length}/256 flag bytes of a second factor as the table says`)
})
