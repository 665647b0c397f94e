/** Trusting the relying party is an act of its own, that says what it allows and can be taken back. @module */
import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from '@playwright/test'
import { expect, test } from 'vitest'
import { startRelyingParty } from '../../support/relying-party-process'
import { aPerson } from '../../support/trust-commands'

const run = promisify(execFile)
const browserArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** What this person's own Chromium makes of a page: its title, or why it was not loaded; and what it complained of. */
async function visit(home: string, url: string) {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: browserArgs,
    env: { ...process.env, HOME: home },
  })
  try {
    const page = await browser.newPage()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    const refused = await page.goto(url).then(
      () => undefined,
      (error: unknown) => /net::[A-Z_]+/.exec(String(error))?.[0],
    )
    if (refused !== undefined) return { refused, complaints: [] }
    await page.getByRole('textbox').waitFor()
    return {
      title: await page.title(),
      heading: await page.getByRole('heading').first().innerText(),
      complaints,
    }
  } finally {
    await browser.close()
  }
}

test('K10 Chromium trusts the page after trust install, and no longer after trust remove', async () => {
  await using server = await startRelyingParty()
  await using person = await aPerson()
  const url = `${server.ready.origin}/contoso.com/sign-in`
  const own = 'your own certificates (Chromium and others)'

  const [before] = await person.trust(server.data, 'show')
  expect(before).toContain(`Not trusted: ${own}.`)
  expect(await visit(person.home, url)).toMatchObject({
    refused: 'net::ERR_CERT_AUTHORITY_INVALID',
  })

  const [installed, again, shown] = await person.trust(server.data, 'install', 'install', 'show')
  expect(installed).toContain('can vouch for localhost on this computer and for nothing else')
  expect(installed).toContain(`Now trusted: ${own}.`)
  expect(installed).toContain('To take it back: npm run trust -- remove')
  expect(again).toContain(`Already trusted: ${own}.`)
  expect(shown).toContain(`Trusted: ${own}.`)
  const seen = await visit(person.home, url)
  expect(seen).toMatchObject({ title: expect.stringMatching(/./) as string, complaints: [] })
  console.log(`FIGURE K10 Chromium shows “${seen.title ?? ''}” with nothing ignored`)
  // The same certificate under another name is none.
  const byAddress = url.replace('localhost', '127.0.0.1')
  expect((await visit(person.home, byAddress)).refused).toMatch(/^net::ERR_CERT_/)

  const [removed, twice] = await person.trust(server.data, 'remove', 'remove')
  expect(removed).toContain(`Taken back: ${own}.`)
  expect(twice).toContain(`Not trusted: ${own}.`)
  expect(await visit(person.home, url)).toMatchObject({
    refused: 'net::ERR_CERT_AUTHORITY_INVALID',
  })
}, 180_000)

test('K10 the system and every Firefox profile are told, and told back', async () => {
  await using server = await startRelyingParty()
  await using person = await aPerson()
  const profile = join(person.home, '.mozilla', 'firefox', 'abc.default-release')
  await mkdir(profile, { recursive: true })
  await run('certutil', ['-N', '--empty-password', '-d', `sql:${profile}`])
  const acts = ['show', 'install', 'show', 'install', 'remove', 'show']
  const said = await person.trust(server.data, ...acts)
  const system = "this computer's certificates"
  const firefox = 'Firefox, profile abc.default-release'
  const verbs = [
    'Not trusted',
    'Now trusted',
    'Trusted',
    'Already trusted',
    'Taken back',
    'Not trusted',
  ]
  verbs.forEach((verb, i) => {
    expect(said[i]).toContain(`${verb}: ${system}.`)
    expect(said[i]).toContain(`${verb}: ${firefox}.`)
    expect(said[i]).not.toContain('exit')
  })
}, 180_000)

test('K10 without a relying party there is nothing to trust', async () => {
  await using person = await aPerson()
  const [said] = await person.trust(join(person.home, 'nobody'), 'install')
  expect(said).toContain('There is no relying party in')
  expect(said).toContain('exit 1')
})
