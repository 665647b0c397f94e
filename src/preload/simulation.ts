/** The simulation window's only door: named functions, and no way to anything else. @module */
import { contextBridge, ipcRenderer } from 'electron'
import type { SimulationBridge } from '#protocol/simulation-bridge'

// The answer's shape is the contract's: main makes it, and both ends are derived from one type.
const ask = (
  name: Exclude<keyof SimulationBridge, 'onState'>,
  ...given: readonly unknown[]
): Promise<never> => ipcRenderer.invoke(`simulation:${name}`, ...given) as Promise<never>

// Asked before the page's own script is read, so that its first paint already shows how things stand.
let first: Promise<never> | undefined = ask('getState')

const bridge: SimulationBridge = {
  goBack: () => ask('goBack'),
  reload: () => ask('reload'),
  openInBrowser: () => ask('openInBrowser'),
  open: (given) => ask('open', given),
  tryAgain: () => ask('tryAgain'),
  choosePort: (given) => ask('choosePort', given),
  getState() {
    const asked = first ?? ask('getState')
    first = undefined
    return asked
  },
  onState(listener) {
    const hear = (_event: unknown, state: Parameters<typeof listener>[0]) => {
      listener(state)
    }
    ipcRenderer.on('simulation:state', hear)
    return () => {
      ipcRenderer.removeListener('simulation:state', hear)
    }
  },
}

contextBridge.exposeInMainWorld('bridge', bridge)
