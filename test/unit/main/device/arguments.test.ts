/** What the device's command line means, and what it does not understand. @module */
import { describe, expect, test } from 'vitest'
import { ArgumentError } from '../../../../src/main/device/argument-error.ts'
import { parseArguments } from '../../../../src/main/device/arguments.ts'

const environment = { XDG_DATA_HOME: '/people/balas', LANG: 'en_GB.UTF-8' }
const parse = (...args: readonly string[]) => parseArguments(args, environment)

describe('commands', () => {
  test.each<[readonly string[], object]>([
    [['enroll', 'L'], { command: 'enroll', link: 'L' }],
    [
      ['enroll', '-', '--confirm-host', 'localhost:1', '--confirm-account=a@b'],
      { command: 'enroll', link: '-', confirmHost: 'localhost:1', confirmAccount: 'a@b' },
    ],
    [['phone-sign-in', 'a@b', 'on'], { command: 'phone-sign-in', account: 'a@b', on: true }],
    [
      ['phone-sign-in', 'a@b', 'on', '--code=--x'],
      { command: 'phone-sign-in', account: 'a@b', on: true, code: '--x' },
    ],
    [['phone-sign-in', 'a@b', 'off'], { command: 'phone-sign-in', account: 'a@b', on: false }],
    [['enroll', 'L', '--profile', 'android'], { command: 'enroll', link: 'L', profile: 'android' }],
    [['accounts'], { command: 'accounts' }],
    [['remove', 'a@b', '--locally'], { command: 'remove', account: 'a@b', locally: true }],
    [['remove', '--', '-id'], { command: 'remove', account: '-id', locally: false }],
    [['watch'], { command: 'watch' }],
    [['approve', '--number', '07'], { command: 'approve', number: '07' }],
    [
      ['approve', '--number', '123456', '--challenge', '-x'],
      { command: 'approve', number: '123456', challenge: '-x' },
    ],
    [['deny', '--reason', 'wrong-app'], { command: 'deny', reason: 'wrong-app' }],
    [['forgotten-pin'], { command: 'forgotten-pin' }],
    [['accounts', '--help'], { command: 'help' }],
    [['-h'], { command: 'help' }],
  ])('K12 %j is understood', (args, asked) => {
    expect(parse(...args).asked).toEqual(asked)
  })

  test.each<[string, readonly string[]]>([
    ['COMMAND_MISSING', []],
    ['COMMAND_UNKNOWN', ['enrol', 'L']],
    ['OPTION_UNKNOWN', ['accounts', '--verbose']],
    ['OPTION_UNKNOWN', ['accounts', '--number', '42']],
    ['OPTION_UNKNOWN', ['approve', '--pin', '271603', '--number', '42']],
    ['OPTION_TWICE', ['deny', '--reason', 'not-me', '--reason', 'declined']],
    ['OPTION_TWICE', ['approve', '--number', '42', '--pin-stdin', '--pin-file', 'f']],
    ['VALUE_MISSING', ['deny', '--reason']],
    ['VALUE_MISSING', ['--data', '--vault', 'file', 'accounts']],
    ['VALUE_INVALID', ['deny', '--reason', 'no']],
    ['VALUE_INVALID', ['enroll', 'L', '--profile', 'phone']],
    ['VALUE_INVALID', ['approve', '--number', '4']],
    ['VALUE_INVALID', ['approve', '--number', '４２']],
    ['VALUE_INVALID', ['accounts', '--vault', 'none']],
    ['VALUE_INVALID', ['accounts', '--language', 'fr']],
    ['VALUE_INVALID', ['phone-sign-in', 'a@b', 'maybe']],
    ['ARGUMENT_MISSING', ['enroll']],
    ['ARGUMENT_MISSING', ['phone-sign-in', 'a@b']],
    ['ARGUMENT_MISSING', ['approve']],
    ['ARGUMENT_UNEXPECTED', ['remove', 'a@b', 'c@d']],
  ])('K12 %s: %j', (mistake, args) => {
    expect(() => parse(...args)).toThrow(
      expect.objectContaining({ name: ArgumentError.name, mistake }) as Error,
    )
  })
})

describe('settings', () => {
  test('K12 without being told, the platform’s own folder, the keychain and no PIN', () => {
    expect(parse('accounts').settings).toEqual({
      data: '/people/balas/countersign/authenticator',
      vault: 'keychain',
      language: 'en',
      pin: { from: 'nowhere' },
    })
  })

  test('K12 what is told wins over the environment', () => {
    const args = ['--data=/d', '--vault', 'file', '--language', 'nl', '--pin-stdin', 'approve']
    const given = { ...environment, COUNTERSIGN_DATA: '/elsewhere', LANG: 'en' }
    expect(parseArguments([...args, '--number', '42'], given).settings).toEqual({
      ...{ data: '/d', vault: 'file', language: 'nl', pin: { from: 'stdin' } },
    })
    expect(parseArguments(['accounts'], given).settings.data).toBe('/elsewhere')
  })

  test.each([
    [{ LANG: 'nl_NL.UTF-8' }, 'nl'],
    [{ LANG: 'nl_NL.UTF-8', LC_ALL: 'C.UTF-8' }, 'en'],
    [{ LC_MESSAGES: 'nl_BE', LANG: 'en_GB' }, 'nl'],
    [{ LANG: 'nlx' }, 'en'],
    [{}, 'en'],
  ])('K3 the language of %j is %s', (given, language) => {
    expect(parseArguments(['accounts'], given).settings.language).toBe(language)
  })
})
