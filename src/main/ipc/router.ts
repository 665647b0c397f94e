/** The only door for windows: who asks is known, what they ask is parsed whole, what goes wrong is said by code. @module */
import { ipcMain, webContents, type IpcMainInvokeEvent } from 'electron'
import {
  commandChannel,
  stateChannel,
  type Answered,
  type Commands,
  type Handlers,
  type Outcome,
  type WindowName,
} from '#protocol/bridge'
import type { DesktopProblemCode } from '#protocol/desktop-problems'
import type { BridgeProblem } from '#protocol/bridge'
import type { TrustedSenders } from './trusted-senders.ts'

export interface Gate {
  readonly senders: TrustedSenders
  readonly toProblem: (error: unknown) => BridgeProblem<DesktopProblemCode>
}

/** Serves one window's commands, and its state on demand. */
export function serve<C extends Commands>(
  window: WindowName,
  commands: C,
  handlers: Handlers<C>,
  getState: () => unknown,
  gate: Gate,
): void {
  ipcMain.handle(commandChannel(window, 'getState'), (event, ...given) =>
    pass(window, gate, event, () => (given.length === 0 ? getState() : malformed)),
  )
  for (const name of Object.keys(commands)) {
    const schema = commands[name]?.arguments
    const handler = handlers[name] as (...given: readonly unknown[]) => Answered<unknown>
    ipcMain.handle(commandChannel(window, name), (event, ...given) =>
      pass(window, gate, event, () => {
        const parsed = schema?.safeParse(given)
        return parsed?.success === true ? handler(...parsed.data) : malformed
      }),
    )
  }
}

/** Tells each open window of this name its state. */
export function publish(window: WindowName, state: unknown, senders: TrustedSenders): void {
  for (const id of senders.idsOf(window)) {
    const contents = webContents.fromId(id)
    if (contents !== undefined && !contents.isDestroyed()) {
      contents.send(stateChannel(window), state)
    }
  }
}

const malformed = { outcome: 'problem', problem: { code: 'arguments-invalid' } } as const

async function pass(
  window: WindowName,
  { senders, toProblem }: Gate,
  event: IpcMainInvokeEvent,
  act: () => unknown,
): Promise<Outcome<unknown>> {
  const sender = { contentsId: event.sender.id, frame: event.senderFrame }
  if (!senders.isTrusted(sender, window)) return { ok: false, problem: { code: 'not-allowed' } }
  try {
    const answer = await act()
    if (isProblem(answer)) return { ok: false, problem: answer.problem }
    return { ok: true, value: answer ?? null }
  } catch (error) {
    return { ok: false, problem: toProblem(error) }
  }
}

function isProblem(
  answer: unknown,
): answer is { readonly outcome: 'problem'; readonly problem: BridgeProblem } {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'outcome' in answer &&
    answer.outcome === 'problem' &&
    'problem' in answer
  )
}
