/** What `device watch` says of a clock that is wrong. @module */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { assembleDevice } from '../../../src/main/assemble-device.ts'
import type { Printer } from '../../../src/main/device/printer.ts'
import type { Facts } from '../../../src/main/device/problem.ts'
import { version } from '../../../src/main/device/version.ts'
import { watch } from '../../../src/main/device/watch.ts'
import { runDevice } from '../../support/device-process.ts'
import { aPageOverHttps } from '../../support/page-over-https.ts'
import { startRelyingParty } from '../../support/relying-party-process.ts'
import { aSkippingClock } from '../../support/skipping-clock.ts'

test('H7 watch says that the clock is behind, and that it is right again', async () => {
  await using relyingParty = await startRelyingParty()
  const data = await mkdtemp(join(tmpdir(), 'countersign-device-'))
  const name = 'balas@contoso.com'
  const link = await aPageOverHttps(relyingParty.ready, 'contoso.com').invite(name)
  const host = relyingParty.ready.origin.replace('https://', '')
  const consents = ['--confirm-host', host, '--confirm-account', name]
  expect((await runDevice({ data }, 'enroll', link, ...consents)).code).toBe(0)

  const clock = aSkippingClock()
  clock.setWallClock(-2 * 3_600_000)
  const device = await assembleDevice(
    { data, vault: 'file' },
    {
      ...{ version, clock },
      say: () => undefined,
      crashPoints: { reached: () => undefined },
      startHelper: () => {
        throw new TypeError('a vault in a file needs no keychain')
      },
    },
  )
  const said: string[] = []
  const lines: Facts[] = []
  let end: () => void = () => undefined
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const printer: Printer = {
    print: (line) => Promise.resolve(void lines.push(line)),
    printText: () => Promise.resolve(),
    say: (sentence) => void said.push(sentence),
  }
  const watching = watch(device, { data, language: 'nl', printer, ended })
  const clocks = () => lines.filter(({ event }) => event === 'clock')
  await expect.poll(clocks, { timeout: 20_000 }).toHaveLength(1)
  expect(clocks()[0]).toMatchObject({ origin: relyingParty.ready.origin })
  expect(clocks()[0]?.['message']).toMatch(/loopt 2 uur achter op die van https:\/\/localhost:/)
  clock.setWallClock(2 * 3_600_000)
  clock.skip(30_000) // the longest until it is looked
  clock.setWallClock(30_000)
  await expect.poll(clocks, { timeout: 20_000 }).toHaveLength(2)
  expect(clocks()[1]).toMatchObject({ aheadMs: 0 })
  expect(said.join()).toContain('klopt weer')
  end()
  await watching
  await device.authenticator.stop()
  await rm(data, { recursive: true, force: true })
}, 60_000)
