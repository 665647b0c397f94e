/** The OpenID certification plans' modules, ported: each does what the module does and checks what it checks. @module */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCertificationClient } from '../../support/certification-client.ts'
import { anOpenIdWorld, type OpenIdWorld } from '../../support/openid-world.ts'
import { basicAnswers } from './basic-answers.ts'
import { basicRequests } from './basic-requests.ts'
import { config } from './config-plan.ts'
import { backChannelLogout, rpInitiatedLogout } from './logout-plans.ts'
import type { Plan } from './module.ts'

const plans: readonly Plan[] = [
  { name: 'oidcc-basic-certification-test-plan', modules: [...basicAnswers, ...basicRequests] },
  config,
  rpInitiatedLogout,
  backChannelLogout,
]

const passed = new Set<string>()
let world: OpenIdWorld
beforeAll(async () => {
  world = await anOpenIdWorld()
})
afterAll(() => world[Symbol.asyncDispose]())

for (const plan of plans) {
  for (const { name, run } of plan.modules) {
    if (typeof run !== 'function') continue
    test(`G1 ${name}`, async () => {
      world.served.world.clock.setWallClock(Date.now())
      await run(await aCertificationClient(world))
      passed.add(name)
    })
  }
}

test('G1 every module passes but those that do not apply, and the page says which', async () => {
  const modules = plans.flatMap((plan) => plan.modules)
  const ported = modules.filter(({ run }) => typeof run === 'function')
  console.log(
    `FIGURE G1 ${String(modules.length)} modules of 4 plans: ${String(passed.size)} passed of ${String(ported.length)} ported, ${String(modules.length - ported.length)} not applicable`,
  )
  await expect(toPage()).toMatchFileSnapshot('../../../docs/certification.md')
  expect(passed.size).toBe(ported.length)
})

function toPage(): string {
  const lines = plans.flatMap(({ name, modules }) => [
    ...['', `## ${name}`, ''],
    ...modules.map(({ name: of, run }) => {
      if (typeof run !== 'function') return `- \`${of}\`: not applicable: ${run.notApplicable}`
      return `- \`${of}\`: ${passed.has(of) ? 'passed' : 'failed'}`
    }),
  ])
  return `${[
    '# Certification',
    '',
    'The modules of the OpenID Foundation’s conformance suite, plan by plan, ported as tests: `test/integration/openid-certification`. The suite itself has not been run against Countersign, and nothing here is certified. The client is oauth4webapi; signatures are verified by jose.',
    '',
    'Each request bears PKCE, since it is required here (row G2). The suite’s own requests bear it in `oidcc-ensure-request-with-valid-pkce-succeeds` alone, so its plans would stop at the first request.',
    '',
    'Printed by the tests from what ran; `npx vitest run test/integration/openid-certification -u` writes it anew.',
    ...lines,
  ].join('\n')}\n`
}
