/** A relying party in this process, for one act on its folder while no server runs there. @module */
import type { Log } from '../log.ts'
import { openCertificates } from '../relying-party/adapters/key-folder-certificates.ts'
import { readWhole } from '../relying-party/adapters/key-folder-file.ts'
import { noCrashPoints } from '../relying-party/adapters/no-crash-points.ts'
import { folderPaths, openKeyFolder } from '../relying-party/adapters/key-folder.ts'
import { buildRelyingParty } from './build-relying-party.ts'
import { Closing } from './closing.ts'
import type { Words } from './words.ts'

export interface Around {
  readonly words: Words
  readonly log: Log
  readonly say: (text: string) => void
}

interface AtRest {
  readonly folder: Awaited<ReturnType<typeof openKeyFolder>>
  readonly built: Awaited<ReturnType<typeof buildRelyingParty>>
}

/** The exit code of `act`, or 1 where there is nothing at `data`; throws what `toStop` explains. */
export async function actAtRest(
  data: string,
  { words, log, say }: Around,
  act: (at: AtRest) => Promise<number>,
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
    return await act({ folder, built })
  } finally {
    await closing.close()
  }
}
