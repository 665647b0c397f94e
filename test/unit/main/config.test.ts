/** Arguments are understood wholly or not at all. @module */
import { homedir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigError, parseCommand } from '../../../src/main/config'

const serving = (wish: object) => ({
  name: 'serve',
  data: '/d/countersign/relying-party',
  port: undefined,
  moveTo: undefined,
  sample: false,
  ...wish,
})

test.each([
  [[], serving({})],
  [['--sample', '--port', '0'], serving({ port: 0, sample: true })],
  [['--data=/x', '--port=7443'], serving({ data: '/x', port: 7443 })],
  [['--move-to', '7444'], serving({ moveTo: 7444 })],
  [['reset-samples', '--data', '/x'], { name: 'reset-samples', data: '/x' }],
  [
    ['legacy-policy', 'on', '--tenant', 'contoso.com', '--data', '/x'],
    { name: 'legacy-policy', isOn: true, tenant: 'contoso.com', data: '/x' },
  ],
  [
    ['tenant', 'export', 'contoso.com', '--to', '/x/f.json', '--data', '/x'],
    { name: 'tenant', act: 'export', tenant: 'contoso.com', file: '/x/f.json', data: '/x' },
  ],
  [
    ['tenant', 'import', '/x/f.json', '--data=/x'],
    { name: 'tenant', act: 'import', file: '/x/f.json', data: '/x' },
  ],
  [['trust', 'show'], { name: 'trust', act: 'show', data: '/d/countersign/relying-party' }],
  [['trust', 'install', '--data', '/x y'], { name: 'trust', act: 'install', data: '/x y' }],
  [['--port', '1', '--help'], { name: 'help' }],
])('%j is understood', (args, expected) => {
  expect(parseCommand(args, { XDG_DATA_HOME: '/d' })).toEqual(expected)
})

test.each([
  [['--port'], 'VALUE_MISSING'],
  [['--port', ''], 'VALUE_MISSING'],
  [['--data', '--port', '1'], 'VALUE_MISSING'],
  [['--data='], 'VALUE_MISSING'],
  [['--port', '65536'], 'PORT_INVALID'],
  [['--port', '-1'], 'PORT_INVALID'],
  [['--port', '07443'], 'PORT_INVALID'],
  [['--port', '7443 '], 'PORT_INVALID'],
  [['--port', '0x1d13'], 'PORT_INVALID'],
  [['--port', '443'], 'PORT_INVALID'],
  [['--port', '1', '--port', '2'], 'OPTION_TWICE'],
  [['--port', '1', '--move-to', '2'], 'OPTION_TWICE'],
  [['--move-to', '443'], 'PORT_INVALID'],
  [['--sample', '--sample'], 'OPTION_TWICE'],
  [['--sample=yes'], 'OPTION_UNKNOWN'],
  [['--verbose'], 'OPTION_UNKNOWN'],
  [['--sample', 'now'], 'ARGUMENT_UNEXPECTED'],
  [['start'], 'COMMAND_UNKNOWN'],
  [['legacy-policy', '--tenant', 'contoso.com'], 'COMMAND_UNKNOWN'],
  [['legacy-policy', 'off'], 'VALUE_MISSING'],
  [['tenant'], 'COMMAND_UNKNOWN'],
  [['tenant', 'export'], 'VALUE_MISSING'],
  [['tenant', 'import', '--data', '/x'], 'VALUE_MISSING'],
  [['tenant', 'import', 'a', '--to', 'b'], 'OPTION_UNKNOWN'],
  [['trust'], 'COMMAND_UNKNOWN'],
  [['trust', 'everything'], 'COMMAND_UNKNOWN'],
  [['trust', 'show', '--port', '1'], 'OPTION_UNKNOWN'],
  [['reset-samples', '--sample'], 'OPTION_UNKNOWN'],
] as const)('%j is refused as %s', (args, code) => {
  expect(() => parseCommand(args, {})).toThrow(ConfigError)
  try {
    parseCommand(args, {})
  } catch (error) {
    expect(error).toMatchObject({ code })
  }
})

test('the folder is the one asked for, else the tests’, else the person’s own', () => {
  const folder = (args: readonly string[], env: Record<string, string>) => {
    const command = parseCommand(args, env)
    return 'data' in command ? command.data : undefined
  }
  expect(folder(['--data', '/asked'], { COUNTERSIGN_DATA: '/tests' })).toBe('/asked')
  expect(folder([], { COUNTERSIGN_DATA: '/tests', XDG_DATA_HOME: '/d' })).toBe('/tests')
  const own = join(homedir(), '.local/share/countersign/relying-party')
  expect(folder([], { XDG_DATA_HOME: 'relative' })).toBe(own)
  expect(folder([], { XDG_DATA_HOME: '', COUNTERSIGN_DATA: '' })).toBe(own)
})
