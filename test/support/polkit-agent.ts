/** A desktop's polkit agent without a desktop: it answers the dialog as a script says, through PAM's real helper. @module */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import dbus from '@particle/dbus-next'

const helper = '/usr/lib/polkit-1/polkit-agent-helper-1'
const path = '/org/countersign/Agent'
const authority = {
  destination: 'org.freedesktop.PolicyKit1',
  path: '/org/freedesktop/PolicyKit1/Authority',
  interface: 'org.freedesktop.PolicyKit1.Authority',
}
const signatures = {
  BeginAuthentication: { inSignature: 'sssa{ss}sa(sa{sv})', outSignature: '' },
  CancelAuthentication: { inSignature: 's', outSignature: '' },
}

/** A password to give, or: the person closes the dialog, or does nothing. */
export type Behaviour = { readonly password: string } | 'dismisses' | 'waits'

export interface AgentListener {
  /** The dialog is open; `withdrawn`: polkit closed it by itself. */
  told(
    event:
      | { readonly dialog: 'open'; readonly message: string }
      | { readonly dialog: 'withdrawn'; readonly withdrawn: true },
  ): void
}

export interface Agent {
  stop(): Promise<void>
}

class ScriptedAgent extends dbus.interface.Interface {
  readonly #behaviour: Behaviour
  readonly #user: string
  readonly #listener: AgentListener

  constructor(behaviour: Behaviour, user: string, listener: AgentListener) {
    super('org.freedesktop.PolicyKit1.AuthenticationAgent')
    this.#behaviour = behaviour
    this.#user = user
    this.#listener = listener
  }

  async BeginAuthentication(
    _action: string,
    message: string,
    _icon: string,
    _details: unknown,
    cookie: string,
  ): Promise<void> {
    this.#listener.told({ dialog: 'open', message })
    if (this.#behaviour === 'dismisses') {
      throw new dbus.DBusError('org.freedesktop.PolicyKit1.Error.Cancelled', 'dismissed')
    }
    if (this.#behaviour === 'waits') return new Promise(() => undefined)
    await authenticate(this.#user, cookie, this.#behaviour.password)
  }

  CancelAuthentication(): void {
    this.#listener.told({ dialog: 'withdrawn', withdrawn: true })
  }
}
ScriptedAgent.configureMembers({ methods: signatures })

/** For every dialog about this very process. */
export async function startAgent(
  behaviour: Behaviour,
  user: string,
  listener: AgentListener,
): Promise<Agent> {
  const bus = dbus.sessionBus({ busAddress: 'unix:path=/var/run/dbus/system_bus_socket' })
  await once(bus, 'connect')
  bus.export(path, new ScriptedAgent(behaviour, user, listener))
  const call = (member: string, signature: string, body: unknown[]) =>
    bus.call(new dbus.Message({ ...authority, member, signature, body }))
  await call('RegisterAuthenticationAgent', '(sa{sv})ss', [thisProcess(), 'en_GB.UTF-8', path])
  return {
    async stop() {
      await call('UnregisterAuthenticationAgent', '(sa{sv})s', [thisProcess(), path])
      bus.disconnect()
    },
  }
}

function thisProcess(): unknown {
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return [
    'unix-process',
    {
      pid: new dbus.Variant('u', process.pid),
      'start-time': new dbus.Variant('t', BigInt(fields[19] ?? '')),
      uid: new dbus.Variant('i', process.getuid?.()),
    },
  ]
}

/** polkit's own helper, which asks PAM and tells polkit itself: nobody believes the agent. */
async function authenticate(user: string, cookie: string, password: string): Promise<void> {
  const child = spawn(helper, [user], { stdio: ['pipe', 'pipe', 'ignore'] })
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('PAM_PROMPT')) child.stdin.write(`${password}\n`)
  })
  child.stdin.write(`${cookie}\n`)
  await once(child, 'close')
}
