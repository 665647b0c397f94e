/** One-time codes (RFC 6238): each at most once, within a step of this side's own clock, and only so many tries. @module */
import { equalInConstantTime, utf8 } from '#protocol/bytes'
import { codeOf, codeParameters, stepAt, stepBytes } from '#protocol/one-time-code'
import type { Audit } from './audit.ts'
import type { OneTimeCodeRecord } from './directory-records.ts'
import {
  afterCodeTry,
  afterRightCode,
  codeGuardName,
  codesPausedUntil,
  freshGuard,
} from './guard.ts'
import { decideFor } from './policy/person-of.ts'
import type { Crypto, NumberSeal } from './ports.ts'
import type { Tables } from './tables.ts'

/** Bytes of a secret: as many as SHA-1 gives (RFC 4226, section 4, R6). */
export const codeSecretBytes = 20

/** Binds a sealed secret to the enrolment that it is for. */
export function codeSecretContext(tenant: string, device: string): string {
  return `one-time-code/${tenant}/${device}`
}

export interface TryOneTimeCode {
  readonly tenant: string
  /** A user's id, or what stands for a name that nobody has: both are treated alike. */
  readonly subject: string
  /** Tries are counted by lane, so that a stranger's never lock a known browser out (`PageOpening.lane`). */
  readonly lane: string
  /** As it was typed; anything that is not six ASCII digits is wrong. */
  readonly code: string
  /** By the relying party's clock. No other one counts. */
  readonly at: number
}

export type OneTimeCodeTry =
  /** `device`: the enrolment whose code it was. The code, and every older one of that device, is used up. */
  | { readonly outcome: 'right'; readonly device: string }
  /** Wrong, used before, of another time, of a removed device, or not this person's to use: all the same. */
  | { readonly outcome: 'wrong' }
  /** Too many tries: nothing was looked at. */
  | { readonly outcome: 'throttled'; readonly until: number }

/** A code's own step, the one before and the one after. */
const window = [-1, 0, 1] as const

export function oneTimeCodeDecisions(
  audit: Audit,
  crypto: Pick<Crypto, 'hmacSha1'>,
  seal: Pick<NumberSeal, 'openSecret'>,
) {
  return {
    /**
     * One try of a code, counted before it is looked at. Ask it only of somebody whose password was right: a code is
     * a second factor and proves nothing alone. It signs nobody in; whoever asks does that with `right`.
     */
    tryOneTimeCode(tables: Tables, asked: TryOneTimeCode): OneTimeCodeTry {
      const { tenant, subject, lane, at } = asked
      const name = codeGuardName(subject, lane)
      const guard = tables.guard(tenant, name) ?? freshGuard(tenant, name)
      const until = codesPausedUntil(guard, at)
      const tell = (event: string, device?: string) =>
        audit.append(tables, { at, tenant, event, facts: { subject, lane, device } })
      if (until > at) {
        tell('one-time-code-throttled')
        return { outcome: 'throttled', until }
      }
      const counted = afterCodeTry(guard, at)
      tables.putGuard(counted)
      const device = useUp(tables, asked)
      if (device === undefined) {
        tell('one-time-code-refused')
        return { outcome: 'wrong' }
      }
      tables.putGuard(afterRightCode(counted))
      tell('one-time-code-used', device)
      return { outcome: 'right', device }
    },
  }

  /** The device whose code it is, which from now on is used. Looks at all of them, whichever it is. */
  function useUp(tables: Tables, asked: TryOneTimeCode): string | undefined {
    const { tenant, subject, at } = asked
    const decided = decideFor(tables, { tenant, user: subject, at })
    if (decided?.decision['one-time-code'].signIn.isAllowed !== true) return undefined
    const typed = utf8(asked.code)
    const now = stepAt(at, codeParameters.periodSeconds)
    let found: { readonly device: string; readonly step: number } | undefined
    for (const code of tables.oneTimeCodesOf(tenant, subject)) {
      const { device } = code
      const secret = secretOf(code)
      if (secret === undefined || tables.device(tenant, device)?.state !== 'active') continue
      for (const step of window.map((away) => now + away)) {
        const expected = codeOf(crypto.hmacSha1(secret, stepBytes(step)), codeParameters.digits)
        const isIt = equalInConstantTime(utf8(expected), typed)
        if (isIt && step > code.lastStep) found ??= { device, step }
      }
    }
    if (found === undefined) return undefined
    return tables.useOneTimeCode(tenant, found.device, found.step) ? found.device : undefined
  }

  function secretOf({ tenant, device, sealedSecret }: OneTimeCodeRecord) {
    return seal.openSecret(sealedSecret, codeSecretContext(tenant, device))
  }
}
