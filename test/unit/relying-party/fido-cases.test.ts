/** The negative cases of the FIDO2 server tests are refused, each by name; docs/fido-cases.md lists them. @module */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseApproval } from '#protocol/approval'
import { ProtocolError } from '#protocol/errors'
import { parseRegistration } from '#protocol/registration'
import { fidoCases, fidoSource } from '../../support/fido-cases'
import type { FidoCase } from '../../support/fido-client-data-cases'
import { approvalOf, registrationOf } from '../../support/fido-messages'
import { aJudgingWorld } from '../../support/judging-world'
import { aRegisteringWorld } from '../../support/registering-world'
import { approval } from '../../support/wire/ceremonies'
import { figure } from '../../support/sizes'

const root = new URL('../../../', import.meta.url).pathname

/** What the strict reader says; undefined where it can be read. */
function unreadable(read: () => unknown): string | undefined {
  try {
    read()
    return undefined
  } catch (error) {
    if (error instanceof ProtocolError) return error.message
    throw error
  }
}

interface Told extends FidoCase {
  readonly refusal: string
}

async function refusedRegistrations(): Promise<readonly Told[]> {
  await using world = await aRegisteringWorld()
  const before = world.snapshot()
  const told: Told[] = []
  for (const one of fidoCases.registering) {
    const answer = await world.register(one.message)
    expect(answer.outcome, one.id).toBe('refused')
    const reading = unreadable(() => parseRegistration(one.message))
    told.push({ ...one, refusal: reading ?? `not what was asked: ${codeOf(answer)}` })
  }
  expect(world.snapshot()).toBe(before)
  return told
}

const codeOf = (answer: { readonly outcome: string; readonly code?: string }) => answer.code ?? ''

async function refusedApprovals(): Promise<readonly Told[]> {
  await using world = await aJudgingWorld()
  const before = world.snapshot()
  const told: Told[] = []
  for (const one of fidoCases.approving) {
    const answer = await world.answer(one.message)
    expect(answer, one.id).toMatchObject({ outcome: 'refused' })
    const reading = unreadable(() => parseApproval(one.message))
    const reason = answer.outcome === 'refused' ? answer.reason : ''
    told.push({ ...one, refusal: reading ?? reason })
  }
  expect(world.snapshot()).toBe(before)
  return told
}

function print(told: readonly Told[]): string {
  const groups = [...new Set(told.map(({ id }) => id.split(' F-')[0] ?? ''))]
  const sections = groups.map((group) => {
    const rows = told
      .filter(({ id }) => id.startsWith(`${group} `))
      .map(({ id, what, refusal, notHere }) => {
        const note = notHere === undefined ? '' : ` Not applicable: ${notHere}.`
        return `- ${id.slice(group.length + 1)}: ${what}. Refused: \`${refusal}\`.${note}`
      })
    return `## ${group[0]?.toUpperCase() ?? ''}${group.slice(1)}\n\n${rows.join('\n')}\n`
  })
  return `# Negative cases of the FIDO2 server tests

Each case of the catalogue that is for any server, and how it is refused here. Written by \`npx vitest run test/unit/relying-party/fido-cases.test.ts -u\`, from the refusals themselves. Source: ${fidoSource}. Cases of the attestations that this program never takes (TPM, Android, U2F) and of metadata services are left out. A message here has no envelope and says its type in its client data alone: cases about the envelope send it as a browser would.

${sections.join('\n')}`
}

describe('A2 the negative cases of the FIDO server tests', () => {
  test('A2 all 111 are refused, each by name, and change nothing', async () => {
    const told = [...(await refusedRegistrations()), ...(await refusedApprovals())]
    const notHere = told.filter((one) => one.notHere !== undefined)
    expect(told).toHaveLength(111)
    expect(told.filter(({ refusal }) => refusal === '')).toEqual([])
    expect(new Set(told.map(({ id }) => id)).size).toBe(111)
    await expect(print(told)).toMatchFileSnapshot(join(root, 'docs', 'fido-cases.md'))
    const names = new Set(told.map(({ refusal }) => refusal))
    figure(
      'A2',
      `${told.length} F-cases: ${told.length} refused by ${names.size} names, ${notHere.length} of them not applicable (6 token binding, 2 metadata), 0 state changes`,
    )
    expect(notHere).toHaveLength(8)
  })

  test('A2 the cases that are right are taken', async () => {
    await using registering = await aRegisteringWorld()
    expect(await registering.register(registrationOf())).toMatchObject({ outcome: 'done' })
    await using approving = await aJudgingWorld()
    expect(await approving.answer(approvalOf())).toMatchObject({ verdict: { outcome: 'approved' } })
    expect(approvalOf()).toEqual(approval.response)
    figure('A2', '2 P-cases that apply, 0 refused')
  })
})
