/** Makes a broken lab whole while no server runs on it. @module */
import { actAtRest, type Around } from './at-rest.ts'

/** Answers with the exit code; throws what `toStop` explains. */
export async function runResetSamples(data: string, around: Around): Promise<number> {
  const code = await actAtRest(data, around, async ({ folder, built }) => {
    await built.fillSamples('all')
    await folder.endFirstRun()
    return 0
  })
  // Only once the folder is let go.
  if (code === 0) around.say(around.words.samplesReset(data))
  return code
}
