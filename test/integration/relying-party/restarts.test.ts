/** A restart at any state of a sign-in: what was acknowledged is there, what was open ends or goes on, nobody is stuck. @module */
import { expect, test } from 'vitest'
import { connect } from '../../support/connected-device'
import { aBrowser } from '../../support/page-browser'
import { putSettings } from '../../support/people'
import { aWorld, type OpenStore } from '../../support/relying-party-world'
import {
  aScene,
  signInAnew,
  type Restart,
  type Scene,
  type State,
} from '../../support/restart-scene'
import { securityInfoStates } from '../../support/security-info-stages'
import { signInStates } from '../../support/sign-in-stages'
import { figure, runs } from '../../support/sizes'
import { aFolder, sqliteIn } from '../../support/stores'

const states = [...signInStates, ...securityInfoStates]

async function restart(scene: Scene, how: Restart): Promise<void> {
  scene.device.connection.closed()
  scene.world = await scene.world.restart(how)
  scene.page = scene.page.in(scene.world)
  scene.device = await connect(scene.world, scene.device)
}

/** What went wrong, in words; undefined where nothing did. */
async function troubleOf(scene: Scene, { reach, steps, keeps }: State, how: Restart) {
  scene.page = aBrowser(scene.world)
  scene.device.frames.length = 0
  await reach(scene)
  await restart(scene, how)
  const { state } = await scene.page.done('state')
  if (!steps[how].includes(state.step)) return `stuck: the page is at ${state.step}`
  try {
    await keeps?.(scene, how)
  } catch (error) {
    return `lost: ${error instanceof Error ? error.message : 'something'}`
  }
  try {
    await signInAnew(scene)
  } catch (error) {
    return `stuck: ${error instanceof Error ? error.message : 'something'}`
  }
  return undefined
}

async function restarts(times: number, open?: OpenStore) {
  const world = await aWorld(open === undefined ? {} : { open })
  await putSettings(world, { secondFactor: 'none' })
  const scene = await aScene(world)
  await putSettings(world, { secondFactor: 'whenRegistered' })
  const troubles: string[] = []
  for (const [at, state] of states.entries()) {
    for (let n = 0; n < times; n++) {
      const how = (n + at) % 2 === 0 ? 'crash' : 'clean'
      const trouble = await troubleOf(scene, state, how)
      if (trouble !== undefined) troubles.push(`${state.state}, ${how}: ${trouble}`)
    }
  }
  await scene.world.relyingParty.stop()
  return troubles
}

test(
  'H5 restarted at every state of a sign-in over memory, nobody is stuck and nothing is lost',
  { timeout: 900_000 },
  async () => {
    const times = runs({ commit: 10, full: 50 })
    const troubles = await restarts(times)
    expect(troubles).toEqual([])
    figure('H5', `${states.length} states × ${times} restarts over memory: 0 stuck, 0 lost`)
  },
)

test(
  'H5 restarted at every state of a sign-in over SQLite, nobody is stuck and nothing is lost',
  { timeout: 900_000 },
  async () => {
    using folder = aFolder()
    const times = runs({ commit: 1, full: 50 })
    const troubles = await restarts(times, sqliteIn(folder))
    expect(troubles).toEqual([])
    figure('H5', `${states.length} states × ${times} restarts over SQLite: 0 stuck, 0 lost`)
  },
)
