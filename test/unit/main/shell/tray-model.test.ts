/**
 * The tray tells how things stand: one icon, one sentence, one menu for each state.
 * @module
 */
import { expect, test } from 'vitest'
import type { Receiving } from '#protocol/authenticator-state'
import type { LocalRelyingParty } from '#protocol/local-relying-party'
import {
  plainLabel,
  toTrayIcon,
  toTrayMenu,
  toTraySentence,
  type TrayFacts,
} from '../../../../src/main/shell/tray-model'
import { trayCatalogues, trayWords } from '../../../../src/main/shell/tray-words'

const words = trayWords('en')
const running: LocalRelyingParty = {
  state: 'running',
  origin: 'https://localhost:7443',
  tenants: [],
}
const request = (id: string) => ({
  id,
  application: 'Payroll',
  account: `${id}@contoso.com`,
  tenantName: 'Contoso',
})
const facts = (given: Partial<TrayFacts> = {}): TrayFacts => ({
  receiving: { state: 'ready' },
  waiting: [],
  relyingParty: running,
  ...given,
})
const labels = (given: Partial<TrayFacts>) =>
  toTrayMenu(facts(given), words).flatMap((item) => ('label' in item ? [item.label] : []))

test.each([
  [{ state: 'none' }, 'idle'],
  [{ state: 'ready' }, 'idle'],
  [{ state: 'connecting' }, 'offline'],
  [{ state: 'offline' }, 'offline'],
  [{ state: 'cannot-receive', why: 'keychain-locked' }, 'locked'],
  [{ state: 'cannot-receive', why: 'vault-damaged' }, 'locked'],
] as const satisfies readonly (readonly [Receiving, string])[])(
  'L3 the tray of %j shows %s, and a request comes before it',
  (receiving, icon) => {
    expect(toTrayIcon(facts({ receiving }))).toBe(icon)
    expect(toTrayIcon(facts({ receiving, waiting: [request('a')] }))).toBe('request')
  },
)

test('L3 the tray says in a sentence what it shows, and why nothing can be received', () => {
  expect(toTraySentence(facts(), words)).toBe('Ready for sign-in requests')
  expect(toTraySentence(facts({ waiting: [request('a')] }), words)).toMatch(/request is waiting$/)
  expect(toTraySentence(facts({ waiting: [request('a'), request('b')] }), words)).toMatch(/^2 /)
  const sentences = Object.keys(words.cannotReceive).map((why) =>
    toTraySentence(
      facts({ receiving: { state: 'cannot-receive', why } as unknown as Receiving }),
      words,
    ),
  )
  expect(sentences.length).toBeGreaterThan(8)
  expect(new Set(sentences).size).toBe(sentences.length)
})

test('L3 the menu opens each request, the app, the simulation and the settings, and quits', () => {
  const waiting = ['a', 'b', 'c', 'd'].map(request)
  const acts = toTrayMenu(facts({ waiting }), words).flatMap((item) =>
    item.kind === 'act' ? [item.act] : [],
  )
  expect(acts).toEqual([
    { kind: 'open-request', challengeId: 'a' },
    { kind: 'open-request', challengeId: 'b' },
    { kind: 'open-request', challengeId: 'c' },
    { kind: 'open' },
    { kind: 'open-simulation' },
    { kind: 'open-settings' },
    { kind: 'quit' },
  ])
  expect(labels({ waiting })[1]).toBe('Open the request: Payroll, a@contoso.com')
})

test.each([
  [{ state: 'starting' }, 'Relying party: starting'],
  [running, 'Relying party: running on port 7443'],
  [{ state: 'restarting', inMs: 500 }, 'Relying party: starting again'],
  [{ state: 'stopped', why: { reason: 'ends-again' } }, 'Relying party: not running'],
  [
    { state: 'stopped', why: { reason: 'port-taken', port: 7443, settled: true } },
    'Relying party: not running, port 7443 is taken',
  ],
] as const)('L3 the menu of %j says %s', (relyingParty, sentence) => {
  expect(labels({ relyingParty })).toContain(sentence)
  const simulation = toTrayMenu(facts({ relyingParty }), words).find(
    (item) => item.kind === 'act' && item.act.kind === 'open-simulation',
  )
  expect(simulation).toMatchObject({ enabled: relyingParty.state === 'running' })
})

test('L3 a name with an ampersand is no access key', () => {
  expect(plainLabel('Marks & Sons, R&D')).toBe('Marks && Sons, R&&D')
})

test('L9 what the tray says in English it says in Dutch too, and otherwise', () => {
  const said = (value: unknown): readonly string[] => {
    if (typeof value === 'string') return [value]
    if (typeof value !== 'object' || value === null) return []
    return Object.values(value).flatMap(said)
  }
  const [english, dutch] = [said(trayCatalogues.en), said(trayCatalogues.nl)]
  expect(dutch).toHaveLength(english.length)
  english.forEach((sentence, i) => {
    expect(dutch[i]).not.toBe(sentence)
  })
  for (const catalogue of [trayCatalogues.en, trayCatalogues.nl]) {
    expect(catalogue.waiting(1)).not.toBe(catalogue.waiting(2))
    expect(catalogue.openRequest(request('a'))).toContain('Payroll')
  }
  expect(trayWords('nl-BE')).toBe(trayCatalogues.nl)
  expect(trayWords('fr')).toBe(trayCatalogues.en)
})
