/** An end of a request is called by one name, wherever a person reads it. @module */
import { expect, test } from 'vitest'
import { refusalReason, type Verdict } from '#protocol/verdict'
import { denialReason } from '#protocol/denial'
import { catalogues } from '../../../src/main/device/catalogues'
import { endCode } from '../../../src/main/device/outcomes'
import { toEndName as inList } from '../../../src/renderer/authenticator/request-end'
import { toEndName as inPrompt } from '../../../src/renderer/prompt/end-name'
import { toEndingName } from '../../../src/renderer/page/ending-name'
import { catalogues as pageCatalogues } from '../../../src/renderer/text/language'
import { windowCatalogues } from '../../../src/renderer/text/windows/window-catalogues'

const verdicts: readonly Verdict[] = [
  { outcome: 'approved' },
  { outcome: 'wrong-number' },
  { outcome: 'expired' },
  { outcome: 'withdrawn' },
  ...denialReason.options.map((reason) => ({ outcome: 'denied', reason }) as const),
  ...refusalReason.options.map((reason) => ({ outcome: 'refused', reason }) as const),
]

const all = verdicts.flatMap((verdict) =>
  (['en', 'nl'] as const).map((language) => [JSON.stringify(verdict), language, verdict] as const),
)

test.for(all)('R18 %s has one name on page, prompt, list and device: %s', ([, language, end]) => {
  const { prompt, authenticator } = windowCatalogues[language]
  const name = prompt.ended[inPrompt(end)].title
  expect(authenticator.requests.end[inList(end)]).toBe(name)
  const { signIn } = pageCatalogues[language]
  const onPage =
    end.outcome === 'approved' ? signIn.completing.title : signIn.ended[toEndingName(end)].title
  expect(onPage).toBe(name)
  const { problems, watch } = catalogues[language]
  const code = endCode(end, 'approved')
  const said = code === undefined ? watch.approved : problems[code]({ ...end })
  expect(said.startsWith(`${name}. `)).toBe(true)
})
