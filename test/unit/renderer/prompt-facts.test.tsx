/** The prompt shows what was signed, all of it, apart from our words, and nothing else. @module */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { ChallengeContext } from '#protocol/challenge'
import { toFacts } from '../../../src/renderer/prompt/request-facts'
import { windowCatalogues } from '../../../src/renderer/text/windows/window-catalogues'
import { Emphasized } from '../../../src/renderer/ui/emphasized'
import { Facts } from '../../../src/renderer/ui/facts'

/** As the app tells it, which writes the time. */
const asTold = (context: ChallengeContext) => ({
  context,
  timeText: new Date(context.time * 1000).toISOString().slice(11, 16),
})
const at = Date.UTC(2026, 10, 22, 13, 2) / 1000
const whole: ChallengeContext = {
  app: 'Payroll',
  place: 'Recife, Brazil',
  ip: '203.0.113.77',
  browser: 'Firefox 145',
  os: 'Linux',
  time: at,
  sameDevice: false,
  sameNetwork: false,
  knownBrowser: false,
}

for (const language of ['en', 'nl'] as const) {
  const words = windowCatalogues[language]
  const factsOf = (context: ChallengeContext) => toFacts(asTold(context), words)

  test(`L5 every fact that was signed is shown, in ${language}`, () => {
    const shown = JSON.stringify(factsOf(whole))
    for (const part of ['Recife, Brazil', '203.0.113.77', 'Firefox 145', 'Linux', '13:02'])
      expect(shown).toContain(part)
    expect(factsOf(whole).flatMap(({ unusual }) => unusual ?? [])).toEqual([
      ...['note', 'value', 'value'],
    ])
  })

  test(`R14 a place that the policy leaves out is not told, which is no fault, in ${language}`, () => {
    const [left] = factsOf({ app: 'Contoso', time: at })
    expect(left?.value).toBe(words.prompt.facts.notTold)
    const [unknown] = factsOf({ app: 'Payroll', time: at, ip: '203.0.113.77' })
    expect(unknown?.value).toBe(words.general.unknown)
  })

  test(`L5 a fact that is not known says so, in ${language}`, () => {
    const facts = factsOf({ app: 'Payroll', time: at })
    expect(facts.filter(({ value }) => value === words.general.unknown)).toHaveLength(3)
    expect(facts.every(({ note, unusual }) => note === undefined && unusual === undefined)).toBe(
      true,
    )
  })
}

test('L5 each of what may be signed changes what is shown', () => {
  const words = windowCatalogues.en
  const shown = (context: ChallengeContext) => JSON.stringify(toFacts(asTold(context), words))
  const others: readonly Partial<ChallengeContext>[] = [
    { place: 'Lima, Peru' },
    { ip: '203.0.113.78' },
    { browser: 'Firefox 146' },
    { os: 'Windows' },
    { time: at + 60 },
    { sameDevice: true },
    { sameNetwork: true },
    { simulated: true },
    { knownBrowser: true },
  ]
  for (const other of others) expect(shown({ ...whole, ...other })).not.toBe(shown(whole))
})

test('B7 a name is set apart from the words around it, whatever it says', () => {
  const { question } = windowCatalogues.en.prompt
  for (const name of [
    'Payroll',
    'عربي',
    'x? Yes, approved.',
    '<b>bank</b>',
    '$&',
    '{application}',
  ]) {
    const html = renderToStaticMarkup(<Emphasized sentence={question} name={name} />)
    const [before, inside, after] = html.split(/<bdi[^>]*>|<\/bdi>/)
    expect(before).toBe('Is this you, signing in to ')
    expect(inside).toBe(
      name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    )
    expect(after).toBe('?')
  }
})

test('B7 a fact is one bidirectional run of its own', () => {
  const html = renderToStaticMarkup(<Facts of={[{ name: 'Place', value: 'تونس 12' }]} />)
  expect(html).toContain('<bdi>تونس 12</bdi>')
})
