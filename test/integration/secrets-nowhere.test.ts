/** A whole ceremony, after which each secret of it is looked for wherever something was written. @module */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import Libsql from 'libsql'
import { expect, test } from 'vitest'
import { parseLink } from '#protocol/links'
import { samples } from '../../src/main/relying-party/sample-tenants.ts'
import { runDevice, type DeviceAnswer } from '../support/device-process.ts'
import { startKeyring } from '../support/keyring.ts'
import { aPageOverHttps } from '../support/page-over-https.ts'
import { startRelyingParty } from '../support/relying-party-process.ts'

const name = 'balas@contoso.com'
const pin = 'canary-pin-9317'
const password = samples[0]?.people[0]?.password ?? ''

test('I2 no secret of a ceremony is in a log, a database or a file', async () => {
  await using keyring = await startKeyring()
  const env = keyring.env
  const data = join(keyring.session.folder, 'relying-party')
  await (await startRelyingParty({ data, env }))[Symbol.asyncDispose]()
  askForSixDigits(join(data, 'store.db'))
  await using relyingParty = await startRelyingParty({ data, env })

  const answers: DeviceAnswer[] = []
  const folder = join(keyring.session.folder, 'device')
  const run = async (...args: readonly string[]): Promise<DeviceAnswer> => {
    const input = args.includes('--pin-stdin') ? `${pin}\n` : ''
    const answer = await runDevice({ data: folder, vault: 'keychain', env, input }, ...args)
    expect(answer.code, answer.out + answer.errors).toBe(0)
    answers.push(answer)
    return answer
  }

  const first = aPageOverHttps(relyingParty.ready, 'contoso.com')
  const link = await first.invite(name)
  const parsed = parseLink(link)
  if (parsed.kind !== 'enroll') throw new Error(parsed.kind)
  const host = relyingParty.ready.origin.replace('https://', '')
  await run('enroll', link, '--confirm-host', host, '--confirm-account', name)
  await run('phone-sign-in', name, 'on', '--pin-stdin')

  const page = aPageOverHttps(relyingParty.ready, 'contoso.com')
  const { number } = await page.startApproval(name)
  expect(number).toMatch(/^[0-9]{6}$/)
  const written = () => allText(keyring.session.folder, relyingParty.log, answers)
  // While it waits for its answer, the number is on the page and nowhere else.
  expect(find(await written(), { number })).toEqual([])
  await run('approve', '--number', number, '--pin-stdin')
  expect(await page.complete()).toBe(name)

  const secrets: Record<string, string> = {
    pin,
    password,
    'invitation code': parsed.code,
    'admin token': relyingParty.ready.adminToken,
    ...Object.fromEntries([...first.given, ...page.given].map((value, i) => [`page ${i}`, value])),
  }
  const places = await written()
  expect(find(places, secrets)).toEqual([])
  await relyingParty.stop()
  const rest = await written()
  expect(find(rest, secrets)).toEqual([])
  const mebibytes = rest.reduce((sum, place) => sum + place.bytes.length, 0) / 2 ** 20
  console.log(
    `FIGURE I2 ${Object.keys(secrets).length + 1} canaries, 0 hits in ${mebibytes.toFixed(1)} MiB`,
  )
  // The search itself finds what is there: the account's name stands in the database.
  expect(find(rest, { name })).not.toEqual([])
}, 120_000)

interface Place {
  readonly name: string
  readonly bytes: Buffer
}

/** Every file under `folder`, the log, and what the device's commands said. */
async function allText(
  folder: string,
  log: readonly string[],
  answers: readonly DeviceAnswer[],
): Promise<readonly Place[]> {
  const places: Place[] = [{ name: 'log', bytes: Buffer.from(log.join('\n')) }]
  const said = answers.map(({ out, errors }) => out + errors).join('\n')
  places.push({ name: 'device commands', bytes: Buffer.from(said) })
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    places.push({ name: path, bytes: await readFile(path) })
  }
  return places
}

/** Where each secret is, as text or as the bytes that base64url text stands for. */
function find(places: readonly Place[], secrets: Readonly<Record<string, string>>): string[] {
  return places.flatMap((place) =>
    Object.entries(secrets).flatMap(([secret, text]) => {
      const raw = Buffer.from(text, 'base64url')
      const forms = [Buffer.from(text), ...(raw.length >= 16 ? [raw] : [])]
      return forms.some((form) => place.bytes.includes(form)) ? [`${secret} in ${place.name}`] : []
    }),
  )
}

function askForSixDigits(path: string): void {
  const database = new Libsql(path)
  database.prepare('update tenant set digits = 6').run()
  database.close()
}
