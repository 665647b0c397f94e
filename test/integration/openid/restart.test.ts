/** The relying party ends, cleanly or killed, and starts again on its folder: whatever people and applications hold still holds. @module */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { anOpenIdBrowser, type OpenIdBrowser } from '../../support/openid-browser.ts'
import {
  aProof,
  askToken,
  authorizeUrl,
  claimsOf,
  exchange,
  signInForCode,
} from '../../support/openid-world.ts'
import { contoso } from '../../support/relying-party-world.ts'
import {
  type RelyingPartyProcess,
  startRelyingParty,
  targetOf,
} from '../../support/relying-party-process.ts'

/** The sample tool: native, and allowed to use device codes. */
const labTool = { clientId: 'c0a57050-0000-4000-8000-00000000a003' }
const back = { redirect_uri: 'http://localhost:5173' }
const scope = 'openid profile offline_access'
const password = 'copper-lantern-river-41'

async function aDeviceCode(browser: OpenIdBrowser) {
  const form = new URLSearchParams({ client_id: labTool.clientId, scope })
  const landed = await post(browser, '/oauth2/v2.0/devicecode', form)
  const told = JSON.parse(landed.text) as Record<string, string>
  const poll = () =>
    askToken(browser, {
      ...{ grant_type: 'device_code', client_id: labTool.clientId },
      device_code: told['device_code'] ?? '',
    })
  return { userCode: told['user_code'] ?? '', poll }
}

function post(browser: OpenIdBrowser, path: string, form: URLSearchParams) {
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  return browser.send('POST', `/${contoso}${path}`, form.toString(), type)
}

/** The code typed and confirmed, by somebody who is signed in. */
async function typeCode(browser: OpenIdBrowser, userCode: string) {
  const secretOf = (text: string) => /name="xsrf" value="([^"]*)"/.exec(text)?.[1] ?? ''
  const shown = await browser.go('/contoso.com/devicelogin')
  const send = (page: string, more: Readonly<Record<string, string>>) =>
    post(
      browser,
      '/oauth2/deviceauth',
      new URLSearchParams({ xsrf: secretOf(page), user_code: userCode, ...more }),
    )
  const asked = await send(shown.text, {})
  return send(asked.text, { confirm: 'yes' })
}

const refresh = (browser: OpenIdBrowser, token: unknown) =>
  askToken(browser, {
    ...{ grant_type: 'refresh_token', client_id: labTool.clientId, scope },
    refresh_token: String(token),
  })

const end = {
  stopped: async (running: RelyingPartyProcess) => {
    await running.stop()
  },
  killed: (running: RelyingPartyProcess) => running.kill(),
} as const

test.each(['stopped', 'killed'] as const)(
  'O1 a relying party that was %s has every session, code, refresh token and device code after it',
  { timeout: 120_000 },
  async (how) => {
    const data = await mkdtemp(join(tmpdir(), 'countersign-restart-'))
    try {
      await using before = await startRelyingParty({ data })
      const { port, ca } = await targetOf(before.ready)
      const { origin } = before.ready
      const browser = anOpenIdBrowser(origin, ca)
      const [usedProof, unusedProof] = [aProof(), aProof()]
      const first = await signInForCode(browser, authorizeUrl(labTool, usedProof, back))
      const usedCode = first.get('code') ?? ''
      const { body: tokens } = await exchange(browser, labTool, usedCode, usedProof, back)
      // The session answers at once, and its code is left unused.
      const silent = await browser.go(
        authorizeUrl(labTool, unusedProof, { ...back, prompt: 'none' }),
      )
      const unused = new URL(silent.url).searchParams.get('code') ?? ''
      const untyped = await aDeviceCode(browser)
      const typed = await aDeviceCode(browser)
      expect((await typeCode(browser, typed.userCode)).text).toContain('go back to the device')
      // Begun, not ended: somebody stands before the sign-in page.
      const other = anOpenIdBrowser(origin, ca)
      const standing = await other.go(authorizeUrl(labTool, aProof(), back))
      const page = await other.enter(standing.url)
      await page.ask('begin', { name: 'balas@contoso.com' })

      await end[how](before)
      await using after = await startRelyingParty({ data, port })
      expect(after.ready.origin).toBe(origin)

      const { status, body } = await exchange(browser, labTool, unused, unusedProof, back)
      expect([status, claimsOf(body['id_token'])['sid']]).toEqual([
        200,
        claimsOf(tokens['id_token'])['sid'],
      ])
      const again = await browser.go(authorizeUrl(labTool, aProof(), { ...back, prompt: 'none' }))
      expect(new URL(again.url).searchParams.has('code')).toBe(true)
      const refreshed = await refresh(browser, tokens['refresh_token'])
      expect(refreshed.status).toBe(200)
      expect(claimsOf(refreshed.body['id_token'])['oid']).toBe(claimsOf(tokens['id_token'])['oid'])
      expect((await typed.poll()).status).toBe(200)
      expect((await untyped.poll()).body['error']).toBe('authorization_pending')
      expect((await typeCode(browser, untyped.userCode)).text).toContain('go back to the device')
      expect((await untyped.poll()).status).toBe(200)
      await page.ask('password', { password })
      const { to } = await page.ask('goOn')
      expect(new URL((await other.go(to)).url).searchParams.has('code')).toBe(true)
      // What was used before it stays used.
      const reused = await exchange(browser, labTool, usedCode, usedProof, back)
      expect(reused.body['error']).toBe('invalid_grant')
    } finally {
      await rm(data, { recursive: true, force: true })
    }
  },
)
