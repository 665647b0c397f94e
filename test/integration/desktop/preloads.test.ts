/** What a privileged window finds as its bridge, taken from the preloads as they are built. @module */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { beforeAll, expect, test } from 'vitest'
import { windowNames, type WindowName } from '#protocol/bridge'
import { ensureBuilt } from '../../support/relying-party-process.ts'

const built = join(import.meta.dirname, '../../../out/preload')

interface Exposed {
  readonly names: readonly string[]
  readonly bridge: Readonly<Record<string, (...given: readonly unknown[]) => unknown>>
  /** Everything that went to the main process. */
  readonly invoked: readonly (readonly unknown[])[]
  readonly listeners: ReadonlyMap<string, (...given: readonly unknown[]) => void>
}

/** Runs a preload as a sandboxed window would, and hears what it puts into the page's world. */
function load(window: WindowName): Exposed {
  const exposed = new Map<string, Exposed['bridge']>()
  const invoked: (readonly unknown[])[] = []
  const listeners = new Map<string, (...given: readonly unknown[]) => void>()
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: Exposed['bridge']) => exposed.set(name, api),
    },
    ipcRenderer: {
      invoke: (...given: readonly unknown[]) => {
        invoked.push(given)
        return Promise.resolve()
      },
      on(channel: string, listener: (...given: readonly unknown[]) => void) {
        listeners.set(channel, listener)
        return electron.ipcRenderer
      },
      removeListener(channel: string) {
        listeners.delete(channel)
        return electron.ipcRenderer
      },
    },
  }
  const required: string[] = []
  const require = (name: string) => {
    required.push(name)
    return electron
  }
  const context = createContext({ require, exports: {}, module: { exports: {} } })
  runInContext(readFileSync(join(built, `${window}.cjs`), 'utf8'), context)
  expect(required).toEqual(['electron'])
  expect([...exposed.keys()]).toEqual(['bridge'])
  const bridge = exposed.get('bridge') ?? {}
  return { names: Object.keys(bridge).sort(), bridge, invoked, listeners }
}

beforeAll(() => ensureBuilt(), 120_000)

test('E6 each window finds exactly these names', () => {
  const found = Object.fromEntries(windowNames.map((window) => [window, load(window).names]))
  expect(found).toMatchInlineSnapshot(`
    {
      "authenticator": [
        "addEnrollment",
        "allowOsVerification",
        "beginEnrollment",
        "changeSettings",
        "choosePort",
        "clearRecent",
        "clearUsageData",
        "connectEnrollment",
        "copy",
        "copyCode",
        "dismissEnded",
        "endEnrollment",
        "endOsVerification",
        "forgetPin",
        "getState",
        "installOsVerification",
        "onState",
        "openConsole",
        "openSimulation",
        "remove",
        "removeAllData",
        "removeHere",
        "retry",
        "showCode",
        "showRequest",
        "startRelyingParty",
        "turnOffPhoneSignIn",
        "turnOnPhoneSignIn",
      ],
      "pin": [
        "cancel",
        "fit",
        "getState",
        "give",
        "onState",
      ],
      "prompt": [
        "approve",
        "close",
        "deny",
        "dismiss",
        "fit",
        "getState",
        "onState",
      ],
      "simulation": [
        "choosePort",
        "getState",
        "goBack",
        "onState",
        "open",
        "openInBrowser",
        "reload",
        "tryAgain",
      ],
    }
  `)
  console.log(
    `FIGURE E6 ${Object.values(found).flat().length} names in ${windowNames.length} windows, as listed`,
  )
})

test('E6 every name is a function that speaks on its own channel and gives no event away', async () => {
  for (const window of windowNames) {
    const { names, bridge, invoked, listeners } = load(window)
    // The state alone is asked for before the page is there, and given to who first asks.
    expect(invoked).toEqual([[`${window}:getState`]])
    await bridge['getState']?.()
    expect(invoked).toHaveLength(1)
    for (const name of names) {
      const call = bridge[name]
      expect(typeof call).toBe('function')
      if (name === 'onState') continue
      await call?.({ some: 'thing' }, 'more')
      expect(invoked.at(-1)?.[0]).toBe(`${window}:${name}`)
      // Never more than the one thing that a command takes.
      expect(invoked.at(-1)?.length).toBeLessThanOrEqual(2)
    }
    const heard: (readonly unknown[])[] = []
    const stop = bridge['onState']?.((...given: readonly unknown[]) => heard.push(given))
    listeners.get(`${window}:state`)?.({ sender: 'the whole ipcRenderer' }, { a: 'state' }, 'more')
    expect(heard).toEqual([[{ a: 'state' }]])
    expect((stop as () => unknown)()).toBeUndefined()
    expect(listeners.size).toBe(0)
  }
})
