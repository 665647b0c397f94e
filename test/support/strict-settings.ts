/** The settings that every window and view of the app must have. @module */

/** As Electron's own list of security recommendations has them. */
export const strictSettings = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  plugins: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
  disableDialogs: true,
} as const
