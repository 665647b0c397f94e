/** Sets the directory-wide switch of old, as PowerShell did, while no server runs on the folder. @module */
import type { Log } from '../log.ts'
import { noCrashPoints } from '../relying-party/adapters/no-crash-points.ts'
import { openCertificates } from '../relying-party/adapters/key-folder-certificates.ts'
import { readWhole } from '../relying-party/adapters/key-folder-file.ts'
import { folderPaths, openKeyFolder } from '../relying-party/adapters/key-folder.ts'
import { buildRelyingParty } from './build-relying-party.ts'
import { Closing } from './closing.ts'
import type { Words } from './words.ts'

export interface LegacyPolicyWish {
  readonly data: string
  /** By id or domain. */
  readonly tenant: string
  readonly isOn: boolean
}

/** Answers with the exit code; throws what `toStop` explains. */
export async function runLegacyPolicy(
  { data, tenant, isOn }: LegacyPolicyWish,
  { words, log, say }: { words: Words; log: Log; say: (text: string) => void },
): Promise<number> {
  if ((await readWhole(folderPaths(data).settings)) === undefined) {
    say(words.nothingHere(data))
    return 1
  }
  const closing = new Closing()
  try {
    const folder = await openKeyFolder(data)
    closing.add(() => folder.release())
    const { instance } = folder.identity
    const facts = { instance, firstRun: folder.firstRun, now: Date.now() }
    const { authorityHash: certificateHash } = await openCertificates(folder.paths, facts)
    const built = await buildRelyingParty({
      ...{ folder, port: folder.port ?? 0, certificateHash, log },
      crashPoints: noCrashPoints,
    })
    closing.add(() => built.relyingParty.stop())
    const name = await built.setLegacyPolicy(tenant, isOn)
    if (name === undefined) {
      say(words.tenantUnknown(tenant))
      return 1
    }
    say(isOn ? words.legacyPolicyOn(name) : words.legacyPolicyOff(name))
  } finally {
    await closing.close()
  }
  return 0
}
