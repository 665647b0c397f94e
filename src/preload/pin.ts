/** The pin window's only door: named functions, and no way to anything else. @module */
import { contextBridge, ipcRenderer } from 'electron'
import type { PinBridge } from '#protocol/pin-bridge'

// The answer's shape is the contract's: main makes it, and both ends are derived from one type.
const ask = (
  name: Exclude<keyof PinBridge, 'onState'>,
  ...given: readonly unknown[]
): Promise<never> => ipcRenderer.invoke(`pin:${name}`, ...given) as Promise<never>

const bridge: PinBridge = {
  give: (given) => ask('give', given),
  cancel: () => ask('cancel'),
  fit: (given) => ask('fit', given),
  getState: () => ask('getState'),
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
