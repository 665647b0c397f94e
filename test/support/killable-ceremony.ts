/**
 * A person's whole ceremony between two real processes, either of which can be killed at a named point of any step.
 * @module
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Carried } from '../../src/main/device/control-messages'
import { askWatch } from '../../src/main/device/control-socket'
import { startKillable, type KillableProcess, type Line } from './killable-process'
import { aPageOverHttps, type PageOverHttps } from './page-over-https'
import type { Ready } from './relying-party-process'

export type Side = 'device' | 'relying-party'

export interface Programs {
  readonly device: string
  readonly relyingParty: string
}

/** What a command of the device said; `code` is its error's. */
export interface Said {
  readonly done: boolean
  readonly code: string | undefined
  readonly out: Line
}

/** What stands on both sides. */
export interface Standing {
  readonly device: 'absent' | 'off' | 'on' | 'half'
  readonly relyingParty: 'absent' | 'off' | 'on' | 'twice'
}

const pin = '271603'

export class KillableCeremony implements AsyncDisposable {
  readonly folder: string
  readonly #programs: Programs
  #relyingParty: KillableProcess
  #device: KillableProcess
  #ready: Ready

  private constructor(
    folder: string,
    programs: Programs,
    { relyingParty, device, ready }: Awaited<ReturnType<typeof startBoth>>,
  ) {
    this.folder = folder
    this.#programs = programs
    this.#relyingParty = relyingParty
    this.#device = device
    this.#ready = ready
  }

  static async start(programs: Programs): Promise<KillableCeremony> {
    const folder = await mkdtemp(join(tmpdir(), 'countersign-ceremony-'))
    return new KillableCeremony(folder, programs, await startBoth(folder, programs))
  }

  get data() {
    return dataIn(this.folder)
  }

  get tenants() {
    return this.#ready.tenants
  }

  get host(): string {
    return new URL(this.#ready.origin).host
  }

  page(name: string): PageOverHttps {
    return aPageOverHttps(this.#ready, name.split('@')[1] ?? '')
  }

  /** From now on that side dies there. */
  async killAt(side: Side, where: string): Promise<void> {
    await this.#sideOf(side).killAt(where)
  }

  /** Once that side died there: starts it again. */
  async restart(side: Side, where: string): Promise<void> {
    await this.#sideOf(side).killed(where)
    if (side === 'device') this.#device = await startDevice(this.folder, this.#programs)
    else {
      const started = await startRelyingParty(this.folder, this.#programs)
      this.#relyingParty = started.relyingParty
      this.#ready = started.ready
    }
  }

  /** Carries a command of the device out, as `device COMMAND` does while `watch` runs. */
  async tell(asked: Carried, withPin = false): Promise<Said> {
    const given = withPin ? { pin } : {}
    const reply = await askWatch(this.data.device, { language: 'en', asked, ...given })
    if (reply === undefined) throw new Error('no watch runs')
    const out = JSON.parse(reply.out) as Line
    const { error } = out as { readonly error?: { readonly code: string } }
    return { done: reply.exit === 0, code: error?.code, out }
  }

  /** Waits for what `watch` says of this request. */
  async untilTold(event: 'challenge' | 'challenge-ended', transaction: string): Promise<Line> {
    return await this.#device.until((line) => {
      if (line['event'] !== event) return false
      const { challenge } = line as { readonly challenge: string | { readonly id: string } }
      return (typeof challenge === 'string' ? challenge : challenge.id) === transaction
    })
  }

  /** `signedIn`: a page on which this person may see their security info. */
  async standing(name: string, signedIn: PageOverHttps): Promise<Standing> {
    const { out } = await this.tell({ command: 'accounts' })
    const { accounts } = out as {
      readonly accounts: readonly { name: string; state: string; phoneSignIn: 'on' | 'off' }[]
    }
    const [account, ...others] = accounts.filter((each) => each.name === name)
    const { methods } = await signedIn.ask('securityInfo')
    const [method, ...more] = methods.filter((each) => each.kind === 'authenticator')
    const isHalf = others.length > 0 || (account !== undefined && account.state !== 'active')
    return {
      device: isHalf ? 'half' : (account?.phoneSignIn ?? 'absent'),
      relyingParty:
        more.length > 0
          ? 'twice'
          : method === undefined
            ? 'absent'
            : method.phoneSignIn
              ? 'on'
              : 'off',
    }
  }

  /** Ends both as they end by themselves; what they stored stays until this is disposed of. */
  async stop(): Promise<readonly (number | null)[]> {
    return [await this.#device.stop(), await this.#relyingParty.stop()]
  }

  async [Symbol.asyncDispose]() {
    await this.#device[Symbol.asyncDispose]()
    await this.#relyingParty[Symbol.asyncDispose]()
    await rm(this.folder, { recursive: true, force: true })
  }

  #sideOf(side: Side): KillableProcess {
    return side === 'device' ? this.#device : this.#relyingParty
  }
}

const dataIn = (folder: string) => ({
  device: join(folder, 'device'),
  relyingParty: join(folder, 'relying-party'),
})

async function startBoth(folder: string, programs: Programs) {
  const [started, device] = await Promise.all([
    startRelyingParty(folder, programs),
    startDevice(folder, programs),
  ])
  return { ...started, device }
}

async function startDevice(folder: string, programs: Programs): Promise<KillableProcess> {
  const args = ['--data', dataIn(folder).device, '--vault', 'file', 'watch']
  const device = startKillable(programs.device, args)
  await device.until(({ event }) => event === 'ready')
  return device
}

async function startRelyingParty(folder: string, programs: Programs) {
  const args = ['--data', dataIn(folder).relyingParty, '--port', '0', '--sample']
  const relyingParty = startKillable(programs.relyingParty, args)
  const ready = await relyingParty.until(({ event }) => event === 'ready')
  return { relyingParty, ready: ready as unknown as Ready }
}
