/** The app with its authenticator and its simulation open. @module */
import { launchDesktopApp, openSimulation, ownWindow } from './desktop-app'

export async function allOpen() {
  const app = await launchDesktopApp()
  const below = await openSimulation(app)
  const above = await ownWindow(app, 'simulation')
  const authenticator = await ownWindow(app, 'authenticator')
  return {
    app,
    below,
    above,
    authenticator,
    [Symbol.asyncDispose]: () => app[Symbol.asyncDispose](),
  }
}
