/** What the person chose, as it is kept. @module */
import type { LanguageChoice } from '#protocol/prompt-bridge'
import type { Keeping } from './ports.ts'

export interface Settings {
  readonly language: LanguageChoice
  readonly notifications: boolean
  readonly usageData: boolean
  readonly guideDone: boolean
  /** Ended accounts whose note was put away, by when they ended, epoch ms. */
  readonly dismissed: readonly number[]
}

export const firstSettings: Settings = {
  language: 'system',
  notifications: true,
  usageData: false,
  guideDone: false,
  dismissed: [],
}

export class SettingsDesk {
  readonly #keeping: Keeping<Settings>
  #settings: Settings

  constructor(keeping: Keeping<Settings>) {
    this.#keeping = keeping
    this.#settings = keeping.read() ?? firstSettings
  }

  get(): Settings {
    return this.#settings
  }

  /** What is absent stays as it is. */
  change(changes: { readonly [Name in keyof Settings]?: Settings[Name] | undefined }): void {
    const given = Object.entries(changes).filter(([, value]) => value !== undefined)
    this.#settings = { ...this.#settings, ...Object.fromEntries(given) }
    this.#keeping.write(this.#settings)
  }
}
