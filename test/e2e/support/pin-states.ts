/** Every state of the PIN window that a person can see, as the app tells it. @module */
import type { PinQuestion, PinState } from '#protocol/pin-bridge'

export function aQuestion(given: Partial<PinQuestion> = {}): PinQuestion {
  return {
    id: 1,
    purpose: {
      for: 'approval',
      application: 'Payroll',
      account: 'balas@contoso.com',
      tenant: 'Contoso',
    },
    kind: 'existing',
    waitMs: 0,
    checking: false,
    ...given,
  }
}

export function toldOf(
  question: PinQuestion | undefined,
  language: PinState['language'] = 'en',
): PinState {
  return { language, ...(question === undefined ? {} : { question }) }
}

export interface PinPicture {
  readonly name: string
  readonly question: PinQuestion | undefined
  /** What the person types before it is looked at. */
  readonly typed?: readonly string[]
  readonly shown?: boolean
}

const phoneSignIn = {
  for: 'phone-sign-in',
  account: 'balas@contoso.com',
  tenant: 'Contoso',
} as const
const chosen = aQuestion({ kind: 'new', purpose: phoneSignIn })

export const pinPictures: readonly PinPicture[] = [
  { name: 'for an approval', question: aQuestion() },
  { name: 'for phone sign-in', question: aQuestion({ purpose: phoneSignIn }) },
  {
    name: 'for verification by the system',
    question: aQuestion({ purpose: { for: 'os-verification' } }),
  },
  { name: 'shown', question: aQuestion(), typed: ['927451'], shown: true },
  { name: 'nothing typed', question: aQuestion(), typed: [''] },
  {
    name: 'wrong once',
    question: aQuestion({
      triesLeft: 7,
      problem: { code: 'pin-wrong', facts: { triesLeft: 7 } },
    }),
  },
  { name: 'after wrong ones', question: aQuestion({ triesLeft: 5 }) },
  {
    name: 'waiting',
    question: aQuestion({
      triesLeft: 5,
      waitMs: 30_000,
      problem: { code: 'pin-wrong', facts: { triesLeft: 5 } },
    }),
  },
  {
    name: 'last try',
    question: aQuestion({
      triesLeft: 1,
      waitMs: 3_600_000,
      problem: { code: 'pin-wrong', facts: { triesLeft: 1 } },
    }),
  },
  { name: 'checking', question: aQuestion({ checking: true }) },
  { name: 'keys deleted', question: aQuestion({ problem: { code: 'keys-deleted' } }) },
  { name: 'keychain locked', question: aQuestion({ problem: { code: 'keychain-locked' } }) },
  { name: 'new', question: chosen },
  { name: 'new, too short', question: chosen, typed: ['1234', '1234'] },
  { name: 'new, not repeated', question: chosen, typed: ['927451', '927452'] },
  {
    name: 'new, too common',
    question: aQuestion({ ...chosen, problem: { code: 'pin-too-common' } }),
  },
  { name: 'new, being set', question: aQuestion({ ...chosen, checking: true }) },
  { name: 'none', question: undefined },
]
