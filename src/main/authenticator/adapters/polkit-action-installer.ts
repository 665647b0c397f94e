/** Installs the file by which polkit knows our one action, as the command that the person was shown. @module */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

const actions = '/usr/share/polkit-1/actions'

export type Installed =
  | 'installed'
  /** The person closed the dialog that asks for an administrator's password. */
  | 'dismissed'
  /** It was not the right password, or this person may not. */
  | 'refused'
  /** Nobody shows the dialog: the terminal is left. */
  | 'no-agent'
  /** There is no pkexec, or it ran and the file is not in its place. */
  | 'failed'

export interface PolkitActionInstaller {
  /** What `install` runs, to be shown word for word. */
  readonly command: string
  /** The same for a terminal, where the desktop cannot ask. */
  readonly terminalCommand: string
  /** What takes it away again. */
  readonly removalCommand: string
  /** Whether exactly this file is in its place. */
  isInstalled(): Promise<boolean>
  install(): Promise<Installed>
}

/** `file` is the action's file as it comes with the app; root must be able to read it. */
export function createPolkitActionInstaller(file: string): PolkitActionInstaller {
  const target = join(actions, basename(file))
  const copying = ['install', '-m', '0644', file, target]
  // Its own agent would ask in the terminal from which the app was started, behind the app's window.
  const asking = ['--disable-internal-agent', ...copying]
  const isInstalled = async (): Promise<boolean> => {
    const [ours, theirs] = await Promise.all([read(file), read(target)])
    return ours !== undefined && theirs !== undefined && ours.equals(theirs)
  }
  return {
    command: toShell(['pkexec', ...asking]),
    terminalCommand: toShell(['sudo', ...copying]),
    removalCommand: toShell(['sudo', 'rm', target]),
    isInstalled,
    async install() {
      // The dialog waits for a person: there is no time limit, and pkexec ends by itself.
      const { status, errors } = await run('pkexec', asking)
      // pkexec(1): 126 the dialog was dismissed, 127 no authorization, or nobody to ask.
      if (status === 126) return 'dismissed'
      if (status === 127) return /No authentication agent/i.test(errors) ? 'no-agent' : 'refused'
      return status === 0 && (await isInstalled()) ? 'installed' : 'failed'
    },
  }
}

function run(
  program: string,
  args: readonly string[],
): Promise<{ readonly status: number | undefined; readonly errors: string }> {
  return new Promise((resolve) => {
    execFile(program, args, (error, _, errors) => {
      const code = error?.code
      const status = typeof code === 'number' ? code : undefined
      resolve({ status: error === null ? 0 : status, errors })
    })
  })
}

async function read(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path)
  } catch {
    return undefined // there, or readable: one is as good as none
  }
}

/** As a person would type it. */
function toShell(words: readonly string[]): string {
  return words
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
    .join(' ')
}
