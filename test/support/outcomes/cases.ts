/** Every way in which a request ends, or is not made at all: what is done for it, and by whom. @module */
import type { Carried } from '../../../src/main/device/control-messages.ts'
import type { DenialReason } from '#protocol/denial'
import { passwordOf } from '../page-browser.ts'
import { authenticatorOf } from '../policies.ts'
import { contoso } from '../relying-party-world.ts'
import { elsewhere, person, type Stage } from './stage.ts'

export interface OutcomeCase {
  readonly title: string
  /** What happens, in a sentence for the document. */
  readonly what: string
  readonly happens: (stage: Stage) => Promise<void>
}

const run = (stage: Stage, asked: Carried) =>
  // How it ends is what the matrix tells; a command that ends otherwise than it was asked to is part of that.
  stage.device.run(asked).catch((error: unknown) => error)

async function answer(stage: Stage, asked: Carried): Promise<void> {
  await stage.arrived()
  await run(stage, asked)
  await stage.ended()
}

const approve = (stage: Stage) => answer(stage, { command: 'approve', number: stage.number() })
const deny = (reason: DenialReason) => (stage: Stage) => answer(stage, { command: 'deny', reason })

async function complete(stage: Stage): Promise<void> {
  stage.moved((await stage.page.done('complete')).state)
}

async function typeWrongNumber(stage: Stage): Promise<void> {
  const number = stage.number() === '42' ? '43' : '42'
  await answer(stage, { command: 'approve', number })
}

/** Wrong numbers, each for a request of its own. */
async function wrongNumbers(stage: Stage, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    await stage.ask()
    const from = stage.device.events.length
    const number = stage.number() === '42' ? '43' : '42'
    await run(stage, { command: 'approve', number })
    await stage.device.until('challenge-ended', from - 1)
  }
}

export const outcomeCases: readonly OutcomeCase[] = [
  {
    title: 'Approved',
    what: 'The number is typed on the device, and the page takes its session.',
    async happens(stage) {
      await stage.ask()
      await approve(stage)
      await complete(stage)
    },
  },
  {
    title: 'Approved as the second factor',
    what: 'A right password, then the number.',
    async happens(stage) {
      await stage.setTenant({ secondFactor: 'required' })
      await stage.askSecondFactor()
      await approve(stage)
      await complete(stage)
    },
  },
  {
    title: 'Denied',
    what: 'The person denies it on the device.',
    async happens(stage) {
      await stage.ask()
      await deny('declined')(stage)
    },
  },
  {
    title: 'Not me, as documented',
    what: 'The person did not start it. It came from a simulated source, under the switch `reportSuspicious: entra`.',
    async happens(stage) {
      await stage.setTenant({ simulatedSources: [elsewhere] })
      await stage.ask(elsewhere.name)
      await deny('not-me')(stage)
    },
  },
  {
    title: 'Not me, improved',
    what: 'The same under `reportSuspicious: improved`.',
    async happens(stage) {
      await stage.setTenant({ simulatedSources: [elsewhere] })
      await stage.setSwitches({ reportSuspicious: 'improved' })
      await stage.ask(elsewhere.name)
      await deny('not-me')(stage)
    },
  },
  {
    title: 'Not me, as the second factor',
    what: 'Somebody knew the password. Whatever the switch says, the person is at risk.',
    async happens(stage) {
      await stage.setTenant({ secondFactor: 'required' })
      await stage.askSecondFactor()
      await deny('not-me')(stage)
    },
  },
  {
    title: 'Wrong app',
    what: 'The person says that this is not what they are signing in to.',
    async happens(stage) {
      await stage.ask()
      await deny('wrong-app')(stage)
    },
  },
  {
    title: 'Wrong number',
    what: 'Another number than the page shows is typed.',
    async happens(stage) {
      await stage.ask()
      await typeWrongNumber(stage)
    },
  },
  {
    title: 'Expired',
    what: 'Nobody answers for as long as the request lives.',
    async happens(stage) {
      await stage.ask()
      await stage.arrived()
      stage.world.clock.advance(60_001)
      await stage.ended()
    },
  },
  {
    title: 'Withdrawn in the browser',
    what: '_Other ways to sign in_ is chosen while the request is open.',
    async happens(stage) {
      await stage.ask()
      await stage.arrived()
      stage.moved((await stage.page.done('leave')).state)
      await stage.ended()
    },
  },
  {
    title: 'Withdrawn by a new attempt',
    what: 'The same browser asks again on another page, under `pendingRequest: replace`.',
    async happens(stage) {
      await stage.setSwitches({ pendingRequest: 'replace' })
      await stage.ask()
      await stage.arrived()
      const again = stage.sameBrowser()
      await again.ask(person)
      await stage.ended()
    },
  },
  {
    title: 'Refused: no longer allowed',
    what: 'While the request is open, an administrator turns Microsoft Authenticator off; then the right number is typed.',
    async happens(stage) {
      await stage.ask()
      await stage.arrived()
      const change = { microsoftAuthenticator: authenticatorOf({ state: 'disabled' }) }
      await stage.world.needs.store.decide('savePolicy', {
        ...{ tenant: contoso, by: 'command', at: 0, expectedVersion: 0, change },
      })
      await approve(stage)
    },
  },
  {
    title: 'Device removed meanwhile',
    what: 'While the request is open, the authenticator is deleted in security info, in another browser.',
    async happens(stage) {
      await stage.ask()
      await stage.arrived()
      const other = stage.otherBrowser()
      await other.done('begin', { name: person })
      await other.done('password', { password: passwordOf(person) })
      const { methods } = await other.done('securityInfo')
      const method = methods.find(({ kind }) => kind === 'authenticator')
      stage.world.clock.advance(1000)
      await other.done('removeMethod', {}, method?.id ?? '')
      await stage.ended()
    },
  },
  {
    title: 'Throttled: too many wrong numbers',
    what: 'After three wrong numbers the next request is not made.',
    async happens(stage) {
      await wrongNumbers(stage, 3)
      await stage.ask()
    },
  },
  {
    title: 'Throttled: the source was reported',
    what: 'After _not me_ the same source asks again.',
    async happens(stage) {
      await stage.setTenant({ simulatedSources: [elsewhere] })
      await stage.ask(elsewhere.name)
      await deny('not-me')(stage)
      await stage.ask(elsewhere.name)
    },
  },
  {
    title: 'Refused: another request is open',
    what: 'Another browser asks while one request is unanswered, under `pendingRequest: entra`.',
    async happens(stage) {
      await stage.otherBrowser().ask(person)
      await stage.ask()
    },
  },
  {
    title: 'Refused: the app is too old',
    what: 'The tenant’s minimum was raised, and a browser that the person uses asks.',
    async happens(stage) {
      await stage.page.signInByPassword(person)
      await stage.page.done('signOut')
      await stage.setTenant({ minimumAppVersion: '99' })
      await stage.ask()
      await stage.toldToUpdate()
    },
  },
  {
    title: 'Too old, and a stranger asks',
    what: 'The same from a browser that nobody knows: what it shows is what it shows for any name, and no device can answer it.',
    async happens(stage) {
      await stage.setTenant({ minimumAppVersion: '99' })
      await stage.ask()
      await stage.toldToUpdate()
    },
  },
  {
    title: 'Refused: the same computer',
    what: 'The tenant does not let an authenticator approve on its own computer.',
    async happens(stage) {
      await stage.setTenant({ isSameDeviceRefused: true })
      await stage.ask()
    },
  },
]
