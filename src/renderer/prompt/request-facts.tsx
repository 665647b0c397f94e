/** What was signed about the sign-in; what the relying party does not know is said to be unknown. @module */
import type { ChallengeContext } from '#protocol/challenge'
import type { PromptRequest } from '#protocol/prompt-bridge'
import type { WindowWords } from '../text/windows/en.ts'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Facts, type Fact } from '../ui/facts.tsx'

export function RequestFacts({ of: request }: { readonly of: PromptRequest }) {
  return <Facts dense of={toFacts(request, useWindowWords().words)} />
}

export function toFacts(
  { context, timeText }: Pick<PromptRequest, 'context' | 'timeText'>,
  words: WindowWords,
): readonly Fact[] {
  const { facts } = words.prompt
  const { unknown } = words.general
  const { place, knownBrowser, sameDevice, sameNetwork, ip, simulated } = context
  return [
    {
      name: facts.place,
      // A policy that leaves the place out leaves the address out with it.
      value: place ?? (ip === undefined ? facts.notTold : unknown),
      ...(simulated === true ? ({ note: facts.simulated, unusual: 'note' } as const) : {}),
    },
    {
      name: facts.browser,
      value: toBrowser(context, words) ?? unknown,
      ...(knownBrowser === undefined ? {} : { note: knownBrowser ? facts.known : facts.notKnown }),
      ...(knownBrowser === false ? ({ unusual: 'note' } as const) : {}),
    },
    {
      name: facts.computer,
      value:
        sameDevice === undefined
          ? unknown
          : sameDevice
            ? facts.thisComputer
            : facts.anotherComputer,
      ...unusualIf(sameDevice === false),
    },
    {
      name: facts.network,
      value:
        sameNetwork === undefined
          ? unknown
          : sameNetwork
            ? facts.sameNetwork
            : facts.anotherNetwork,
      ...(ip === undefined ? {} : { note: ip }),
      ...unusualIf(sameNetwork === false),
    },
    { name: facts.started, value: timeText },
  ]
}

function unusualIf(is: boolean): Pick<Fact, 'unusual'> {
  return is ? { unusual: 'value' } : {}
}

function toBrowser({ browser, os }: ChallengeContext, words: WindowWords): string | undefined {
  if (browser === undefined || os === undefined) return browser ?? os
  return words.prompt.facts.browserOn(browser, os)
}
