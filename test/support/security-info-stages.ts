/** Every state of a signed-in page at a restart, and what has to be true afterwards. @module */
import {
  connect,
  enroll,
  readOffer,
  seconds,
  turnPhoneSignInOn,
  valueOf,
} from './connected-device.ts'
import { answered, same, signIn, type State } from './restart-scene.ts'

let link = ''
let added: Awaited<ReturnType<typeof enroll>> | undefined

export const securityInfoStates: readonly State[] = [
  {
    state: 'signed in',
    reach: signIn,
    steps: same('signed-in'),
    keeps: ({ page }) => page.done('securityInfo'),
  },
  {
    state: 'signed out',
    reach: async (scene) => {
      await signIn(scene)
      await scene.page.done('signOut')
    },
    steps: same('name'),
  },
  {
    state: 'a default method chosen',
    reach: async (scene) => {
      await signIn(scene)
      await scene.page.done('chooseDefaultMethod', { method: 'code' })
    },
    steps: same('signed-in'),
    keeps: async ({ page }) => {
      const { default: chosen } = await page.done('securityInfo')
      if (chosen.chosen !== 'code') throw new Error('the default method is gone')
      await page.done('chooseDefaultMethod', { method: '' })
    },
  },
  {
    state: 'a test request that waits',
    reach: async (scene) => {
      await signIn(scene)
      const sent = await scene.page.done('sendTestRequest')
      if (sent.state !== 'waiting') throw new Error(sent.state)
      scene.number = sent.request.number
    },
    steps: same('signed-in'),
    keeps: async (scene, how) => {
      await answered(scene, how, () => scene.device.approve(scene.number))
      const told = await scene.page.done('testRequest')
      const isTold =
        told.state === 'ended' &&
        told.verdict.outcome === (how === 'clean' ? 'approved' : 'withdrawn')
      if (!isTold) throw new Error(`the test is ${JSON.stringify(told)}`)
    },
  },
  {
    state: 'an invitation that was given',
    reach: async (scene) => {
      await signIn(scene)
      link = (await scene.page.done('invite')).link
    },
    steps: same('signed-in'),
    keeps: async ({ world }) => {
      await readOffer(world, link)
    },
  },
  {
    state: 'an enrolment that was confirmed',
    reach: async (scene) => {
      await signIn(scene)
      added = await enroll(scene.world, scene.page)
    },
    steps: same('signed-in'),
    keeps: async ({ world, page }) => {
      if (added === undefined) throw new Error('nothing was added')
      await connect(world, added)
      await page.done('removeMethod', {}, added.dev)
    },
  },
  {
    state: 'phone sign-in being turned on',
    reach: async (scene) => {
      await signIn(scene)
      const { code } = await scene.page.done('phoneSignInCode', {}, scene.device.dev)
      const { device, names, dev } = scene.device
      const jws = device.credentialRequest(names, dev, seconds(scene.world), code)
      valueOf(
        await scene.world.relyingParty.devices.credentialOptions({ jws }, { address: '127.0.0.1' }),
      )
    },
    steps: same('signed-in'),
    keeps: async (scene) => {
      const { code } = await scene.page.done('phoneSignInCode', {}, scene.device.dev)
      await turnPhoneSignInOn(scene.world, scene.device, code)
    },
  },
]
