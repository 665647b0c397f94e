/** Stays connected, prints what happens, and carries out what other commands of the same folder ask. @module */
import type { AuthenticatorEvent } from '../authenticator/authenticator-event.ts'
import { Secret } from '../authenticator/secret.ts'
import { utf8 } from '#protocol/bytes'
import type { Device } from '../assemble-device.ts'
import type { Settings } from './arguments.ts'
import { catalogues } from './catalogues.ts'
import { carryOut } from './commands.ts'
import type { ControlReply, ControlRequest } from './control-messages.ts'
import { openControlDoor } from './control-socket.ts'
import { describeEvent } from './describe-event.ts'
import { toProblem } from './outcomes.ts'
import type { Printer } from './printer.ts'
import { sentence, viewAccount, viewProblem } from './views.ts'

/** Until `ended` settles. The caller holds the folder's lock. */
export async function watch(
  device: Device,
  {
    data,
    language,
    printer,
    ended,
  }: {
    readonly data: string
    readonly language: Settings['language']
    readonly printer: Printer
    readonly ended: Promise<unknown>
  },
): Promise<void> {
  const { authenticator } = device
  const words = catalogues[language]
  const tell = (event: AuthenticatorEvent) => {
    const { line, said } = describeEvent(event, device, language)
    void printer.print(line)
    if (said !== undefined) printer.say(said)
  }
  const stopTelling = device.on(tell)
  const stopWaiting = device.onWaitingForUnlock((waiting) => {
    const facts = waiting ? sentence('KEYCHAIN_WAITING_FOR_UNLOCK', {}, words) : {}
    void printer.print({ event: 'keychain-waiting', waiting, ...facts })
  })
  const door = await openControlDoor(data, (request) => answer(request, device, printer))
  try {
    const accounts = authenticator.accounts().map((account) => viewAccount(account, words))
    await printer.print({ event: 'ready', accounts })
    printer.say(words.watch.begins)
    // The keychain may wait for the person for a minute; stopping does not.
    await Promise.race([authenticator.start().then(() => ended), ended])
  } finally {
    stopTelling()
    stopWaiting()
    await door.close()
    await printer.print({ event: 'stopped' })
    printer.say(words.watch.ends)
  }
}

async function answer(
  { asked, pin: given, language }: ControlRequest,
  device: Device,
  printer: Printer,
): Promise<ControlReply> {
  const words = catalogues[language]
  using pin = given === undefined ? undefined : new Secret(utf8(given))
  try {
    const out = await carryOut(asked, { device, words, pin, watching: true })
    return { exit: 0, out: JSON.stringify(out) }
  } catch (error) {
    const problem = toProblem(error, (line) => printer.say(line))
    return { exit: 1, out: JSON.stringify(viewProblem(problem, words)) }
  }
}
