/** The desktop app, where it is what started the program: heard and told over the process's own port. @module */
import {
  type ConsoleLink,
  type ConsoleRequest,
  consoleRequest,
  type RelyingPartyMessage,
  type StopRequest,
  stopRequest,
} from '#protocol/relying-party-process'

export interface Parent {
  tell(message: RelyingPartyMessage | ConsoleLink): void
  /** Hears each wish to open a tenant's console. */
  onConsole(listener: (request: ConsoleRequest) => void): void
  /** Resolves when the app wants the program to end. */
  readonly asksToStop: Promise<StopRequest>
}

/** Undefined for a program that was started by anything but the app. */
export function findParent(): Parent | undefined {
  const port = parentPort()
  if (port === undefined) return undefined
  return {
    tell: (message) => port.postMessage(message),
    onConsole(listener) {
      port.on('message', ({ data }: { readonly data: unknown }) => {
        const request = consoleRequest.safeParse(data)
        if (request.success) listener(request.data)
      })
    },
    asksToStop: new Promise((resolve) => {
      port.on('message', ({ data }: { readonly data: unknown }) => {
        const request = stopRequest.safeParse(data)
        if (request.success) resolve(request.data)
      })
    }),
  }
}

/** Electron gives one to its utility processes; Node knows nothing of it. */
function parentPort(): typeof process.parentPort | undefined {
  return process.parentPort
}
