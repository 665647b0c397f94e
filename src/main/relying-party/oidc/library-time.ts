/** The provider's library reads the machine's clock; all else here goes by the relying party's, and so do its tokens. @module */
import type { Clock } from '../ports.ts'

/** Of what the library keeps, the moments: whole seconds. */
const moments: readonly string[] = ['iat', 'exp', 'iiat', 'loginTs', 'authTime', 'ts']
/** Less than the library tolerates: two clocks so near are one, or what it kept would come back a second off. */
const nearSeconds = 10

export interface LibraryTime {
  /** The relying party's, in whole seconds. */
  now(): number
  toOwn(seconds: number): number
  /** What the library keeps, in the relying party's time; else what it wrote would be over, or never, where a test moves that. */
  keep<P extends object>(payload: P): P
  give<P extends object>(payload: P): P
}

export function createLibraryTime(clock: Pick<Clock, 'now'>): LibraryTime {
  const aheadSeconds = () => {
    const ahead = Math.round((clock.now() - Date.now()) / 1000)
    return Math.abs(ahead) < nearSeconds ? 0 : ahead
  }
  const shift = <P extends object>(payload: P, by: number): P => {
    const held = Object.entries(payload) as [string, unknown][]
    const isMoment = (name: string) => moments.includes(name)
    return Object.fromEntries(
      held.map(([name, value]) =>
        typeof value === 'number' && isMoment(name) ? [name, value + by] : [name, value],
      ),
    ) as P
  }
  return {
    now: () => Math.floor(clock.now() / 1000),
    toOwn: (seconds) => seconds + aheadSeconds(),
    keep: (payload) => shift(payload, aheadSeconds()),
    give: (payload) => shift(payload, -aheadSeconds()),
  }
}
