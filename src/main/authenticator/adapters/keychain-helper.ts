/** The keychain helper seen from its owner: asked once at a time, ended when it hangs, begun anew. @module */
import { fork } from 'node:child_process'
import {
  isKeychainReply,
  type KeychainReply,
  type KeychainRequest,
  type KeychainWish,
} from './keychain-messages.ts'

/** A running helper, as a forked child or a utility process. */
export interface HelperProcess {
  send(request: KeychainRequest): void
  onMessage(listener: (message: unknown) => void): void
  onExit(listener: () => void): void
  end(): void
}

export type StartHelper = () => HelperProcess

/** Without a desktop: a forked child of this program. */
export function forkHelper(file: string, env: NodeJS.ProcessEnv = process.env): StartHelper {
  return () => {
    // What was asked of this process's Node was not asked of the helper's.
    const child = fork(file, [], {
      env: { ...env, NODE_OPTIONS: undefined },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    // Waiting for it keeps no process alive; a call does, by its deadline.
    child.unref()
    child.channel?.unref()
    return {
      send: (request) => void child.send(request, () => undefined),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.once('exit', listener).once('error', listener),
      end: () => void child.kill('SIGKILL'),
    }
  }
}

export type HelperAnswer = KeychainReply | { readonly outcome: 'exited' }

/** One helper at a time, started by the first call. */
export class KeychainHelper {
  readonly #start: StartHelper
  #running: HelperProcess | undefined
  #answer: ((answer: HelperAnswer) => void) | undefined
  #id = 0

  constructor(start: StartHelper) {
    this.#start = start
  }

  /** Its answer, or that it ended before. The caller waits for one before it asks the next. */
  ask(wish: KeychainWish): Promise<HelperAnswer> {
    const id = ++this.#id
    return new Promise((resolve) => {
      this.#answer = (answer) => {
        if (answer.outcome !== 'exited' && answer.id !== id) return
        this.#answer = undefined
        resolve(answer)
      }
      const helper = (this.#running ??= this.#begin())
      helper.send({ ...wish, id })
    })
  }

  /** Whatever it is doing. The next call begins another one. */
  end(): void {
    const running = this.#running
    this.#running = undefined
    running?.end()
    this.#answer?.({ outcome: 'exited' })
  }

  #begin(): HelperProcess {
    const helper = this.#start()
    helper.onMessage((message) => {
      if (this.#running === helper && isKeychainReply(message)) this.#answer?.(message)
    })
    helper.onExit(() => {
      if (this.#running !== helper) return
      this.#running = undefined
      this.#answer?.({ outcome: 'exited' })
    })
    return helper
  }
}
