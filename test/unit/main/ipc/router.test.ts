/** The door for windows: who asks is known, what they ask is parsed whole, what goes wrong is said by code. @module */
import { beforeEach, expect, test, vi } from 'vitest'
import fc from 'fast-check'
import { authenticatorCommands } from '#protocol/authenticator-bridge'
import {
  appPage,
  windowNames,
  type Commands,
  type Outcome,
  type WindowName,
} from '#protocol/bridge'
import { pinCommands } from '#protocol/pin-bridge'
import { promptCommands } from '#protocol/prompt-bridge'
import { simulationCommands } from '#protocol/simulation-bridge'
import { AuthenticatorError } from '../../../../src/main/authenticator/errors.ts'
import { toProblem } from '../../../../src/main/ipc/problems.ts'
import { publish, serve } from '../../../../src/main/ipc/router.ts'
import { TrustedSenders } from '../../../../src/main/ipc/trusted-senders.ts'
import { seed } from '../../../support/sizes.ts'

type Listener = (event: unknown, ...given: readonly unknown[]) => Promise<Outcome<unknown>>

/** Electron as far as the router touches it. */
const electron = vi.hoisted(() => ({
  channels: new Map<string, unknown>(),
  sent: [] as unknown[],
}))
vi.mock('electron', () => ({
  ipcMain: {
    handle: (channel: string, listener: unknown) => electron.channels.set(channel, listener),
  },
  webContents: {
    fromId: (id: number) => ({
      isDestroyed: () => false,
      send: (channel: string, state: unknown) => electron.sent.push([id, channel, state]),
    }),
  },
}))

const all: Readonly<Record<WindowName, Commands>> = {
  authenticator: authenticatorCommands,
  prompt: promptCommands,
  pin: pinCommands,
  simulation: simulationCommands,
}

let senders: TrustedSenders
/** Every call that reached a handler. */
let reached: readonly string[]
let logged: readonly unknown[]
let act: () => unknown

beforeEach(() => {
  electron.channels.clear()
  electron.sent.length = 0
  senders = new TrustedSenders()
  reached = []
  logged = []
  act = () => null
  for (const window of windowNames) {
    const handlers = Object.fromEntries(
      Object.keys(all[window]).map((name) => [
        name,
        () => {
          reached = [...reached, `${window}:${name}`]
          return act()
        },
      ]),
    )
    serve(window, all[window], handlers as never, () => ({ of: window }), {
      senders,
      toProblem: (error) =>
        toProblem(
          error,
          (_id, fault) => (logged = [...logged, fault]),
          () => 'f00d',
        ),
    })
  }
  windowNames.forEach((window, i) => senders.trust(i, window))
})

function ask(channel: string, event: unknown, ...given: readonly unknown[]) {
  const listener = electron.channels.get(channel) as Listener | undefined
  if (listener === undefined) throw new Error(`nobody serves ${channel}`)
  return listener(event, ...given)
}

function from(window: WindowName, changes: object = {}): unknown {
  const senderFrame = { url: appPage(window), parent: null, ...changes }
  return { sender: { id: windowNames.indexOf(window) }, senderFrame }
}

const channels = windowNames.flatMap((window) =>
  ['getState', ...Object.keys(all[window])].map((name) => ({ window, name })),
)

test('E5 every command of every window is served, and nothing else', () => {
  expect([...electron.channels.keys()].sort()).toEqual(
    channels.map(({ window, name }) => `${window}:${name}`).sort(),
  )
})

test('E5 a foreign sender reaches no channel', async () => {
  let tried = 0
  for (const { window, name } of channels) {
    const others = windowNames.filter((other) => other !== window)
    const strangers = [
      ...others.map((other) => from(other)),
      { sender: { id: 99 }, senderFrame: { url: appPage(window), parent: null } },
      from(window, { parent: {} }),
      from(window, { url: 'https://localhost:7443/' }),
      from(window, { url: `${appPage(window)}#` }),
      from(window, { url: 'app://countersign/' }),
      { sender: { id: windowNames.indexOf(window) }, senderFrame: null },
    ]
    for (const stranger of strangers) {
      tried++
      expect(await ask(`${window}:${name}`, stranger)).toEqual({
        ok: false,
        problem: { code: 'not-allowed' },
      })
    }
  }
  expect(reached).toEqual([])
  console.log(`FIGURE E5 ${channels.length} channels, ${tried} foreign senders, 0 accepted`)
})

test('E5 a window that has closed is foreign from then on', async () => {
  const distrust = senders.trust(7, 'pin')
  const event = { sender: { id: 7 }, senderFrame: { url: appPage('pin'), parent: null } }
  expect(await ask('pin:cancel', event)).toEqual({ ok: true, value: null })
  distrust()
  expect(await ask('pin:cancel', event)).toMatchObject({ ok: false })
})

test('E5 what the contract does not know has no effect', async () => {
  const perChannel = 1000
  for (const { window, name } of channels) {
    const schema = name === 'getState' ? undefined : all[window][name]?.arguments
    const isKnown = (given: readonly unknown[]): boolean =>
      schema === undefined ? given.length === 0 : schema.safeParse(given).success
    const messages = fc.sample(
      fc.array(fc.anything({ withNullPrototype: true, withBigInt: true }), { maxLength: 3 }),
      { numRuns: perChannel, seed },
    )
    for (const given of messages) {
      if (isKnown(given)) continue
      const answer = await ask(`${window}:${name}`, from(window), ...given)
      expect(answer).toEqual({ ok: false, problem: { code: 'arguments-invalid' } })
    }
    // One member more than there should be, of every kind of name.
    for (const member of ['__proto__', 'constructor', 'extra']) {
      const given: readonly unknown[] = [JSON.parse(`{"${member}":1}`)]
      if (!isKnown(given)) await ask(`${window}:${name}`, from(window), ...given)
    }
  }
  expect(reached).toEqual([])
  expect(({} as { extra?: unknown }).extra).toBeUndefined()
  console.log(
    `FIGURE E5 ${channels.length} channels × ${perChannel} malformed messages, 0 effects, seed ${seed}`,
  )
})

test('E5 a refusal is told by its code, and a fault by an id that is in the log', async () => {
  act = () => ({ outcome: 'problem', problem: { code: 'too-early' } })
  expect(await ask('prompt:close', from('prompt'))).toEqual({
    ok: false,
    problem: { code: 'too-early' },
  })
  act = () => {
    throw new AuthenticatorError('KEYCHAIN_LOCKED', 'locked')
  }
  expect(await ask('prompt:close', from('prompt'))).toEqual({
    ok: false,
    problem: { code: 'keychain-locked' },
  })
  const fault = new Error('secret-river-stone')
  act = () => Promise.reject(fault)
  const answer = await ask('prompt:close', from('prompt'))
  expect(answer).toEqual({ ok: false, problem: { code: 'internal', id: 'f00d' } })
  expect(logged).toEqual([fault])
})

test('E5 a state is told to the windows of its name alone', () => {
  publish('prompt', { requests: [] }, senders)
  expect(electron.sent).toEqual([[windowNames.indexOf('prompt'), 'prompt:state', { requests: [] }]])
})
