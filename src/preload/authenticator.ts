/** The authenticator window's only door: named functions, and no way to anything else. @module */
import { contextBridge, ipcRenderer } from 'electron'
import type { AuthenticatorBridge } from '#protocol/authenticator-bridge'

// The answer's shape is the contract's: main makes it, and both ends are derived from one type.
const ask = (
  name: Exclude<keyof AuthenticatorBridge, 'onState'>,
  ...given: readonly unknown[]
): Promise<never> => ipcRenderer.invoke(`authenticator:${name}`, ...given) as Promise<never>

// Asked before the page's own script is read, so that its first paint already shows how things stand.
let first: Promise<never> | undefined = ask('getState')

const bridge: AuthenticatorBridge = {
  beginEnrollment: (given) => ask('beginEnrollment', given),
  connectEnrollment: () => ask('connectEnrollment'),
  addEnrollment: () => ask('addEnrollment'),
  endEnrollment: () => ask('endEnrollment'),
  turnOnPhoneSignIn: (given) => ask('turnOnPhoneSignIn', given),
  turnOffPhoneSignIn: (given) => ask('turnOffPhoneSignIn', given),
  showCode: (given) => ask('showCode', given),
  copyCode: (given) => ask('copyCode', given),
  remove: (given) => ask('remove', given),
  removeHere: (given) => ask('removeHere', given),
  dismissEnded: (given) => ask('dismissEnded', given),
  retry: () => ask('retry'),
  showRequest: (given) => ask('showRequest', given),
  clearRecent: () => ask('clearRecent'),
  forgetPin: () => ask('forgetPin'),
  removeAllData: (given) => ask('removeAllData', given),
  openSimulation: (given) => ask('openSimulation', given),
  openConsole: (given) => ask('openConsole', given),
  startRelyingParty: () => ask('startRelyingParty'),
  choosePort: (given) => ask('choosePort', given),
  changeSettings: (given) => ask('changeSettings', given),
  allowOsVerification: () => ask('allowOsVerification'),
  endOsVerification: () => ask('endOsVerification'),
  installOsVerification: () => ask('installOsVerification'),
  clearUsageData: () => ask('clearUsageData'),
  copy: (given) => ask('copy', given),
  getState() {
    const asked = first ?? ask('getState')
    first = undefined
    return asked
  },
  onState(listener) {
    const hear = (_event: unknown, state: Parameters<typeof listener>[0]) => {
      listener(state)
    }
    ipcRenderer.on('authenticator:state', hear)
    return () => {
      ipcRenderer.removeListener('authenticator:state', hear)
    }
  },
}

contextBridge.exposeInMainWorld('bridge', bridge)
