/**
 * Touch ID and Windows Hello against what their makers document; polkit where it must not be asked.
 * Neither of the first two has ever run on its real system.
 * @module
 */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createOsPrompt } from '../../../src/main/authenticator/adapters/os-prompt'
import { polkitAction } from '../../../src/main/authenticator/adapters/polkit-authority'
import { createPolkitActionInstaller } from '../../../src/main/authenticator/adapters/polkit-action-installer'
import { createPolkitUserVerifier } from '../../../src/main/authenticator/adapters/polkit-user-verifier'
import { createTouchIdUserVerifier } from '../../../src/main/authenticator/adapters/touch-id-user-verifier'
import { createWindowsHelloUserVerifier } from '../../../src/main/authenticator/adapters/windows-hello-user-verifier'
import { aManualClock } from '../../support/manual-clock'

const reason = () => 'confirm that it is you'
const never = () => new Promise<never>(() => undefined)

test('L6 Touch ID: what resolves is a yes, what rejects is none, and where it cannot prompt it is not asked', async () => {
  const asked: string[] = []
  const by = (prompt: () => Promise<void>, canPrompt = true) =>
    createTouchIdUserVerifier({
      touchId: {
        canPrompt: () => canPrompt,
        prompt: (words) => {
          asked.push(words)
          return prompt()
        },
      },
      reason,
    })
  expect(await by(() => Promise.resolve()).ask()).toBe('verified')
  expect(await by(() => Promise.reject(new Error('Canceled by user.'))).ask()).toBe('refused')
  expect(asked).toEqual([reason(), reason()])
  const none = by(() => Promise.resolve(), false)
  expect(await none.ask()).toBe('unavailable')
  expect(await none.state()).toEqual({ by: 'touch-id', hindrance: 'unavailable' })
  expect(await by(never).state()).toEqual({ by: 'touch-id' })
  expect(asked).toHaveLength(2)
})

test('L6 Windows Hello: each documented result has its answer, and any other number is none', async () => {
  let result = 0
  const asked: string[] = []
  const Passport = {
    available: () => true,
    requestVerification: (message: string) => {
      asked.push(message)
      return Promise.resolve(result)
    },
  }
  const answers = []
  for (const load of [{ Passport }, { default: { Passport } }]) {
    const prompt = createWindowsHelloUserVerifier({ load: () => Promise.resolve(load), reason })
    expect(await prompt.state()).toEqual({ by: 'windows-hello' })
    for (result = 0; result < 9; result++) answers.push(await prompt.ask())
  }
  const documented = [
    ...['verified', 'unavailable', 'not-set-up', 'unavailable', 'unavailable', 'refused'],
    ...['dismissed', 'unavailable', 'unavailable'],
  ]
  expect(answers).toEqual([...documented, ...documented])
  expect(asked[0]).toBe(reason())
})

test('L6 Windows Hello that is not installed, not there or throws is unavailable', async () => {
  const loads: readonly (() => Promise<unknown>)[] = [
    () => Promise.reject(new Error('Cannot find package')),
    () => Promise.resolve({}),
    () => Promise.resolve({ Passport: { available: () => false, requestVerification: never } }),
    () =>
      Promise.resolve({
        Passport: {
          available: () => true,
          requestVerification: () => Promise.reject(new Error('not on this system')),
        },
      }),
  ]
  for (const load of loads) {
    const prompt = createWindowsHelloUserVerifier({ load, reason })
    expect(await prompt.ask()).toBe('unavailable')
  }
})

test('L6 a dialog that cannot be withdrawn is not waited for when its challenge ends', async () => {
  const touchId = { canPrompt: () => true, prompt: never }
  const Passport = { available: () => true, requestVerification: never }
  const prompts = [
    createTouchIdUserVerifier({ touchId, reason }),
    createWindowsHelloUserVerifier({ load: () => Promise.resolve({ Passport }), reason }),
  ]
  for (const prompt of prompts) {
    const challenge = new AbortController()
    const answer = prompt.ask(challenge.signal)
    challenge.abort()
    expect(await answer).toBe('timed-out')
    expect(await prompt.ask(challenge.signal)).toBe('timed-out')
  }
})

test('L6 polkit is not asked by root, to whom it says yes without asking', async () => {
  for (const userId of [0, undefined]) {
    const prompt = createPolkitUserVerifier({ clock: aManualClock(), userId })
    expect(await prompt.ask()).toBe('unavailable')
    expect(await prompt.state()).toEqual({ by: 'polkit', hindrance: 'unavailable' })
  }
})

test('L6 each system has its own way or none', async () => {
  const needs = { userId: 0, clock: aManualClock(), reason }
  const touchId = { canPrompt: () => true, prompt: never }
  const loadPassport = never
  const kind = async (platform: NodeJS.Platform, more = {}) =>
    (await createOsPrompt({ ...needs, platform, ...more })?.state())?.by
  expect(await kind('linux')).toBe('polkit')
  expect(await kind('darwin')).toBeUndefined()
  expect(await kind('darwin', { touchId })).toBe('touch-id')
  expect(await kind('win32')).toBeUndefined()
  expect(createOsPrompt({ ...needs, platform: 'win32', loadPassport })).toBeDefined()
  expect(await kind('freebsd')).toBeUndefined()
})

test('L6 the action’s file asks for the person’s own password each time, in English and Dutch', () => {
  const path = new URL('../../../resources/polkit/org.countersign.policy', import.meta.url)
  const text = readFileSync(path, 'utf8')
  expect([...text.matchAll(/<action id="([^"]+)"/g)].map(([, id]) => id)).toEqual([polkitAction])
  const defaults = [...text.matchAll(/<(allow_\w+)>(\w+)</g)].map(([, who, what]) => [who, what])
  expect(defaults).toEqual(
    ['allow_any', 'allow_inactive', 'allow_active'].map((who) => [who, 'auth_self']),
  )
  for (const element of ['description', 'message']) {
    expect(text).toMatch(new RegExp(`<${element}>[^<]{10,}</${element}>`))
    expect(text).toMatch(new RegExp(`<${element} xml:lang="nl">[^<]{10,}</${element}>`))
  }
})

test('L6 the command that installs it is shown as it runs, whatever the folder is called', () => {
  const file = '/opt/it’s here/org.countersign.policy'
  const { command, terminalCommand, removalCommand } = createPolkitActionInstaller(file)
  const target = '/usr/share/polkit-1/actions/org.countersign.policy'
  expect(command).toBe(`pkexec --disable-internal-agent install -m 0644 '${file}' ${target}`)
  expect(terminalCommand).toBe(`sudo install -m 0644 '${file}' ${target}`)
  expect(removalCommand).toBe(`sudo rm ${target}`)
})
