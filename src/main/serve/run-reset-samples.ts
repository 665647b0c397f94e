/** Makes a broken lab whole while no server runs on it. @module */
import type { Log } from '../log.ts'
import { openCertificates } from '../relying-party/adapters/key-folder-certificates.ts'
import { readWhole } from '../relying-party/adapters/key-folder-file.ts'
import { noCrashPoints } from '../relying-party/adapters/no-crash-points.ts'
import { folderPaths, openKeyFolder } from '../relying-party/adapters/key-folder.ts'
import { buildRelyingParty } from './build-relying-party.ts'
import { Closing } from './closing.ts'
import type { Words } from './words.ts'

/** Answers with the exit code; throws what `toStop` explains. */
export async function runResetSamples(
  data: string,
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
    const port = folder.port ?? 0 // Settled, or the settings would not be there.
    const built = await buildRelyingParty({
      ...{ folder, port, certificateHash, log },
      crashPoints: noCrashPoints,
    })
    closing.add(() => built.relyingParty.stop())
    await built.fillSamples('all')
    await folder.endFirstRun()
  } finally {
    await closing.close()
  }
  say(words.samplesReset(data))
  return 0
}
