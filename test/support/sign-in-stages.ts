/** Every state that a sign-in can stand in when the relying party is restarted, and what has to be true afterwards. @module */
import {
  answered,
  ask,
  begin,
  complete,
  givePassword,
  isVerdict,
  push,
  same,
  take,
  type State,
} from './restart-scene.ts'

export const signInStates: readonly State[] = [
  { state: 'a page with a name', reach: begin, steps: same('method') },
  {
    state: 'a wrong password',
    reach: async (scene) => {
      await begin(scene)
      await scene.page.call('password', { password: 'wrong' })
    },
    steps: same('method'),
  },
  {
    state: 'a request that waits',
    reach: ask,
    steps: { clean: ['approval'], crash: ['method'] },
    keeps: async (scene, how) => {
      await answered(scene, how, () => scene.device.approve(scene.number))
      if (how === 'clean') await complete(scene)
    },
  },
  {
    state: 'a request approved and not gone on with',
    reach: async (scene) => {
      await ask(scene)
      await scene.device.approve(scene.number)
      isVerdict(scene, 'approved')
    },
    steps: same('approved'),
    keeps: complete,
  },
  {
    state: 'a request denied',
    reach: async (scene) => {
      await ask(scene)
      await scene.device.deny('declined')
      isVerdict(scene, 'denied')
    },
    steps: same('method'),
  },
  {
    state: 'a wrong number',
    reach: async (scene) => {
      await ask(scene)
      await scene.device.approve(scene.number === '00' ? '01' : '00')
      isVerdict(scene, 'wrong-number')
    },
    steps: same('method'),
  },
  {
    state: 'a request that ran out',
    reach: async (scene) => {
      await ask(scene)
      scene.world.clock.setWallClock(scene.world.clock.now() + 61_000)
    },
    steps: same('method'),
  },
  {
    state: 'a request that was left',
    reach: async (scene) => {
      await ask(scene)
      await scene.page.done('leave')
    },
    steps: same('method'),
  },
  {
    state: 'a password that waits for its second factor',
    reach: givePassword,
    steps: same('second-factor'),
  },
  {
    state: 'a second factor that waits',
    reach: async (scene) => {
      await givePassword(scene)
      await take(scene)
    },
    steps: { clean: ['approval'], crash: ['second-factor'] },
    keeps: async (scene, how) => {
      await answered(scene, how, () => push(scene))
      if (how === 'clean') await complete(scene)
    },
  },
  {
    state: 'a second factor approved and not gone on with',
    reach: async (scene) => {
      await givePassword(scene)
      await take(scene)
      await push(scene)
      isVerdict(scene, 'approved')
    },
    steps: same('approved'),
    keeps: complete,
  },
  {
    state: 'a wrong one-time code',
    reach: async (scene) => {
      await givePassword(scene)
      await scene.page.call('code', { code: 'xxxxxx' })
    },
    steps: same('second-factor'),
  },
  {
    state: 'at the identity provider',
    reach: async ({ page }) => {
      await page.done('begin', { name: 'kim@fabrikam.com' })
      await page.done('identityProvider')
    },
    steps: same('identity-provider'),
  },
]
