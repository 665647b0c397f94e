/** T3 and T5: what the app takes while it waits in the tray, its window closed, its device connected. @module */
import { setTimeout as wait } from 'node:timers/promises'
import type { Ratio } from './figures.ts'
import type { DesktopPlace } from './desktop/desktop-place.ts'
import { memoryOf, workOf, type Taken } from './desktop/process-tree.ts'
import { isPage, isReady, startApp, type AppWish, type StartedApp } from './desktop/start-app.ts'

export async function measureIdleMemory(
  quick: boolean,
  place: DesktopPlace,
): Promise<readonly Ratio[]> {
  const take = async (program: AppWish['program']): Promise<Taken> => {
    await using app = startApp({ program, env: place.env, closesWindows: true })
    await settled(app, true, quick ? 3000 : 10_000)
    return memoryOf(app.pid)
  }
  const rounds: { floor: Taken; product: Taken }[] = []
  for (let i = 0; i < (quick ? 1 : 5); i++)
    rounds.push({ floor: await take({ floor: 'idle' }), product: await take({ data: place.data }) })
  const ratioOf = (what: string, kind: keyof Taken, ratio: number): Ratio => ({
    ...{ id: 'T3', what: `idle in the tray, ${what}`, unit: 'MB' },
    rounds: rounds.map(({ floor, product }) => ({ floor: floor[kind], product: product[kind] })),
    target: { kind: 'at most', ratio },
  })
  return [
    ratioOf('anonymous memory', 'anonymous', 1.25),
    ratioOf('proportional memory', 'proportional', 1.15),
  ]
}

export async function measureIdleWork(
  quick: boolean,
  place: DesktopPlace,
): Promise<readonly Ratio[]> {
  const measure = async (program: AppWish['program']) => {
    await using app = startApp({ program, env: place.env, closesWindows: true })
    await settled(app, 'data' in program, quick ? 3000 : 15_000)
    const before = { ...workOf(app.pid), at: performance.now() }
    await wait(quick ? 3000 : 60_000)
    const after = workOf(app.pid)
    const ms = performance.now() - before.at
    return {
      percent: ((after.milliseconds - before.milliseconds) * 100) / ms,
      perSecond: ((after.wakeUps - before.wakeUps) * 1000) / ms,
    }
  }
  const rounds: {
    floor: Awaited<ReturnType<typeof measure>>
    product: (typeof rounds)[0]['floor']
  }[] = []
  for (let i = 0; i < (quick ? 1 : 3); i++)
    rounds.push({
      floor: await measure({ floor: 'tray' }),
      product: await measure({ data: place.data }),
    })
  const of = (what: string, unit: string, kind: 'percent' | 'perSecond', most: number): Ratio => ({
    ...{ id: 'T5', what: `idle with a connected device, ${what}`, unit },
    rounds: rounds.map(({ floor, product }) => ({ floor: floor[kind], product: product[kind] })),
    target: { kind: 'no more than', figure: most },
  })
  return [of('processor', '%', 'percent', 0.25), of('wake-ups', 'a second', 'perSecond', 8)]
}

/** The window was there and is gone; where a device connects, it has. */
async function settled(app: StartedApp, connects: boolean, ms: number): Promise<void> {
  await app.until(isPage)
  if (connects) await app.until(isReady)
  await wait(ms)
}
