/** Sets the directory-wide switch of old, as PowerShell did, while no server runs on the folder. @module */
import { actAtRest, type Around } from './at-rest.ts'

export interface LegacyPolicyWish {
  readonly data: string
  /** By id or domain. */
  readonly tenant: string
  readonly isOn: boolean
}

/** Answers with the exit code; throws what `toStop` explains. */
export function runLegacyPolicy(
  { data, tenant, isOn }: LegacyPolicyWish,
  around: Around,
): Promise<number> {
  const { words, say } = around
  return actAtRest(data, around, async ({ built }) => {
    const name = await built.setLegacyPolicy(tenant, isOn)
    if (name === undefined) {
      say(words.tenantUnknown(tenant))
      return 1
    }
    say(isOn ? words.legacyPolicyOn(name) : words.legacyPolicyOff(name))
    return 0
  })
}
