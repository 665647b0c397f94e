/** What the relying party's program was asked to do, from its arguments and its environment. @module */
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

export type Command =
  | {
      readonly name: 'serve'
      readonly data: string
      /** 0 picks a free one at the first run; undefined takes the folder's own, or 7443. */
      readonly port: number | undefined
      /** The port to which a folder that has one already is moved. */
      readonly moveTo: number | undefined
      readonly sample: boolean
    }
  | { readonly name: 'reset-samples'; readonly data: string }
  | {
      readonly name: 'legacy-policy'
      readonly isOn: boolean
      /** A tenant's id or domain. */
      readonly tenant: string
      readonly data: string
    }
  | ({ readonly name: 'tenant' } & TenantAct)
  | { readonly name: 'trust'; readonly act: TrustAct; readonly data: string }
  | { readonly name: 'help' }

export type TenantAct =
  | {
      readonly act: 'export'
      /** A tenant's id or domain. */
      readonly tenant: string
      /** Undefined: to standard output. */
      readonly file: string | undefined
      readonly data: string
    }
  | { readonly act: 'import'; readonly file: string; readonly data: string }

export type TrustAct = 'install' | 'remove' | 'show'

export const defaultPort = 7443

export type ConfigErrorCode =
  | 'COMMAND_UNKNOWN'
  | 'OPTION_UNKNOWN'
  | 'OPTION_TWICE'
  | 'VALUE_MISSING'
  | 'PORT_INVALID'
  | 'ARGUMENT_UNEXPECTED'

/** `argument`: the one that is not understood. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly code: ConfigErrorCode
  readonly argument: string
  constructor(code: ConfigErrorCode, argument: string) {
    super(`${code} ${argument}`)
    this.code = code
    this.argument = argument
  }
}

type Environment = Readonly<Record<string, string | undefined>>

const trustActs: readonly TrustAct[] = ['install', 'remove', 'show']

/** Throws `ConfigError`. */
export function parseCommand(args: readonly string[], environment: Environment): Command {
  const [first] = args
  if (args.some((arg) => arg === '--help' || arg === '-h')) return { name: 'help' }
  if (first === undefined || first.startsWith('-')) {
    const options = parseOptions(args, ['--data', '--port', '--move-to'], ['--sample'])
    const port = options.values.get('--port')
    const moveTo = options.values.get('--move-to')
    if (port !== undefined && moveTo !== undefined) throw new ConfigError('OPTION_TWICE', '--port')
    return {
      name: 'serve',
      data: dataFolder(options, environment),
      port: port === undefined ? undefined : parsePort(port),
      moveTo: moveTo === undefined ? undefined : parsePort(moveTo),
      sample: options.flags.has('--sample'),
    }
  }
  if (first === 'reset-samples') {
    return { name: first, data: dataFolder(parseOptions(args.slice(1), ['--data']), environment) }
  }
  if (first === 'legacy-policy') {
    const [, act] = args
    if (act !== 'on' && act !== 'off') {
      throw new ConfigError('COMMAND_UNKNOWN', args.slice(0, 2).join(' '))
    }
    const options = parseOptions(args.slice(2), ['--data', '--tenant'])
    const tenant = options.values.get('--tenant')
    if (tenant === undefined) throw new ConfigError('VALUE_MISSING', '--tenant')
    return { name: first, isOn: act === 'on', tenant, data: dataFolder(options, environment) }
  }
  if (first === 'tenant') return { name: first, ...parseTenantAct(args, environment) }
  if (first === 'trust') {
    const act = trustActs.find((known) => known === args[1])
    if (act === undefined) throw new ConfigError('COMMAND_UNKNOWN', args.slice(0, 2).join(' '))
    const options = parseOptions(args.slice(2), ['--data'])
    return { name: first, act, data: dataFolder(options, environment) }
  }
  throw new ConfigError('COMMAND_UNKNOWN', first)
}

function parseTenantAct(args: readonly string[], environment: Environment): TenantAct {
  const [, act, what, ...rest] = args
  if (act !== 'export' && act !== 'import') {
    throw new ConfigError('COMMAND_UNKNOWN', args.slice(0, 2).join(' '))
  }
  if (what === undefined || what.startsWith('-')) {
    throw new ConfigError('VALUE_MISSING', `tenant ${act}`)
  }
  const options = parseOptions(rest, act === 'export' ? ['--data', '--to'] : ['--data'])
  const data = dataFolder(options, environment)
  if (act === 'import') return { act, file: resolve(what), data }
  const file = options.values.get('--to')
  return { act, tenant: what, file: file === undefined ? undefined : resolve(file), data }
}

interface Options {
  readonly values: ReadonlyMap<string, string>
  readonly flags: ReadonlySet<string>
}

function parseOptions(
  args: readonly string[],
  withValue: readonly string[],
  withoutValue: readonly string[] = [],
): Options {
  const values = new Map<string, string>()
  const flags = new Set<string>()
  const rest = [...args]
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const [option = '', ...inline] = arg.split('=')
    if (values.has(option) || flags.has(option)) throw new ConfigError('OPTION_TWICE', option)
    if (withoutValue.includes(arg)) flags.add(arg)
    else if (withValue.includes(option)) {
      const value = inline.length > 0 ? inline.join('=') : rest.shift()
      if (value === undefined || value === '' || value.startsWith('--')) {
        throw new ConfigError('VALUE_MISSING', option)
      }
      values.set(option, value)
    } else if (arg.startsWith('-')) throw new ConfigError('OPTION_UNKNOWN', option)
    else throw new ConfigError('ARGUMENT_UNEXPECTED', arg)
  }
  return { values, flags }
}

/** 443 is no port for this: browsers leave it out of the origin, which everything that is signed bears. */
function parsePort(text: string): number {
  const port = /^(?:0|[1-9]\d{0,4})$/.test(text) ? Number(text) : NaN
  if (port >= 0 && port <= 65_535 && port !== 443) return port
  throw new ConfigError('PORT_INVALID', text)
}

/** The folder asked for; else the one for tests; else where this platform keeps a program's own data. */
function dataFolder(options: Options, environment: Environment): string {
  const asked = options.values.get('--data') ?? environment['COUNTERSIGN_DATA']
  if (asked !== undefined && asked !== '') return resolve(asked)
  return join(platformFolder(environment), 'countersign', 'relying-party')
}

function platformFolder(environment: Environment): string {
  switch (process.platform) {
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support')
    case 'win32':
      return environment['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local')
    default: {
      const folder = environment['XDG_DATA_HOME']
      // The XDG specification: relative paths are to be ignored.
      return folder?.startsWith('/') === true ? folder : join(homedir(), '.local', 'share')
    }
  }
}
