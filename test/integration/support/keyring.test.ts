/**
 * The keyring that other tests stand on does what they believe.
 * @module
 */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { startKeyring } from '../../support/keyring'

const run = promisify(execFile)
const entry = { label: 'A', secret: 'first', attributes: { service: 'countersign', account: 'a' } }

test('an entry stored in the keyring is found from outside', async () => {
  await using keyring = await startKeyring()
  await keyring.store(entry)
  await keyring.store({ ...entry, label: 'B', secret: 'second', attributes: { service: 'other' } })
  expect(await keyring.search({ service: 'countersign' })).toMatchObject([entry])
  expect(await keyring.search({ service: 'nobody' })).toEqual([])
})

test('a locked keyring shows no secret until it is unlocked', async () => {
  await using keyring = await startKeyring()
  await keyring.store(entry)
  await keyring.lock()
  expect(await keyring.isLocked()).toBe(true)
  expect(await keyring.search({ service: 'countersign' })).toMatchObject([{ secret: undefined }])
  await keyring.unlock()
  expect(await keyring.isLocked()).toBe(false)
  expect(await keyring.search({ service: 'countersign' })).toMatchObject([entry])
})

test('a stopped keyring answers nothing and goes on when resumed', async () => {
  await using keyring = await startKeyring()
  await keyring.store(entry)
  keyring.stop()
  const asked = keyring.search({ service: 'countersign' })
  const call = ['--session', '--timeout', '1', '--dest', 'org.freedesktop.secrets']
  const ping = ['--object-path', '/', '--method', 'org.freedesktop.DBus.Peer.Ping']
  await expect(run('gdbus', ['call', ...call, ...ping], { env: keyring.env })).rejects.toThrow()
  keyring.resume()
  expect(await asked).toMatchObject([entry])
})

test('a killed keyring is absent, and a new daemon holds what was stored', async () => {
  await using keyring = await startKeyring()
  await keyring.store(entry)
  await keyring.kill()
  await expect(keyring.isLocked()).rejects.toThrow('ServiceUnknown')
  await keyring.restart()
  expect(await keyring.search({ service: 'countersign' })).toMatchObject([entry])
})

test('nothing of a session is left when it ends', async () => {
  const keyring = await startKeyring()
  const { folder } = keyring.session
  expect(existsSync(folder)).toBe(true)
  await keyring[Symbol.asyncDispose]()
  expect(existsSync(folder)).toBe(false)
})
