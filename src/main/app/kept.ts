/** The small files that the desktop keeps beside the vault. @module */
import { join } from 'node:path'
import { createJsonFile } from '../desktop/adapters/json-file.ts'
import type { DesktopNeeds } from '../desktop/desktop.ts'
import { recentRequestsFile, settingsFile, usageDataFile } from '../desktop/kept-schemas.ts'

export function createKept(folder: string, failed: (error: unknown) => void): DesktopNeeds['kept'] {
  return {
    settings: createJsonFile(join(folder, 'settings.json'), settingsFile, failed),
    requests: createJsonFile(join(folder, 'requests.json'), recentRequestsFile, failed),
    usage: createJsonFile(join(folder, 'usage.json'), usageDataFile, failed),
  }
}
