/**
 * What the packaged program's own switches are set to. They lie in the executable itself, so that neither an
 * environment variable nor an argument opens it.
 * @module
 */
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'

/** The table, whole: one that is left out, or that a later Electron adds, stops the packaging. */
export function releaseFuses(platform) {
  return {
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    // Electron has it on macOS and Windows alone.
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: platform !== 'linux',
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  }
}

/** @param {string} executable or, on macOS, the application's folder @param {NodeJS.Platform} platform */
export async function setReleaseFuses(executable, platform) {
  await flipFuses(executable, {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    resetAdHocDarwinSignature: platform === 'darwin',
    ...releaseFuses(platform),
  })
}
