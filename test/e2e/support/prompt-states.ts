/** Every state of the prompt window that a person can see, as the app tells it. @module */
import type { ChallengeContext } from '#protocol/challenge'
import type { PromptRequest, PromptState, PromptStatus, RequestEnd } from '#protocol/prompt-bridge'

/** A sign-in that a person starts on the same machine, in a browser they used before. */
export const usualContext: ChallengeContext = {
  app: 'Payroll',
  place: 'Amsterdam, Netherlands',
  ip: '127.0.0.1',
  browser: 'Firefox 145',
  os: 'Linux',
  time: Date.UTC(2026, 10, 22, 13, 2) / 1000,
  sameDevice: true,
  sameNetwork: true,
  knownBrowser: true,
}

export function aRequest(given: Partial<PromptRequest> = {}): PromptRequest {
  return {
    id: 'request-1',
    account: { name: 'balas@contoso.com', displayName: 'Bala Sandhu' },
    tenant: { name: 'Contoso', domain: 'contoso.com' },
    origin: 'https://localhost:7443',
    digits: 2,
    purpose: 'sign-in',
    context: usualContext,
    timeText: '14:02',
    remainingMs: 52_000,
    lifetimeMs: 60_000,
    guardMs: 0,
    status: { step: 'asking' },
    ...given,
  }
}

/** The requests once the app has told what `then` says. */
export function afterwards({ requests, then }: PromptPicture): readonly PromptRequest[] {
  return then === undefined ? requests : requests.map((one) => ({ ...one, status: then }))
}

export function toldOf(
  requests: readonly PromptRequest[],
  language: PromptState['language'] = 'en',
): PromptState {
  return { language, requests }
}

export interface PromptPicture {
  readonly name: string
  readonly requests: readonly PromptRequest[]
  /** What the person does in it before it is looked at. */
  readonly act?: 'type' | 'deny' | 'approve-early' | 'letter'
  /** What the app tells after that. */
  readonly then?: PromptStatus
}

const withStatus = (status: PromptStatus) => [aRequest({ status })]
/** As it goes: the number is typed, then the app says what becomes of it. */
const typedThen = (then: PromptStatus) => ({ requests: [aRequest()], act: 'type' as const, then })
const problem = (code: 'keychain-locked' | 'verification-cancelled' | 'keys-deleted') =>
  typedThen({ step: 'asking', problem: { code } })

const ends: readonly RequestEnd[] = [
  { outcome: 'approved' },
  { outcome: 'denied', reason: 'declined' },
  { outcome: 'denied', reason: 'not-me' },
  { outcome: 'denied', reason: 'wrong-app' },
  { outcome: 'wrong-number' },
  { outcome: 'expired' },
  { outcome: 'withdrawn' },
  { outcome: 'refused', reason: 'policy' },
  { outcome: 'refused', reason: 'throttled' },
  { outcome: 'refused', reason: 'device-removed' },
  { outcome: 'refused', reason: 'invalid' },
  { outcome: 'verdict-missing' },
]

export const promptPictures: readonly PromptPicture[] = [
  { name: 'asking', requests: [aRequest()] },
  { name: 'number typed', requests: [aRequest()], act: 'type' },
  { name: 'not ready yet', requests: [aRequest({ guardMs: 3_600_000 })] },
  { name: 'a letter typed', requests: [aRequest()], act: 'letter' },
  { name: 'approved without a number', requests: [aRequest()], act: 'approve-early' },
  {
    name: 'from elsewhere, three digits',
    requests: [
      aRequest({
        digits: 3,
        context: {
          ...usualContext,
          place: 'Recife, Brazil',
          ip: '203.0.113.77',
          sameDevice: false,
          sameNetwork: false,
          knownBrowser: false,
        },
      }),
    ],
  },
  {
    name: 'nothing known, six digits, three waiting',
    requests: [
      aRequest({ digits: 6, context: { app: 'Expenses', time: usualContext.time } }),
      aRequest({ id: 'request-2' }),
      aRequest({ id: 'request-3' }),
    ],
  },
  { name: 'second step', requests: [aRequest({ purpose: 'second-factor' })] },
  {
    name: 'application and place left out',
    requests: [
      aRequest({
        context: {
          ...{ app: 'Contoso', browser: 'Firefox 145', os: 'Linux', time: usualContext.time },
          ...{ sameDevice: true, sameNetwork: true, knownBrowser: true },
        },
      }),
    ],
  },
  {
    name: 'from a simulated source',
    requests: [
      aRequest({
        context: {
          ...usualContext,
          ...{ place: 'Lisbon, Portugal', ip: '203.0.113.77', simulated: true },
          ...{ sameDevice: false, sameNetwork: false, knownBrowser: false },
        },
      }),
    ],
  },
  { name: 'almost over', requests: [aRequest({ remainingMs: 7_000 })] },
  { name: 'time is up', requests: [aRequest({ remainingMs: 0 })] },
  { name: 'reasons', requests: [aRequest()], act: 'deny' },
  { name: 'PIN', ...typedThen({ step: 'verifying', by: 'pin' }) },
  { name: 'system', ...typedThen({ step: 'verifying', by: 'os' }) },
  { name: 'sending approval', ...typedThen({ step: 'sending', what: 'approval' }) },
  { name: 'sending denial', ...typedThen({ step: 'sending', what: 'denial' }) },
  { name: 'keychain locked', ...problem('keychain-locked') },
  { name: 'PIN window closed', ...problem('verification-cancelled') },
  { name: 'keys deleted', ...problem('keys-deleted') },
  ...ends.map((end) => ({
    name: `ended: ${end.outcome}${'reason' in end ? ` ${end.reason}` : ''}`,
    requests: withStatus({ step: 'ended', end }),
  })),
  {
    name: 'ended, another waits',
    requests: [
      aRequest({ status: { step: 'ended', end: { outcome: 'withdrawn' } } }),
      aRequest({ id: 'request-2' }),
    ],
  },
  { name: 'none', requests: [] },
]
