/** The device's command line: one command, its options, nothing that is not understood. @module */
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { denialReason, type DenialReason } from '#protocol/denial'
import { deviceProfile, type DeviceProfile } from '#protocol/enrollment'
import { ArgumentError } from './argument-error.ts'
import { languageNamed, type Language } from './catalogues.ts'

export type Asked =
  | {
      readonly command: 'enroll'
      /** `-`: on standard input. */
      readonly link: string
      readonly confirmHost?: string
      readonly confirmAccount?: string
      /** Registered as a desktop where it is left out. */
      readonly profile?: DeviceProfile
    }
  | {
      readonly command: 'phone-sign-in'
      readonly account: string
      readonly on: boolean
      readonly code?: string
    }
  | { readonly command: 'accounts' }
  | { readonly command: 'code'; readonly account: string }
  | { readonly command: 'remove'; readonly account: string; readonly locally: boolean }
  | { readonly command: 'watch' }
  | { readonly command: 'approve'; readonly number: string; readonly challenge?: string }
  | { readonly command: 'deny'; readonly reason: DenialReason; readonly challenge?: string }
  | { readonly command: 'forgotten-pin' }
  | { readonly command: 'help' }

export interface Settings {
  readonly data: string
  readonly vault: 'keychain' | 'file'
  readonly language: Language
  readonly pin:
    { readonly from: 'nowhere' | 'stdin' } | { readonly from: 'file'; readonly file: string }
}

type Environment = Readonly<Record<string, string | undefined>>

/** Options with a value, and without, that every command takes; then each command's own. */
const everywhere = ['--data', '--vault', '--language']
const pinOptions = ['--pin-file']
const own: Readonly<
  Record<
    Asked['command'],
    { readonly values: readonly string[]; readonly flags: readonly string[] }
  >
> = {
  enroll: { values: ['--confirm-host', '--confirm-account', '--profile'], flags: [] },
  'phone-sign-in': { values: ['--code', ...pinOptions], flags: ['--pin-stdin'] },
  accounts: { values: [], flags: [] },
  code: { values: [], flags: [] },
  remove: { values: [], flags: ['--locally'] },
  watch: { values: [], flags: [] },
  approve: { values: ['--number', '--challenge', ...pinOptions], flags: ['--pin-stdin'] },
  deny: { values: ['--reason', '--challenge'], flags: [] },
  'forgotten-pin': { values: [], flags: [] },
  help: { values: [], flags: [] },
}

/** Throws `ArgumentError`. */
export function parseArguments(
  args: readonly string[],
  environment: Environment,
): { readonly asked: Asked; readonly settings: Settings } {
  const { words, values, flags } = sort(args)
  const language = languageOf(values.get('--language'), environment)
  const wantsHelp = flags.has('--help') || words[0] === 'help'
  const command = wantsHelp ? 'help' : commandNamed(words[0])
  const rest = words.slice(1)
  if (command !== 'help') checkOptions(command, values, flags)
  const asked = toAsked(command, rest, values, flags)
  const settings: Settings = {
    data: dataFolder(values.get('--data'), environment),
    vault: oneOf(['keychain', 'file'], values.get('--vault') ?? 'keychain', '--vault'),
    language,
    pin: pinSource(values, flags),
  }
  if (asked.command === 'enroll' && asked.link === '-' && settings.pin.from === 'stdin') {
    throw new ArgumentError('STDIN_TWICE', '--pin-stdin')
  }
  return { asked, settings }
}

/** The language for what is said before, or instead of, the arguments being understood. */
export function languageOf(named: string | undefined, environment: Environment): Language {
  if (named !== undefined) return oneOf(['en', 'nl'], named, '--language')
  return languageNamed(environment)
}

