/**
 * The relying party as a process of its own beside the app: started, heard over its own port, ended.
 * @module
 */
import { randomInt } from 'node:crypto'
import { createInterface } from 'node:readline'
import { app, utilityProcess } from 'electron'
import type {
  ConsoleRequest,
  RelyingPartyMessage,
  StopRequest,
} from '#protocol/relying-party-process'
import type {
  PortChoice,
  RelyingPartySupervisor,
  Run,
  SupervisorNeeds,
} from './relying-party-supervisor'

export interface RelyingPartyProgram {
  /** The built program. */
  readonly path: string
  readonly dataFolder: string
  /** What it says when it gives up is said in this language: a BCP 47 tag. */
  readonly language: string
}

/** What a supervisor needs to run the built program in this app. */
export function supervisorNeeds(program: RelyingPartyProgram): SupervisorNeeds {
  return {
    launch: (choice) => launch(program, choice),
    now: () => Date.now(),
    after: (milliseconds, act) => {
      const timer = setTimeout(act, milliseconds)
      return () => {
        clearTimeout(timer)
      }
    },
    random: () => randomInt(2 ** 32) / 2 ** 32,
  }
}

const stopRequest: StopRequest = { event: 'stop' }

function launch(program: RelyingPartyProgram, choice: PortChoice | undefined): Run {
  const args = ['--data', program.dataFolder, '--sample', ...portArguments(choice)]
  const child = utilityProcess.fork(program.path, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    serviceName: 'Countersign relying party',
    env: { ...process.env, LC_ALL: `${program.language.replace('-', '_')}.UTF-8` },
  })
  if (child.stderr !== null) {
    createInterface({ input: child.stderr }).on('line', (line) => {
      process.stderr.write(`${line}\n`)
    })
  }
  const waiting = new Map<number, (link: string | undefined) => void>()
  let questions = 0
  return {
    said: new Promise<RelyingPartyMessage>((resolve) => {
      child.on('message', (data: unknown) => {
        // Read while the process begins, which takes longer: it need not wait for schemas.
        void import('#protocol/relying-party-process').then((schemas) => {
          const message = schemas.relyingPartyMessage.safeParse(data)
          if (message.success) resolve(message.data)
          const link = schemas.consoleLink.safeParse(data)
          if (link.success) waiting.get(link.data.asked)?.(link.data.url)
        })
      })
    }),
    ended: new Promise((resolve) => child.once('exit', resolve)),
    consoleLink: (tenant) =>
      new Promise((resolve) => {
        const asked = ++questions
        waiting.set(asked, (link) => {
          waiting.delete(asked)
          resolve(link)
        })
        const request: ConsoleRequest = { event: 'console', asked, tenant }
        child.postMessage(request)
      }),
    askToStop: () => {
      child.postMessage(stopRequest)
    },
    kill: () => {
      endAtOnce(child.pid)
    },
  }
}

function portArguments(choice: PortChoice | undefined): readonly string[] {
  if (choice === undefined) return []
  return 'port' in choice ? ['--port', String(choice.port)] : ['--move-to', String(choice.moveTo)]
}

/** Its `kill` would ask once more; whoever does not listen is ended. */
function endAtOnce(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended meanwhile.
  }
}

/** The relying party ends with the app, and is given the time to end well. */
export function endWithApp(relyingParty: Pick<RelyingPartySupervisor, 'stop'>): void {
  let ended = false
  let ending: Promise<void> | undefined
  app.on('will-quit', (event) => {
    if (ended) return
    event.preventDefault()
    ending ??= relyingParty.stop().finally(() => {
      ended = true
      // In a turn of its own: until this event is over, Electron still counts as quitting and hears nothing.
      setImmediate(() => app.quit())
    })
  })
}
