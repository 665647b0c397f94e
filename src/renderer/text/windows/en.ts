/** All words of the app's own windows in English. @module */
import { general } from './en/general.ts'
import { problems } from './en/problems.ts'
import { authenticator } from './en/authenticator.ts'
import { settings } from './en/settings.ts'
import { prompt } from './en/prompt.ts'
import { pin } from './en/pin.ts'
import { simulation } from './en/simulation.ts'

export const windowsInEnglish = {
  general,
  problems,
  authenticator,
  settings,
  prompt,
  pin,
  simulation,
}

/** What English says, the others must say too. */
export type WindowWords = typeof windowsInEnglish
