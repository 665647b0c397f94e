/** What each HTTP route is sent and answers, once. @module */
import type { z } from 'zod'
import type { DeviceRoute, deviceRoutes } from '#protocol/device-http'
import type { PageRoute, pageRoutes } from '#protocol/page-http'
import type { ProblemBody } from '#protocol/http'
import { encodeFrame } from '#protocol/frames'
import { encodeEnrollmentLink } from '#protocol/links'
import type { poll } from '#protocol/polling'
import { registration } from './ceremonies'
import { deviceFrames, relyingPartyFrames } from './frames'
import { relyingPartyKey } from './keys'
import * as statements from './statements'
import * as values from './values'

type Bodies<
  R extends Readonly<Record<string, { request: z.core.$ZodType; response: z.core.$ZodType }>>,
> = {
  readonly [K in keyof R]: {
    readonly request: z.infer<R[K]['request']>
    readonly response: z.infer<R[K]['response']>
  }
}

const jws = (sample: { readonly jws: string }) => ({ jws: sample.jws })

export const deviceBodies: Bodies<typeof deviceRoutes> & Record<DeviceRoute, unknown> = {
  offer: {
    request: { code: values.code },
    response: { key: relyingPartyKey.publicKey, jws: statements.offer.jws },
  },
  prepare: {
    request: jws(statements.enrollmentRequest),
    response: jws(statements.enrollmentReply),
  },
  confirm: { request: jws(statements.confirmation), response: jws(statements.enrollmentReply) },
  credentialOptions: {
    request: jws(statements.credentialRequest),
    response: jws(statements.credentialOptions),
  },
  credential: {
    request: { dev: values.account.dev, registration: registration.response },
    response: jws(statements.credentialReply),
  },
  removal: { request: jws(statements.removalRequest), response: jws(statements.revocation) },
}

const name = 'balas@contoso.com'
const atMs = values.now * 1000
const transaction = values.challenge.txn
const account = { name, displayName: 'Bala Sandhu', by: 'approval', at: atMs } as const
const atName = { state: { step: 'name' } } as const
const signedIn = { state: { step: 'signed-in', account }, pageToken: values.credentialId } as const
const waiting = {
  state: {
    step: 'approval',
    name,
    request: {
      transaction,
      number: '42',
      digits: 2,
      lifetimeMs: 60_000,
      expiresInMs: 59_000,
      application: 'Security info',
      purpose: 'sign-in',
    },
  },
} as const
const waitingTest = { state: 'waiting', request: waiting.state.request } as const
const tenant = { id: values.challenge.tid, name: 'Contoso', domain: 'contoso.com' }
const phone = {
  kind: 'authenticator',
  id: values.account.dev,
  device: 'Bala’s laptop',
  platform: 'linux',
  addedAt: atMs,
  lastUsedAt: atMs,
  phoneSignIn: true,
  connected: true,
} as const

export const pageBodies: Bodies<typeof pageRoutes> & Record<PageRoute, unknown> = {
  tenant: { request: {}, response: tenant },
  state: { request: {}, response: { ...atName, tenant } },
  enter: {
    request: {},
    response: { ...atName, tenant, application: 'Northwind Traders', hint: name },
  },
  goOn: { request: {}, response: { to: `/${values.challenge.tid}/oauth2/v2.0/authorize/1` } },
  stay: { request: {}, response: { to: `/${values.challenge.tid}/oauth2/v2.0/authorize/1` } },
  cancel: { request: {}, response: { to: `/${values.challenge.tid}/oauth2/v2.0/authorize/1` } },
  begin: {
    request: { name },
    response: {
      state: {
        step: 'method',
        name,
        methods: ['password', 'authenticator'],
        first: 'authenticator',
      },
    },
  },
  password: { request: { password: 'correct horse' }, response: signedIn },
  temporaryAccessPass: { request: { pass: 'Zx7!wq2K' }, response: signedIn },
  code: { request: { code: '123456' }, response: signedIn },
  identityProvider: {
    request: {},
    response: { state: { step: 'identity-provider', name, provider: 'fabrikam.com' } },
  },
  federatedPassword: { request: { password: 'correct horse' }, response: signedIn },
  leave: {
    request: {},
    response: {
      state: { step: 'second-factor', name, methods: ['push', 'code'], first: 'push' },
    },
  },
  approval: { request: {}, response: waiting },
  complete: { request: {}, response: signedIn },
  snooze: {
    request: {},
    response: {
      state: { step: 'campaign', account, isRequired: false, snoozesLeft: 2, snoozeDays: 1 },
    },
  },
  restart: { request: {}, response: atName },
  signOut: { request: {}, response: atName },
  securityInfo: {
    request: {},
    response: {
      ...{ tenant, account, methods: [phone], sessionEndsInMs: 900_000 },
      ...{ default: { chosen: 'push', choices: ['push', 'code'] }, mayAdd: true },
    },
  },
  invite: {
    request: {},
    response: {
      id: transaction,
      link: encodeEnrollmentLink(values.link),
      expiresInMs: 600_000,
    },
  },
  invitation: {
    request: {},
    response: { state: 'added', method: values.account.dev, device: 'Bala’s laptop' },
  },
  chooseDefaultMethod: { request: { method: 'code' }, response: {} },
  sendTestRequest: { request: {}, response: waitingTest },
  testRequest: { request: {}, response: waitingTest },
  phoneSignInCode: { request: {}, response: { code: values.code, expiresInMs: 600_000 } },
  removeMethod: { request: {}, response: {} },
}

export const polledBodies: Bodies<{ readonly poll: typeof poll }>['poll'] = {
  request: { frames: [encodeFrame(deviceFrames.received)] },
  response: { frames: [encodeFrame(relyingPartyFrames.proved)] },
}

export const problem: ProblemBody = { status: 429, code: 'throttled', retryAfterMs: 30_000 }
