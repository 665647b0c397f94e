/** The pin window's only door: named functions, and no way to anything else. @module */
import { contextBridge, ipcRenderer } from 'electron'
import type { PinBridge } from '#protocol/pin-bridge'

// The answer's shape is the contract's: main makes it, and both ends are derived from one type.
const ask = (
  name: Exclude<keyof PinBridge, 'onState'>,
  ...given: readonly unknown[]
): Promise<never> => ipcRenderer.invoke(`pin:${name}`, ...given) as Promise<never>

// Asked before the page's own script is read, so that its first paint already shows how things stand.
let first: Promise<never> | undefined = ask('getState')

const bridge: PinBridge = {
  give: (given) => ask('give', given),
  cancel: () => ask('cancel'),
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
    ipcRenderer.on('pin:state', hear)
    return () => {
      ipcRenderer.removeListener('pin:state', hear)
    }
  },
}

contextBridge.exposeInMainWorld('bridge', bridge)
