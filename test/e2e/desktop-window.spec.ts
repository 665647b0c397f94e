/**
 * The desktop app opens a window that can do nothing on its own.
 * @module
 */
import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { launchDesktopApp, namespacesAllowed } from './support/desktop-app'

test('K1 a sandboxed Electron window opens', async () => {
  test.skip(!namespacesAllowed(), 'user namespaces are refused here')
  expect(process.getuid?.()).not.toBe(0)
  await using app = await launchDesktopApp()
  await app.electron.firstWindow()

  const seen = await app.electron.evaluate(({ app, BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    return {
      windows: BrowserWindow.getAllWindows().length,
      renderer: window?.webContents.getOSProcessId() ?? 0,
      sandboxSwitchedOff: app.commandLine.hasSwitch('no-sandbox'),
      arguments: process.argv,
    }
  })
  expect(seen.windows).toBe(1)
  expect(seen.sandboxSwitchedOff).toBe(false)
  expect(seen.arguments.filter((argument) => argument.includes('no-sandbox'))).toEqual([])

  // What the kernel says of the renderer: a seccomp filter, no new rights, a user namespace.
  const status = readFileSync(`/proc/${String(seen.renderer)}/status`, 'utf8')
  expect(status).toMatch(/^Seccomp:\s+2$/m)
  expect(status).toMatch(/^NoNewPrivs:\s+1$/m)
  const arguments_ = readFileSync(`/proc/${String(seen.renderer)}/cmdline`, 'utf8').split('\0')
  expect(arguments_.filter((argument) => argument.includes('no-sandbox'))).toEqual([])
})

test('I2 a crash of the app or of its keychain process leaves no image of the memory', async () => {
  test.skip(process.platform !== 'linux', 'elsewhere the system writes none unless it is told')
  await using app = await launchDesktopApp()
  await app.electron.firstWindow()
  // A keychain that is slow to answer may have its process replaced meanwhile: whichever there are now must all hold.
  const images = async () => {
    const ids = await app.electron.evaluate(({ app }) => [
      process.pid,
      ...app.getAppMetrics().flatMap(({ name, pid }) => (/keychain/.test(name ?? '') ? [pid] : [])),
    ])
    return ids.map(largestCoreOf)
  }
  await expect.poll(images).toEqual(['0 0', '0 0'])
})

/** The soft and the hard limit of a process's image, in bytes. */
function largestCoreOf(pid: number): string {
  try {
    const limits = readFileSync(`/proc/${String(pid)}/limits`, 'utf8')
    const [, soft, hard] = /^Max core file size\s+(\S+)\s+(\S+)/m.exec(limits) ?? []
    return `${String(soft)} ${String(hard)}`
  } catch {
    return 'gone'
  }
}
