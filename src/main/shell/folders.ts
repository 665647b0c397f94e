/**
 * Where the app keeps what must last.
 * @module
 */
import { homedir } from 'node:os'
import { join } from 'node:path'

/** COUNTERSIGN_DATA where it is set, else the platform's own place for data. */
export function dataFolder(env: NodeJS.ProcessEnv, applicationData: string): string {
  const chosen = env['COUNTERSIGN_DATA']
  if (chosen !== undefined && chosen !== '') return chosen
  if (process.platform !== 'linux') return join(applicationData, 'countersign')
  const base = env['XDG_DATA_HOME']
  // The XDG specification: relative paths are to be ignored.
  const absolute = base?.startsWith('/') === true ? base : join(homedir(), '.local/share')
  return join(absolute, 'countersign')
}
