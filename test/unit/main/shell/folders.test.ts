/**
 * The app's data lies where the person, or the platform, wants it.
 * @module
 */
import { homedir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dataFolder } from '../../../../src/main/shell/folders'

test.runIf(process.platform === 'linux')('K1 the data folder is the chosen one, else XDG’s', () => {
  const chosen = { COUNTERSIGN_DATA: '/chosen', XDG_DATA_HOME: '/xdg' }
  expect(dataFolder(chosen, '/app')).toBe('/chosen')
  expect(dataFolder({ COUNTERSIGN_DATA: '', XDG_DATA_HOME: '/xdg' }, '/app')).toBe(
    '/xdg/countersign',
  )
  const fallback = join(homedir(), '.local/share/countersign')
  expect(dataFolder({}, '/app')).toBe(fallback)
  expect(dataFolder({ XDG_DATA_HOME: 'relative' }, '/app')).toBe(fallback)
})
