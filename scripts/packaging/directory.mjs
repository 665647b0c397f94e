/**
 * Makes the packaged program as a directory: Electron, the program in one archive, what the system reads beside it.
 * @module
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packager } from '@electron/packager'
import { inProject } from '../set-up/project.mjs'
import { SetUpError } from '../set-up/say.mjs'
import { stage } from './contents.mjs'
import { setReleaseFuses } from './fuses.mjs'

/**
 * @param {import('../electron/runtime.mjs').Runtime} runtime
 * @param {{ name: string, out: string }} target
 * @returns {Promise<string>} the directory
 */
export async function makeDirectory(runtime, { name, out }) {
  const { platform, arch } = process
  const work = mkdtempSync(join(tmpdir(), 'countersign-package-'))
  const staged = join(work, 'app')
  mkdirSync(staged)
  try {
    stage(staged)
    const [made] = await packager({
      ...{ name, platform, arch, out, dir: staged, executableName: 'countersign' },
      ...{ appBundleId: 'org.countersign', appCopyright: 'Countersign' },
      electronVersion: runtime.version,
      // The official one comes from the same checked download as the runtime itself.
      ...(runtime.official ? {} : { electronZipDir: zipOf(runtime, work) }),
      // What the system's own loader opens must be a file.
      asar: { unpack: '**/*.node' },
      // Root copies the one, the desktop reads the other: both from outside the archive.
      extraResource: [inProject('resources', 'polkit'), inProject('resources', 'desktop')],
      ...{ prune: false, overwrite: true, quiet: true, tmpdir: join(work, 'packager') },
      afterComplete: [
        (built, _version, of, _arch, done) => {
          setReleaseFuses(executableIn(built, of, name), of).then(() => done(), done)
        },
      ],
    })
    chmodSync(made, 0o755) // of a temporary folder, it was its owner's alone
    return made
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function executableIn(folder, platform, name) {
  if (platform === 'darwin') return join(folder, `${name}.app`)
  return join(folder, platform === 'win32' ? 'countersign.exe' : 'countersign')
}

/** Not of Electron: it is how the runtime for development is kept up. */
const ours = 'resources/loader-stamp'

/** The packager takes Electron as it is downloaded. Not compressed: it is opened again at once. */
function zipOf({ dist, version }, work) {
  const folder = join(work, 'electron')
  mkdirSync(folder)
  const file = join(folder, `electron-v${version}-${process.platform}-${process.arch}.zip`)
  const { status } = spawnSync(
    'zip',
    ['-q', '-0', '-r', '-y', `${file}.part.zip`, '.', '-x', ours],
    {
      cwd: dist,
      stdio: ['ignore', 'ignore', process.stderr],
    },
  )
  if (status !== 0) throw new SetUpError('`zip` could not pack Electron')
  renameSync(`${file}.part.zip`, file)
  return folder
}
