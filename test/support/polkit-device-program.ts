/**
 * A whole device that verifies its person by polkit, told line by line what to do: for an ordinary user.
 * Built for tests alone.
 * @module
 */
import { writeSync } from 'node:fs'
import { userInfo } from 'node:os'
import { createInterface } from 'node:readline'
import { createPersonVerifier } from '../../src/main/authenticator/adapters/person-verifier.ts'
import { createPolkitActionInstaller } from '../../src/main/authenticator/adapters/polkit-action-installer.ts'
import { createPolkitUserVerifier } from '../../src/main/authenticator/adapters/polkit-user-verifier.ts'
import { systemClock } from '../../src/main/authenticator/adapters/system-clock.ts'
import { forkHelper } from '../../src/main/authenticator/adapters/keychain-helper.ts'
import { assembleDevice } from '../../src/main/assemble-device.ts'
import { startAgent, type Agent, type Behaviour } from './polkit-agent.ts'
import type { PolkitOrder } from './polkit-device.ts'
import { noCrashPoints, pinOf, rightPin } from './vault-world.ts'

const [data = '', actionFile = ''] = process.argv.slice(2)
const say = (fact: object) => writeSync(1, `${JSON.stringify(fact)}\n`)

const device = await assembleDevice(
  { data, vault: 'file' },
  {
    version: '0.1.0',
    say: () => undefined,
    crashPoints: noCrashPoints,
    startHelper: forkHelper(''),
  },
)
const { authenticator, vault } = device
const osPrompt = createPolkitUserVerifier({ clock: systemClock, userId: process.getuid?.() })
const installer = createPolkitActionInstaller(actionFile)
let typed = 0
const pinEntry = {
  ask: () => {
    typed++
    return Promise.resolve(pinOf(rightPin))
  },
}
const verifier = createPersonVerifier({ vault, pinEntry, osPrompt })
device.on((event) => {
  if (event.event === 'challenge') say({ challenge: event.pending.id })
})
let agent: Agent | undefined

async function setAgent(behaviour: Behaviour | 'none'): Promise<void> {
  await agent?.stop()
  agent = undefined
  if (behaviour === 'none') return
  agent = await startAgent(behaviour, userInfo().username, { told: say })
}

async function obey(order: PolkitOrder): Promise<unknown> {
  switch (order.do) {
    case 'enroll': {
      const yes = { host: () => Promise.resolve(true), account: () => Promise.resolve(true) }
      await authenticator.start()
      const enrolled = await authenticator.enroll(order.link, yes)
      if (enrolled.outcome !== 'enrolled') return enrolled
      return await authenticator.turnOn(enrolled.account.id, { pin: pinOf(rightPin) })
    }
    case 'allow':
      return await authenticator.allowOsVerification('all', pinOf(rightPin))
    case 'agent':
      await setAgent(order.behaviour)
      return undefined
    case 'state':
      return await osPrompt.state()
    case 'ask':
      return await osPrompt.ask()
    case 'install':
      return await installer.install()
    case 'approve': {
      const before = typed
      const answered = await authenticator.approve(order.challenge, order.number, verifier)
      return { answered, typed: typed - before }
    }
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const { id, order } = JSON.parse(line) as { id: number; order: PolkitOrder }
  // Not waited for: a dialog may be open while the next order comes.
  void obey(order).then(
    (done) => say({ id, done: done ?? null }),
    (error: unknown) => say({ id, failed: String(error) }),
  )
}
await authenticator.stop()
process.exit(0)
