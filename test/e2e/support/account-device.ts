/** The real headless device of one account: added with both consents, phone sign-in on, watching. @module */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runDevice, startWatch, type DeviceAnswer } from '../../support/device-process'
import { aPageOverHttps } from '../../support/page-over-https'
import type { RelyingPartyProcess } from '../../support/relying-party-process'

export interface AccountDevice extends AsyncDisposable {
  /** Answers the next request that nobody answered. */
  approve(number: string): Promise<DeviceAnswer>
  deny(reason: 'declined' | 'not-me' | 'wrong-app'): Promise<DeviceAnswer>
  code(): Promise<string>
  /** From here on no request reaches it. */
  goOffline(): Promise<void>
}

export interface Account {
  readonly tenant: string
  readonly name: string
  readonly password: string
}

const pin = '271603\n'

export async function aDeviceOf(
  { ready }: Pick<RelyingPartyProcess, 'ready'>,
  { tenant, name, password }: Account,
  { phoneSignIn = true }: { readonly phoneSignIn?: boolean } = {},
): Promise<AccountDevice> {
  const data = await mkdtemp(join(tmpdir(), 'countersign-device-'))
  const run = async (...args: readonly string[]) => done(await runDevice({ data }, ...args))
  const withPin = (...args: readonly string[]) =>
    runDevice({ data, input: pin }, ...args, '--pin-stdin')

  const link = await inviteTo(ready, { tenant, name, password })
  const { host } = new URL(ready.origin)
  await run('enroll', link, '--confirm-host', host, '--confirm-account', name)
  if (phoneSignIn) done(await withPin('phone-sign-in', name, 'on'))
  const watch = await startWatch({ data })
  await watch.until(({ event }) => event === 'account-connected')

  let seen = 0
  const arrived = async () => {
    const event = await watch.until((one) => one.event === 'challenge', seen)
    seen = watch.events.indexOf(event) + 1
  }
  return {
    async approve(number) {
      await arrived()
      return withPin('approve', '--number', number)
    },
    async deny(reason) {
      await arrived()
      return run('deny', '--reason', reason)
    },
    code: async () => String((await run('code', name)).json['code']),
    async goOffline() {
      await watch.stop()
    },
    async [Symbol.asyncDispose]() {
      await watch[Symbol.asyncDispose]()
      await rm(data, { recursive: true, force: true })
    },
  }
}

async function inviteTo(
  ready: RelyingPartyProcess['ready'],
  { tenant, name, password }: Account,
): Promise<string> {
  const page = aPageOverHttps(ready, tenant)
  const { state } = await page.ask('begin', { name })
  const isFederated = state.step === 'method' && state.methods.includes('identity-provider')
  if (isFederated) {
    await page.ask('identityProvider')
    await page.ask('federatedPassword', { password })
  } else await page.ask('password', { password })
  return (await page.ask('invite')).link
}

function done(answer: DeviceAnswer): DeviceAnswer {
  if (answer.code !== 0) throw new Error(answer.errors === '' ? answer.out : answer.errors)
  return answer
}
