/** Carries one command out: by the `watch` that holds this folder, or else by itself, as the folder's only owner. @module */
import { forkHelper } from '../authenticator/adapters/keychain-helper.ts'
import { AuthenticatorError } from '../authenticator/errors.ts'
import type { CrashPoints } from '../authenticator/ports.ts'
import type { Secret } from '../authenticator/secret.ts'
import { fromUtf8 } from '#protocol/bytes'
import type { Asked, Settings } from './arguments.ts'
import { assembleDevice, type Device } from '../assemble-device.ts'
import { catalogues } from './catalogues.ts'
import { carryOut } from './commands.ts'
import type { Carried } from './control-messages.ts'
import { askWatch } from './control-socket.ts'
import { takeFolder } from './folder-lock.ts'
import { toProblem } from './outcomes.ts'
import { readLinkLine, readPin } from './pin-source.ts'
import type { Printer } from './printer.ts'
import { DeviceProblem } from './problem.ts'
import { viewProblem } from './views.ts'
import { watch } from './watch.ts'

/** How long one command waits for another one to be done with the folder. */
const folderPatienceMs = 15_000
const watchPatienceMs = 3000

export interface Running {
  readonly printer: Printer
  readonly version: string
  readonly crashPoints: CrashPoints
  readonly keychainHelper: string
  /** Settles when the system asks this process to end. */
  readonly ended: Promise<unknown>
}

/** The exit code. */
export async function run(
  asked: Exclude<Asked, { readonly command: 'help' }>,
  settings: Settings,
  running: Running,
): Promise<0 | 1> {
  const { printer } = running
  const words = catalogues[settings.language]
  try {
    if (asked.command === 'watch') {
      await runWatch(settings, running)
      return 0
    }
    return await runCommand(asked, settings, running)
  } catch (error) {
    const problem = toProblem(error, (line) => printer.say(line))
    const view = viewProblem(problem, words)
    await printer.print(view)
    printer.say(words.problems[problem.code](problem.facts))
    return 1
  }
}

async function runWatch(settings: Settings, running: Running): Promise<void> {
  const release = await takeFolder(settings.data, watchPatienceMs).catch(async (error: unknown) => {
    // Whoever has the folder: if it answers at the door, it is a watch.
    const busy = error instanceof DeviceProblem && error.code === 'FOLDER_BUSY'
    const asked = { command: 'accounts' } as const
    const running = busy && (await askWatch(settings.data, { language: settings.language, asked }))
    throw running ? new DeviceProblem('WATCH_RUNNING', { folder: settings.data }) : error
  })
  try {
    const device = await assemble(settings, running)
    try {
      await watch(device, { ...running, ...settings })
    } finally {
      await device.authenticator.stop()
    }
  } finally {
    release()
  }
}

async function runCommand(
  given: Exclude<Asked, { readonly command: 'help' | 'watch' }>,
  settings: Settings,
  running: Running,
): Promise<0 | 1> {
  const { printer } = running
  const words = catalogues[settings.language]
  const asked: Carried =
    given.command === 'enroll' && given.link === '-'
      ? { ...given, link: await readLinkLine() }
      : given
  using pin = await readPin(settings.pin)
  const held = await holdFolder(asked, pin, settings)
  if ('out' in held) {
    await printer.printText(held.out)
    return held.exit
  }
  try {
    const device = await assemble(settings, running)
    try {
      await makeReady(asked, device)
      await printer.print(await carryOut(asked, { device, words, pin, watching: false }))
      return 0
    } finally {
      await device.authenticator.stop()
    }
  } finally {
    held.release()
  }
}

/** The folder, or the answer of the `watch` that has it. */
async function holdFolder(asked: Carried, pin: Secret | undefined, settings: Settings) {
  const { data, language } = settings
  const given = pin === undefined ? {} : { pin: fromUtf8(pin.expose()) }
  const ask = () => askWatch(data, { language, asked, ...given })
  const answered = await ask()
  if (answered !== undefined) return answered
  const until = performance.now() + folderPatienceMs
  for (;;) {
    try {
      return { release: await takeFolder(data, 500) }
    } catch (error) {
      const isBusy = error instanceof DeviceProblem && error.code === 'FOLDER_BUSY'
      if (!isBusy || performance.now() > until) throw error
      // A watch may have taken it meanwhile.
      const late = await ask()
      if (late !== undefined) return late
    }
  }
}

function assemble(settings: Settings, running: Running): Promise<Device> {
  const { vaultFile } = catalogues[settings.language]
  return assembleDevice(settings, {
    ...running,
    startHelper: forkHelper(running.keychainHelper),
    say: () => running.printer.say(vaultFile),
  })
}

/** What a command needs of the keys before it begins, and what a stop left to be finished. */
async function makeReady(asked: Carried, { authenticator }: Device): Promise<void> {
  switch (asked.command) {
    case 'accounts':
    case 'code':
      return
    case 'enroll':
      try {
        await authenticator.resume()
      } catch (error) {
        // What is wrong with the link is said first; making a key will meet the same keychain.
        if (!(error instanceof AuthenticatorError)) throw error
      }
      return
    case 'phone-sign-in':
    case 'remove':
    case 'forgotten-pin':
      await authenticator.resume()
      return
    case 'approve':
    case 'deny':
      await authenticator.resume()
      await authenticator.start()
      return
  }
}
