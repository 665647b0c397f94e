/** The keychain helper: a process that makes every keychain call, so that a keyring that hangs stops nothing else. @module */
import type * as Keytar from 'keytar'
import {
  keychainService,
  type KeychainReply,
  type KeychainRequest,
} from './authenticator/adapters/keychain-messages.ts'
import { forbidCoreDumps, forbidTraces } from './process-limits.ts'

/** A utility process has a port of its own; a forked child speaks over its channel. */
interface UtilityProcess {
  readonly parentPort?: {
    on(event: 'message', listener: (event: { readonly data: unknown }) => void): void
    postMessage(message: unknown): void
  }
}

forbidTraces()
// Whoever started this is given keys by it, and none before: it need not stop to see to that itself.
forbidCoreDumps(process.ppid)
const { parentPort } = process as UtilityProcess
if (parentPort) {
  parentPort.on(
    'message',
    ({ data }) => void reply(data as KeychainRequest, (answer) => parentPort.postMessage(answer)),
  )
} else {
  process.on(
    'message',
    (message) => void reply(message as KeychainRequest, (answer) => process.send?.(answer)),
  )
  // A call that hangs would keep even `process.exit` waiting.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
}

async function reply(
  request: KeychainRequest,
  send: (answer: KeychainReply) => void,
): Promise<void> {
  const { id } = request
  let keytar: typeof Keytar
  try {
    // Loaded by the first call: it needs libsecret, which may not be installed.
    const loaded: typeof Keytar & { readonly default?: typeof Keytar } = await import('keytar')
    keytar = loaded.default ?? loaded // CommonJS: what it exports is the default
  } catch {
    send({ id, outcome: 'library-missing' })
    return
  }
  try {
    send({ id, outcome: 'done', ...(await call(keytar, request)) })
  } catch (error) {
    send({ id, outcome: 'failed', message: error instanceof Error ? error.message : '' })
  }
}

async function call(
  keytar: typeof Keytar,
  request: KeychainRequest,
): Promise<{ readonly secret?: string; readonly changed?: boolean }> {
  switch (request.verb) {
    case 'get': {
      const secret = await keytar.getPassword(keychainService, request.name)
      return secret === null ? {} : { secret }
    }
    case 'set':
      await keytar.setPassword(keychainService, request.name, request.secret)
      return {}
    case 'delete':
      return { changed: await keytar.deletePassword(keychainService, request.name) }
  }
}