function toAsked(
  command: Asked['command'],
  rest: readonly string[],
  values: ReadonlyMap<string, string>,
  flags: ReadonlySet<string>,
): Asked {
  switch (command) {
    case 'enroll': {
      const [link] = takeWords(rest, ['LINK'])
      const profile = values.get('--profile')
      return {
        command,
        link: link ?? '',
        ...optional('confirmHost', values.get('--confirm-host')),
        ...optional('confirmAccount', values.get('--confirm-account')),
        ...(profile === undefined
          ? {}
          : { profile: oneOf(deviceProfile.options, profile, '--profile') }),
      }
    }
    case 'phone-sign-in': {
      const [account = '', state = ''] = takeWords(rest, ['ACCOUNT', 'on|off'])
      const on = oneOf(['on', 'off'], state, 'on|off') === 'on'
      return { command, account, on, ...optional('code', values.get('--code')) }
    }
    case 'code': {
      const [account = ''] = takeWords(rest, ['ACCOUNT'])
      return { command, account }
    }
    case 'remove': {
      const [account = ''] = takeWords(rest, ['ACCOUNT'])
      return { command, account, locally: flags.has('--locally') }
    }
    case 'approve': {
      takeWords(rest, [])
      const number = values.get('--number')
      if (number === undefined) throw new ArgumentError('ARGUMENT_MISSING', '--number')
      if (!/^(?:[0-9]{2}|[0-9]{3}|[0-9]{6})$/.test(number)) {
        throw new ArgumentError('VALUE_INVALID', '--number')
      }
      return { command, number, ...optional('challenge', values.get('--challenge')) }
    }
    case 'deny': {
      takeWords(rest, [])
      const reason = values.get('--reason')
      if (reason === undefined) throw new ArgumentError('ARGUMENT_MISSING', '--reason')
      const denial = { reason: oneOf(denialReason.options, reason, '--reason') }
      return { command, ...denial, ...optional('challenge', values.get('--challenge')) }
    }
    case 'accounts':
    case 'watch':
    case 'forgotten-pin':
      takeWords(rest, [])
      return { command }
    case 'help':
      return { command }
  }
}

function sort(args: readonly string[]) {
  const words: string[] = []
  const values = new Map<string, string>()
  const flags = new Set<string>()
  const withValue = new Set([...everywhere, ...Object.values(own).flatMap((each) => each.values)])
  const withoutValue = new Set(['--help', ...Object.values(own).flatMap((each) => each.flags)])
  const rest = args.map((arg) => (arg === '-h' ? '--help' : arg))
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const at = arg.indexOf('=')
    const name = arg.startsWith('--') && at > 0 ? arg.slice(0, at) : arg
    if (arg === '--') words.push(...rest.splice(0))
    else if (!name.startsWith('-') || name === '-') words.push(arg)
    else if (values.has(name) || flags.has(name)) throw new ArgumentError('OPTION_TWICE', name)
    else if (withoutValue.has(arg)) flags.add(arg)
    else if (withValue.has(name)) {
      values.set(name, name === arg ? takeValue(name, rest) : arg.slice(at + 1))
    } else throw new ArgumentError('OPTION_UNKNOWN', name)
  }
  return { words, values, flags }
}

function takeValue(name: string, rest: string[]): string {
  const value = rest.shift()
  // What begins so and is meant as a value can be given as `--name=value`.
  if (value === undefined || value === '' || value.startsWith('--')) {
    throw new ArgumentError('VALUE_MISSING', name)
  }
  return value
}

function commandNamed(name: string | undefined): Asked['command'] {
  if (name === undefined) throw new ArgumentError('COMMAND_MISSING', '')
  const command = (Object.keys(own) as Asked['command'][]).find((known) => known === name)
  if (command === undefined) throw new ArgumentError('COMMAND_UNKNOWN', name)
  return command
}

function checkOptions(
  command: Asked['command'],
  values: ReadonlyMap<string, string>,
  flags: ReadonlySet<string>,
): void {
  const known = new Set([...everywhere, ...own[command].values, ...own[command].flags])
  const other = [...values.keys(), ...flags].find((name) => !known.has(name))
  if (other !== undefined) throw new ArgumentError('OPTION_UNKNOWN', other)
  if (values.has('--pin-file') && flags.has('--pin-stdin')) {
    throw new ArgumentError('OPTION_TWICE', '--pin-stdin')
  }
}

function takeWords(words: readonly string[], names: readonly string[]): readonly string[] {
  const missing = names[words.length]
  if (missing !== undefined) throw new ArgumentError('ARGUMENT_MISSING', missing)
  const more = words[names.length]
  if (more !== undefined) throw new ArgumentError('ARGUMENT_UNEXPECTED', more)
  return words
}

function oneOf<const T extends string>(known: readonly T[], value: string, name: string): T {
  const found = known.find((each) => each === value)
  if (found === undefined) throw new ArgumentError('VALUE_INVALID', name)
  return found
}

function optional<N extends string>(name: N, value: string | undefined) {
  return (value === undefined ? {} : { [name]: value }) as Partial<Record<N, string>>
}

function pinSource(
  values: ReadonlyMap<string, string>,
  flags: ReadonlySet<string>,
): Settings['pin'] {
  const file = values.get('--pin-file')
  if (file !== undefined) return { from: 'file', file: resolve(file) }
  return { from: flags.has('--pin-stdin') ? 'stdin' : 'nowhere' }
}

/** The folder asked for; else the one for tests; else where this platform keeps a program's own data. */
function dataFolder(asked: string | undefined, environment: Environment): string {
  const named = asked ?? environment['COUNTERSIGN_DATA']
  if (named !== undefined && named !== '') return resolve(named)
  return join(platformFolder(environment), 'countersign', 'authenticator')
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
