/** One-time codes for the person: shown when asked for, copied, and taken off the clipboard again. @module */
import type { Answered } from '#protocol/bridge'
import type { ShownCode } from '#protocol/authenticator-state'
import type { Authenticator } from '../authenticator/authenticator.ts'
import type { Clock } from './ports.ts'
import { refuse, type Problem } from './problems.ts'

/** As long as its code is mostly good for; whoever looks at the clipboard later finds none. */
const onClipboardMs = 30_000

export interface CodeDesk {
  show(accountId: string): Promise<Answered<ShownCode>>
  copy(accountId: string): Promise<Answered<null>>
}

export function createCodeDesk(needs: {
  readonly clock: Clock
  readonly authenticator: () => Authenticator | undefined
  readonly problemOf: (error: unknown) => Problem
  readonly copy: (text: string) => void
  /** Empties the clipboard where it still holds `text`. */
  readonly uncopy: (text: string) => void
}): CodeDesk {
  const { clock, copy, uncopy } = needs

  async function show(accountId: string): Promise<Answered<ShownCode>> {
    const authenticator = needs.authenticator()
    if (authenticator === undefined) return refuse('account-unknown')
    try {
      return (await authenticator.oneTimeCode(accountId)) ?? refuse('codes-off')
    } catch (error) {
      return { outcome: 'problem', problem: needs.problemOf(error) }
    }
  }

  return {
    show,
    async copy(accountId) {
      const shown = await show(accountId)
      if (!('code' in shown)) return shown
      const { code } = shown
      copy(code)
      clock.after(onClipboardMs, () => uncopy(code))
      return null
    },
  }
}
