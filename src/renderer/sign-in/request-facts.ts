/** What is known of a request: where it leads, where it comes from, and how near the device is. @module */
import type { ApprovalRequest } from '#protocol/sign-in-http'
import type { PageWords } from '../text/en/page-words.ts'
import type { Fact } from '../ui/facts.tsx'

type FactWords = PageWords['signIn']['approval']['facts']

export function requestFacts(request: ApprovalRequest, words: FactWords): readonly Fact[] {
  const { application, place, simulated } = request
  const near = toNearness(request)
  return [
    { name: words.application, value: application },
    ...(place === undefined
      ? []
      : [
          {
            name: words.place,
            // The relying party’s own computer is called so in the reader’s language.
            value: request.sameDevice === true ? words.here : place,
            ...(simulated === true ? { note: words.simulated, unusual: 'note' as const } : {}),
          },
        ]),
    ...(near === undefined && request.isSameNetworkRequired !== true
      ? []
      : [
          {
            name: words.device,
            value: words.near[near ?? 'unknown'],
            ...(request.isSameNetworkRequired === true && near !== 'same-device'
              ? { note: words.sameNetworkRequired, unusual: 'note' as const }
              : {}),
          },
        ]),
  ]
}

function toNearness({
  sameDevice,
  sameNetwork,
}: ApprovalRequest): Exclude<keyof FactWords['near'], 'unknown'> | undefined {
  if (sameDevice === true) return 'same-device'
  if (sameNetwork === undefined) return undefined
  return sameNetwork ? 'same-network' : 'other-network'
}
