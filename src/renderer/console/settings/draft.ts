/** Settings that are being changed: what is wrong with them, and what becomes of them when somebody else saved. @module */
import type { SettingsForm } from '#protocol/console-settings-http'
import { settingsForm } from '#protocol/console-settings-http'
import { presetSwitches, type Preset } from '#protocol/tenant-settings'

/** Paths as in `settings.simulatedSources.0.address`. */
export type Mistakes = ReadonlySet<string>

export function findMistakes(form: SettingsForm): Mistakes {
  const parsed = settingsForm.safeParse(form)
  return new Set(parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.')))
}

export function isSame(one: unknown, other: unknown): boolean {
  return ordered(one) === ordered(other)
}

/** With the members of every object in one order. */
function ordered(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

/** What was changed here stays; all else is as somebody else saved it. */
export function rebase(
  before: SettingsForm,
  mine: SettingsForm,
  theirs: SettingsForm,
): SettingsForm {
  return {
    ...merge(before, mine, theirs),
    settings: merge(before.settings, mine.settings, theirs.settings),
  }
}

function merge<T extends object>(before: T, mine: T, theirs: T): T {
  const names = [...new Set([...Object.keys(mine), ...Object.keys(before)])] as (keyof T)[]
  const merged: Partial<T> = { ...theirs }
  for (const name of names) {
    if (isSame(mine[name], before[name])) continue
    if (name in mine) merged[name] = mine[name]
    else Reflect.deleteProperty(merged, name)
  }
  return merged as T
}

/** The preset that all switches are as, if there is one. */
export function presetOf({ switches }: SettingsForm['settings']): Preset | 'own' {
  const presets = ['entra', 'improved'] as const
  return presets.find((preset) => isSame(presetSwitches(preset), switches)) ?? 'own'
}
