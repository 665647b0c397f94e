/** All words of the app's own windows in Dutch. @module */
import { general } from './nl/general.ts'
import { problems } from './nl/problems.ts'
import { authenticator } from './nl/authenticator.ts'
import { settings } from './nl/settings.ts'
import { prompt } from './nl/prompt.ts'
import { pin } from './nl/pin.ts'
import { simulation } from './nl/simulation.ts'
import type { WindowWords } from './en.ts'

export const windowsInDutch: WindowWords = {
  general,
  problems,
  authenticator,
  settings,
  prompt,
  pin,
  simulation,
}
