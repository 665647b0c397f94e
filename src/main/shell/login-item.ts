/**
 * Whether the app starts, in the tray alone, when the person signs in to the computer.
 * @module
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { app } from 'electron'

/** Told by the system when it starts the app so: no window opens by itself. */
export const inTheTray = 'in-the-tray'

export interface LoginItem {
  state(): boolean | 'unavailable'
  set(on: boolean): void
}

export function createLoginItem(): LoginItem {
  return process.platform === 'linux' ? autostartFile(linuxFile(), command()) : systemLoginItem()
}

/** macOS and Windows keep it themselves. Never run there. */
function systemLoginItem(): LoginItem {
  return {
    state: () => app.getLoginItemSettings().openAtLogin,
    set: (openAtLogin) => app.setLoginItemSettings({ openAtLogin, args: [`--${inTheTray}`] }),
  }
}

/** The XDG autostart specification: a desktop entry in the person's own folder. */
export function autostartFile(path: string, line: string): LoginItem {
  return {
    state() {
      try {
        return !/^Hidden=true$/m.test(readFileSync(path, 'utf8'))
      } catch {
        return false // there is none
      }
    },
    set(on) {
      if (!on) {
        rmSync(path, { force: true })
        return
      }
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      writeFileSync(path, entry(line), { mode: 0o600 })
    },
  }
}

function entry(line: string): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Countersign',
    `Exec=${line}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n')
}

function linuxFile(): string {
  const base = process.env['XDG_CONFIG_HOME']
  const absolute = base?.startsWith('/') === true ? base : join(homedir(), '.config')
  return join(absolute, 'autostart', 'countersign.desktop')
}

function command(): string {
  const program = app.isPackaged ? [process.execPath] : [process.execPath, app.getAppPath()]
  return [...program, `--${inTheTray}`].map(quoted).join(' ')
}

/** The Desktop Entry specification, *The Exec key*: quoted, what is special within escaped twice over. */
export function quoted(argument: string): string {
  const inner = argument
    .replace(/["`$\\]/g, '\\$&')
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%')
  return `"${inner}"`
}
