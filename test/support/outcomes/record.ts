/** What one end left behind: on the page, on the device, in both logs, and of the person. @module */
import type { Language } from '../../../src/renderer/text/language.ts'
import { contoso } from '../relying-party-world.ts'
import type { OutcomeCase } from './cases.ts'
import { shownInList, shownInPrompt, shownOnPage, type Shown } from './shown.tsx'
import { aStage, person, type Stage } from './stage.ts'

export type InBoth<T> = Readonly<Record<Language, T>>

export interface OutcomeRecord {
  readonly title: string
  readonly what: string
  readonly page: InBoth<Shown>
  /** Undefined where no request came to the device, or none of its own. */
  readonly prompt: InBoth<Shown> | undefined
  /** On the account’s card in the app, where something is said there. */
  readonly list: InBoth<string> | undefined
  /** As the command `watch` says it. */
  readonly watch: InBoth<string> | undefined
  readonly signIn: string
  readonly audit: readonly string[]
  readonly changes: readonly string[]
}

const inBoth = <T>(of: (language: Language) => T): InBoth<T> => ({ en: of('en'), nl: of('nl') })

export async function recordOutcome({ title, what, happens }: OutcomeCase): Promise<OutcomeRecord> {
  await using stage = await aStage()
  const { world, device } = stage
  // What came before is not of this end.
  world.clock.advance(1000)
  const since = world.clock.now()
  const rowsBefore = await auditRows(stage, 0)
  const before = await personNow(stage)
  const eventsBefore = device.events.length
  await happens(stage)

  const requests = device.events.slice(eventsBefore)
  const last = requests.findLast(
    ({ event }) => event === 'challenge-ended' || event === 'account-too-old',
  )
  // A page that was refused has had no request of its own; what came before is another's end.
  const isRefused = stage.view().act.kind === 'refused'
  const own = isRefused && last?.event === 'challenge-ended' ? undefined : last
  const filter = { before: undefined, limit: 1, since, until: Infinity }
  const [row] = await world.needs.store.find.signIns(contoso, {
    ...{ ...filter, user: undefined, outcome: undefined },
  })
  const after = await personNow(stage)
  return {
    ...{ title, what },
    page: inBoth((language) => shownOnPage(stage.view(), language)),
    prompt:
      own?.event === 'challenge-ended'
        ? inBoth((language) => shownInPrompt(own.end, language))
        : undefined,
    list: own?.event === 'account-too-old' ? inBoth(shownInList) : undefined,
    watch: own === undefined ? undefined : inBoth((language) => device.said(own, language)),
    signIn:
      row === undefined
        ? 'nothing yet'
        : `${row.outcome}, ${row.errorCode === 0 ? 'no error' : `AADSTS${row.errorCode}`}, ${row.reason}`,
    audit: (await auditRows(stage, rowsBefore.length)).map(({ event, facts }) => {
      const told = ['reason', 'risk'].flatMap((name) =>
        facts[name] === undefined ? [] : [`${name} ${String(facts[name])}`],
      )
      return told.length === 0 ? event : `${event} (${told.join(', ')})`
    }),
    changes: differences(before, after),
  }
}

const auditRows = ({ world }: Stage, after: number) =>
  world.relyingParty.administration.audit(after, 1000)

/** All that an end may change of a person. */
async function personNow({ world, page }: Stage) {
  const { find } = world.needs.store
  const now = world.needs.clock.now()
  const user = await find.userByName(contoso, person)
  const id = user?.id ?? ''
  const guard = await find.guard(contoso, id)
  const [newest] = await find.attemptsSince(contoso, id, 0, 1)
  const attempt = newest === undefined ? undefined : await find.attempt(contoso, newest.id)
  const source = attempt?.source ?? ''
  const blocked = source === '' ? 0 : await find.blockedUntil(contoso, id, source)
  const { state } = await page.done('state')
  const span = (until: number) => (until <= now ? 'no' : `for ${spanText(until - now)}`)
  return {
    'their risk': user?.risk ?? 'none',
    'wrong numbers that count': String(guard?.wrongNumbers ?? 0),
    'requests paused': span(guard?.pausedUntil ?? 0),
    'the source refused': span(blocked),
    authenticators: String((await find.devicesOf(contoso, id)).length),
    'signed in on the page': state.step === 'signed-in' ? 'yes' : 'no',
  }
}

function spanText(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  return minutes >= 120 ? `${Math.round(minutes / 60)} hours` : `${minutes} minutes`
}

type PersonNow = Awaited<ReturnType<typeof personNow>>

function differences(before: PersonNow, after: PersonNow): readonly string[] {
  const names = Object.keys(before) as (keyof PersonNow)[]
  return names.flatMap((name) =>
    before[name] === after[name] ? [] : [`${name}: ${before[name]} → ${after[name]}`],
  )
}
