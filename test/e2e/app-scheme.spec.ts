/** The app's own scheme in the running app: built files for its windows, nothing for anybody else. @module */
import { expect, test } from '@playwright/test'
import { hostileAddresses } from '../support/hostile-addresses'
import { allOpen } from './support/all-windows'

test('E7 no address gives more than what was built for the windows', async () => {
  await using opened = await allOpen()
  const { app, above, below } = opened
  const addresses = hostileAddresses().filter((address) => URL.canParse(address))
  const answers = await app.electron.evaluate(async ({ session }, targets) => {
    const ask = async (target: string) => {
      const answer = await session.defaultSession.fetch(target).catch(() => undefined)
      return { target, status: answer?.status ?? 0, text: (await answer?.text()) ?? '' }
    }
    const own = await ask('app://countersign/simulation/index.html')
    const results: { target: string; status: number; own: boolean }[] = []
    for (const target of targets) {
      const { status, text } = await ask(target)
      results.push({ target, status, own: text === own.text })
    }
    return results
  }, addresses)
  // Chromium itself writes some of them as the address of a built file, and gets that file.
  const escapes = answers.filter(
    ({ target, status, own }) => status === 200 && !own && !target.startsWith('data:'),
  )
  expect(escapes).toEqual([])
  const none = answers.filter(({ status }) => status === 404).length
  expect(none).toBeGreaterThan(300)
  // The windows' own, whole and under their policy; and none of it for a page's session.
  const document = await app.electron.evaluate(async ({ session }) => {
    const target = 'app://countersign/simulation/index.html'
    const answer = await session.defaultSession.fetch(target)
    const elsewhere = await session
      .fromPartition('persist:sign-in')
      .fetch(target)
      .then(
        ({ status }) => String(status),
        (error: unknown) => String(error),
      )
    return {
      policy: answer.headers.get('content-security-policy'),
      sniff: answer.headers.get('x-content-type-options'),
      elsewhere,
    }
  })
  expect(document.policy).toContain("connect-src 'none'")
  expect(document.sniff).toBe('nosniff')
  expect(document.elsewhere).toContain('ERR_')
  for (const page of [above, below]) {
    const fetched = await page.evaluate(() =>
      fetch('app://countersign/simulation/index.html').then(
        () => 'fetched',
        () => 'refused',
      ),
    )
    expect(fetched).toBe('refused')
  }
  console.log(`FIGURE E7 ${answers.length} addresses in the running app, ${escapes.length} escapes`)
})

test('E2 a window of the app runs no text as script', async () => {
  await using opened = await allOpen()
  const { above } = opened
  const seen = await above.evaluate(async () => {
    const tried: string[] = []
    // In a turn of its own: what a debugger evaluates is excused from the policy.
    await new Promise((resolve) => setTimeout(resolve))
    const attempt = (name: string, act: () => void) => {
      try {
        act()
      } catch {
        return
      }
      tried.push(name)
    }
    attempt('innerHTML', () => (document.body.innerHTML = '<img src=x onerror=alert(1)>'))
    attempt('eval', () => {
      Reflect.apply(Reflect.get(globalThis, 'eval') as () => void, undefined, ['1'])
    })
    attempt('Function', () => {
      Reflect.construct(Function, ['return 1'])
    })
    attempt('script text', () => {
      document.createElement('script').text = '1'
    })
    return tried
  })
  expect(seen).toEqual([])
})
