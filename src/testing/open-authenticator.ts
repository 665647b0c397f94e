/** An authenticator that answers as a test tells it to, enrolled and connected as every other. @module */
import type { Answered } from '../main/authenticator/authenticator.ts'
import type { PendingChallenge } from '../main/authenticator/challenge-inbox.ts'
import type {
  AuthenticatorOptions,
  Denying,
  RelyingParty,
  ShownRequest,
  TestUser,
  VirtualAuthenticator,
} from './api.ts'
import { inviteOf } from './page-of.ts'
import { type DeskRequest, RequestDesk } from './request-desk.ts'
import { runningOf } from './running.ts'
import { createVirtualDevice } from './virtual-device.ts'

const defaultTimeoutMs = 10_000

interface Act {
  /** As it is called in sentences. */
  readonly name: string
  /** Undefined: the request is left alone. */
  readonly answer?: (request: DeskRequest) => Promise<Answered>
  readonly wanted?: 'approved' | 'denied' | 'wrong-number'
}

export async function openAuthenticator(
  relyingParty: RelyingParty,
  user: TestUser,
  { name = 'Virtual authenticator', timeout = defaultTimeoutMs }: AuthenticatorOptions,
): Promise<VirtualAuthenticator> {
  const { clock, numbers, authenticators } = runningOf(relyingParty)
  const tenant = relyingParty.tenants.find(({ users }) => users.includes(user))
  if (tenant === undefined) throw new TypeError(`${user.name} is nobody of this relying party.`)
  const desk = new RequestDesk(user.name)
  const faults: unknown[] = []
  const connecting = new Set<() => void>()
  const device = await createVirtualDevice({
    ...{ name, clock },
    listener(event) {
      if (event.event === 'challenge') desk.came(toRequest(event.pending, clock.monotonic()))
      if (event.event === 'challenge-ended') desk.ended(event.pending.id, event.end)
      if (event.event === 'fault') faults.push(event.error)
      if (event.event === 'account-connected') for (const tell of connecting) tell()
    },
  })
  const { authenticator, person, line } = device
  let delayMs = 0
  let isOffline = false

  const close = async (): Promise<void> => {
    authenticators.delete(close)
    desk.close()
    await authenticator.stop()
    if (faults.length > 0) throw faults[0]
  }
  authenticators.add(close)

  const connected = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timer)
        connecting.delete(told)
      }
      const told = (): void => {
        end()
        resolve()
      }
      const timer = setTimeout(() => {
        end()
        reject(new Error(`${user.name}’s authenticator found no relying party.`))
      }, timeout)
      connecting.add(told)
    })

  const pages = { ...relyingParty, certificate: relyingParty.caCertificate.pem, tenant: tenant.id }
  let accountId: string
  try {
    await authenticator.start()
    const link = await inviteOf(pages, user)
    const reached = connected()
    const added = device.add(link)
    ;[accountId] = await Promise.all([added, reached])
  } catch (error) {
    await close()
    throw error
  }

  const untilDue = ({ cameAt }: DeskRequest): Promise<void> =>
    new Promise((resolve) => {
      const leftMs = cameAt + delayMs - clock.monotonic()
      if (delayMs === 0 || leftMs <= 0) resolve()
      else clock.after(leftMs, resolve)
    })

  /** What kept the act from what it is called for; undefined where nothing did. */
  async function carryOut({ answer, wanted }: Act, request: DeskRequest) {
    if (answer === undefined) return undefined
    await untilDue(request)
    if (request.end !== undefined) return `came too late: it ended as ${request.end.outcome}`
    const answered = await answer(request)
    if (answered.outcome === 'refused') return `gave no answer (${answered.reason})`
    const { outcome } = answered.end
    return outcome === wanted ? undefined : `did not end as ${wanted ?? ''}, but as ${outcome}`
  }

  async function act(doing: Act, within = timeout): Promise<ShownRequest> {
    const request = await desk.take(doing.name, within)
    const hindrance = await Promise.race([carryOut(doing, request), silence(within + delayMs)])
    if (hindrance === undefined) return request.shown
    const where = isOffline ? ' The authenticator is offline.' : ''
    throw new Error(`${doing.name} ${hindrance}.${where} ${desk.story()}`)
  }

  function always(doing: Act): void {
    const answerAll = (): void => {
      for (let next = desk.takeNow(doing.name); next; next = desk.takeNow(doing.name)) {
        // How each ended is in the story; what broke is told by `close`.
        void carryOut(doing, next).catch((error: unknown) => faults.push(error))
      }
    }
    desk.onUntaken = answerAll
    answerAll()
  }

  const right = ({ pending }: DeskRequest): string => {
    const number = numbers.of(tenant.id, pending.id)
    if (number === undefined) throw new Error('its number is not known here')
    return number
  }
  const approving = (number?: string): Act => ({
    name: number === undefined ? 'approve()' : `approve({ number: '${number}' })`,
    answer: (request) =>
      authenticator.approve(request.pending.id, number ?? right(request), person),
    wanted: 'approved',
  })
  const denying = ({ reason = 'declined' }: Denying = {}): Act => ({
    name: `deny({ reason: '${reason}' })`,
    answer: ({ pending }) => authenticator.deny(pending.id, reason),
    wanted: 'denied',
  })
  const ignoring: Act = { name: 'ignore()' }
  const mistaking: Act = {
    name: 'answerWithWrongNumber()',
    answer: (request) =>
      authenticator.approve(request.pending.id, anotherThan(right(request)), person),
    wanted: 'wrong-number',
  }

  return {
    user,
    approve: (how) => act(approving(how?.number), how?.timeout),
    deny: (how) => act(denying(how), how?.timeout),
    ignore: (how) => act(ignoring, how?.timeout),
    answerWithWrongNumber: (how) => act(mistaking, how?.timeout),
    always: {
      approve: () => always(approving()),
      deny: (how) => always(denying(how)),
      ignore: () => always(ignoring),
      answerWithWrongNumber: () => always(mistaking),
      ask() {
        desk.onUntaken = undefined
      },
    },
    delay(ms) {
      delayMs = ms
    },
    async goOffline() {
      isOffline = true
      await line.break()
    },
    async goOnline() {
      if (!isOffline) return
      isOffline = false
      const reached = connected()
      line.mend()
      authenticator.hurry(relyingParty.origin)
      await reached
    },
    expectChallenge: async (how) =>
      (await desk.see('expectChallenge()', how?.timeout ?? timeout)).shown,
    async oneTimeCode() {
      const made = await authenticator.oneTimeCode(accountId)
      if (made === undefined) throw new Error(`${user.name} has no one-time codes here.`)
      return made.code
    },
    async remove() {
      line.mend()
      const removed = await authenticator.remove(accountId)
      await close()
      if (removed.outcome !== 'removed') {
        throw new Error(`${user.name}’s authenticator was not taken off (${removed.reason}).`)
      }
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

function silence(ms: number): Promise<string> {
  return new Promise((resolve) => {
    setTimeout(() => resolve('answered, and no word came of how it ended'), ms).unref()
  })
}

/** Of as many digits. */
function anotherThan(number: string): string {
  const next = (Number(number) + 1) % 10 ** number.length
  return String(next).padStart(number.length, '0')
}

function toRequest(pending: PendingChallenge, cameAt: number): DeskRequest {
  const { txn, purpose, digits, exp, ctx } = pending.challenge
  const { app, place, ip, browser, os, sameDevice, sameNetwork, knownBrowser, time } = ctx
  const shown: ShownRequest = {
    ...{ id: txn, application: app, purpose, digits },
    ...(place !== undefined && { place }),
    ...(ip !== undefined && { address: ip }),
    ...(browser !== undefined && { browser }),
    ...(os !== undefined && { os }),
    ...(sameDevice !== undefined && { isSameDevice: sameDevice }),
    ...(sameNetwork !== undefined && { isSameNetwork: sameNetwork }),
    ...(knownBrowser !== undefined && { isKnownBrowser: knownBrowser }),
    ...{ startedAt: time * 1000, expiresAt: exp * 1000 },
  }
  return { pending, shown, cameAt, answeredBy: undefined, end: undefined }
}
