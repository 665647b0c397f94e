/**
 * The keychain helper as a process of the app's own kind, so that a keyring that hangs stops nothing else.
 * @module
 */
import { utilityProcess } from 'electron'

/** Asked over its own port, and ended whatever it is doing. */
export interface KeychainProcess {
  send(request: unknown): void
  onMessage(listener: (message: unknown) => void): void
  onExit(listener: () => void): void
  end(): void
}

export interface KeychainStarter {
  /** Begins one that the next `start` answers with: a process takes longer to begin than most of what comes before. */
  prepare(): void
  start(): KeychainProcess
}

/** @param program the built helper */
export function createKeychainStarter(program: string): KeychainStarter {
  let prepared: KeychainProcess | undefined
  return {
    prepare() {
      const process = startKeychainProcess(program)
      prepared = process
      process.onExit(() => {
        if (prepared === process) prepared = undefined
      })
    },
    start() {
      const process = prepared ?? startKeychainProcess(program)
      prepared = undefined
      return process
    },
  }
}

function startKeychainProcess(program: string): KeychainProcess {
  const child = utilityProcess.fork(program, [], {
    stdio: 'ignore',
    serviceName: 'Countersign keychain',
  })
  return {
    send: (request) => {
      child.postMessage(request)
    },
    onMessage: (listener) => {
      child.on('message', listener)
    },
    onExit: (listener) => {
      child.once('exit', listener)
    },
    end: () => {
      // Its own `kill` asks; one that hangs in a call hears nothing.
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL')
    },
  }
}
