/** Whether this device can read its keys, said without asking anybody to unlock anything. @module */
import { AuthenticatorError } from '../authenticator/errors.ts'
import type { Device } from '../assemble-device.ts'
import type { Facts, ProblemCode } from './problem.ts'
import { sentence } from './views.ts'
import type { Words } from './words.ts'

/** Nothing where the keys were read, or there are none. */
export async function describeKeychain(device: Device, words: Words): Promise<Facts | undefined> {
  const code = await keychainProblem(device)
  return code === undefined ? undefined : sentence(code, {}, words)
}

async function keychainProblem(device: Device): Promise<ProblemCode | undefined> {
  const { authenticator, vault } = device
  if (authenticator.accounts().every(({ id }) => vault.keyState(id) === 'ready')) return undefined
  switch (await device.look()) {
    case 'absent':
      return 'KEYCHAIN_ABSENT'
    case 'locked':
      return 'KEYCHAIN_LOCKED'
    case 'not-answering':
      return 'KEYCHAIN_NOT_ANSWERING'
    case 'unlocked':
    case 'unknown':
      break
  }
  try {
    await vault.resume()
    return undefined
  } catch (error) {
    if (error instanceof AuthenticatorError) return error.code
    throw error
  }
}
