/** T1 and T2: how long the app takes to its first paint, and to be ready in the tray. @module */
import type { Ratio } from './figures.ts'
import type { DesktopPlace } from './desktop/desktop-place.ts'
import { isPage, isReady, startApp } from './desktop/start-app.ts'

export async function measureFirstPaint(
  quick: boolean,
  place: DesktopPlace,
): Promise<readonly Ratio[]> {
  const time = async (program: { floor: string } | { data: string }): Promise<number> => {
    await using app = startApp({ program, env: place.env })
    return (await app.until(isPage)).firstPaint - app.startedAt
  }
  return [
    {
      ...{ id: 'T1', what: 'start to the first paint of the authenticator window', unit: 'ms' },
      rounds: await interleaved(quick ? 0 : 15, place, 'window', time),
      target: { kind: 'at most', ratio: 1.12 },
    },
  ]
}

export async function measureReady(quick: boolean, place: DesktopPlace): Promise<readonly Ratio[]> {
  const time = async (program: { floor: string } | { data: string }): Promise<number> => {
    await using app = startApp({ program, env: place.env, switches: ['--in-the-tray'] })
    return (await app.until(isReady)).at - app.startedAt
  }
  return [
    {
      ...{ id: 'T2', what: 'start to tray, relying party and proved connection', unit: 'ms' },
      rounds: await interleaved(quick ? 0 : 15, place, 'ready', time),
      target: { kind: 'at most', ratio: 1.4 },
    },
  ]
}

/** The first of each is thrown away, unless it is all: it fills the caches of the disk. */
async function interleaved(
  count: number,
  { data }: DesktopPlace,
  floor: string,
  time: (program: { floor: string } | { data: string }) => Promise<number>,
): Promise<readonly { readonly product: number; readonly floor: number }[]> {
  const rounds: { product: number; floor: number }[] = []
  for (let i = 0; i <= count; i++)
    rounds.push({ floor: await time({ floor }), product: await time({ data }) })
  return count === 0 ? rounds : rounds.slice(1)
}
