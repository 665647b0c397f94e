/** Installs the file by which polkit knows our one action, as the command that the person was shown. @module */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

const actions = '/usr/share/polkit-1/actions'

export type Installed =
  | { readonly outcome: 'done' }
  /** The person closed the dialog that asks for an administrator's password. */
  | { readonly outcome: 'dismissed' }
  | {
      readonly outcome: 'failed'
      /** `not-authorized`: no right password, or no dialog; `not-copied`: it ran, and the file is not there. */
      readonly reason: 'not-authorized' | 'no-pkexec' | 'not-copied'
    }

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
  const isInstalled = async (): Promise<boolean> => {
    const [ours, theirs] = await Promise.all([read(file), read(target)])
    return ours !== undefined && theirs !== undefined && ours.equals(theirs)
  }
  return {
    command: toShell(['pkexec', ...copying]),
    terminalCommand: toShell(['sudo', ...copying]),
    removalCommand: toShell(['sudo', 'rm', target]),
    isInstalled,
    async install() {
      // The dialog waits for a person: there is no time limit, and pkexec ends by itself.
      const status = await run('pkexec', copying)
      // pkexec(1): 126 the dialog was dismissed, 127 no authorization, or none to ask.
      if (status === 'missing') return { outcome: 'failed', reason: 'no-pkexec' }
      if (status === 126) return { outcome: 'dismissed' }
      if (status === 127) return { outcome: 'failed', reason: 'not-authorized' }
      if (status === 0 && (await isInstalled())) return { outcome: 'done' }
      return { outcome: 'failed', reason: 'not-copied' }
    },
  }
}

function run(program: string, args: readonly string[]): Promise<number | 'missing'> {
  return new Promise((resolve) => {
    execFile(program, args, (error) => {
      if (!error) resolve(0)
      else if (error.code === 'ENOENT') resolve('missing')
      else resolve(typeof error.code === 'number' ? error.code : 1)
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
