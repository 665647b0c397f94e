/** What a device asks over HTTPS: enrolling, turning phone sign-in on, ending either. Signed, no Origin, POST, JSON. @module */
import * as z from 'zod/mini'
import { identifier, publicKey } from './fields.ts'
import { statementText } from './jws.ts'
import { registrationResponse } from './registration.ts'

const oneStatement = z.strictObject({ jws: statementText })

/** Each route with the shape of what is sent and of what comes back. All statements are canonical JWS. */
export const deviceRoutes = {
  /** `key` is the relying party's: its thumbprint stands in the link. The code is not used up. */
  offer: {
    path: '/device/enrollment/offer',
    request: z.strictObject({ code: identifier }),
    response: z.strictObject({ key: publicKey, jws: statementText }),
  },
  /** enrollment-request+1 → enrollment-reply+1, `prepared`; uses the code up; the same key may ask again. */
  prepare: { path: '/device/enrollment/prepare', request: oneStatement, response: oneStatement },
  /** enrollment-confirmation+1 → enrollment-reply+1, `active`. */
  confirm: { path: '/device/enrollment/confirm', request: oneStatement, response: oneStatement },
  /** credential-request+1 → credential-options+1. */
  credentialOptions: {
    path: '/device/credential/options',
    request: oneStatement,
    response: oneStatement,
  },
  /** The registration → credential-reply+1. */
  credential: {
    path: '/device/credential',
    request: z.strictObject({ dev: identifier, registration: registrationResponse }),
    response: oneStatement,
  },
  /** removal-request+1 → device-revocation+1. */
  removal: { path: '/device/removal', request: oneStatement, response: oneStatement },
} as const

export type DeviceRoute = keyof typeof deviceRoutes

/** Why a device's request was refused, where an honest device can do something about it. */
export const deviceProblemCode = z.enum([
  /** No such code: mistyped, of another relying party, or swept. */
  'code-unknown',
  'code-expired',
  /** Another device key used it. */
  'code-used',
  /** The enrolment was never prepared, was swept, or was removed. */
  'enrollment-unknown',
  /** The tenant's policy does not let this person use phone sign-in. */
  'policy',
  /** The app is older than the tenant allows: bring it up to date. */
  'app-too-old',
  /** A guest's account, on a device that has another one of this tenant. */
  'guest',
  /** The device serves somebody else of this tenant, and its kind serves one person. */
  'device-taken',
  /** One installation more than a person has whose second factor is on-premises. */
  'on-premises-mfa',
  /** More than 15 minutes after enrolment: a code from security info is needed. */
  'code-required',
  /** The person already has as many authenticators as the tenant allows. */
  'too-many-devices',
  'throttled',
  /** Malformed, or its signature or challenge does not hold. */
  'invalid',
  'not-stored',
  'internal',
])
export type DeviceProblemCode = z.infer<typeof deviceProblemCode>
