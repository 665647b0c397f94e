/** The prompt window's only door: named functions, and no way to anything else. @module */
import { contextBridge, ipcRenderer } from 'electron'
import type { PromptBridge } from '#protocol/prompt-bridge'

// The answer's shape is the contract's: main makes it, and both ends are derived from one type.
const ask = (
  name: Exclude<keyof PromptBridge, 'onState'>,
  ...given: readonly unknown[]
): Promise<never> => ipcRenderer.invoke(`prompt:${name}`, ...given) as Promise<never>

// Asked before the page's own script is read, so that its first paint already shows how things stand.
let first: Promise<never> | undefined = ask('getState')

const bridge: PromptBridge = {
  approve: (given) => ask('approve', given),
  deny: (given) => ask('deny', given),
  dismiss: (given) => ask('dismiss', given),
  close: () => ask('close'),
  fit: (given) => ask('fit', given),
  getState() {
    const asked = first ?? ask('getState')
    first = undefined
    return asked
  },
  onState(listener) {
    const hear = (_event: unknown, state: Parameters<typeof listener>[0]) => {
      listener(state)
    }
    ipcRenderer.on('prompt:state', hear)
    return () => {
      ipcRenderer.removeListener('prompt:state', hear)
    }
  },
}

contextBridge.exposeInMainWorld('bridge', bridge)
