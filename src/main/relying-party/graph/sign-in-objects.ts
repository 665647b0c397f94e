/** A row of the log of sign-ins as Graph shows it. @module */
import type { SignInMethodName, SignInRecord, SignInStep } from '../sign-in-log.ts'
import type { GraphObject } from './listing.ts'
import { timeOf, toGraphId } from './method-objects.ts'
import type { GraphVersion } from './routes.ts'

/** As the portal and published queries name them. */
const methodNames = {
  none: '',
  password: 'Password',
  'phone-sign-in': 'Passwordless phone sign-in',
  push: 'Mobile app notification',
  'one-time-code': 'OATH verification code',
  'temporary-access-pass': 'Temporary Access Pass',
  federated: 'Federated identity provider',
} as const satisfies Readonly<Record<SignInMethodName, string>>

/** Our words for an end, in the words of Microsoft's reports where they have some. */
const reasons: Readonly<Record<string, string>> = {
  declined: 'user declined the authentication',
  denied: 'user declined the authentication',
  'not-me': 'MFA denied, Fraud Code Entered',
  'wrong-app': 'user declined the authentication',
  'wrong-number': 'user entered incorrect code',
  'code-wrong': 'user entered incorrect code',
  expired: "user didn't respond to mobile app notification",
  throttled: 'user is blocked',
  'request-pending': 'duplicate authentication attempt',
  'device-removed': 'unable to send the mobile app notification',
  'app-too-old': 'unable to send the mobile app notification',
}

const failures: Readonly<Record<number, string>> = {
  50034: 'The user account does not exist in the directory.',
  50053: 'The account is locked, or the sign-in came from an address that is shut out.',
  50057: 'The user account is disabled.',
  50074: 'Strong authentication is required and was not passed.',
  50079: 'The user has to register a second factor.',
  50126: 'Invalid username or password.',
  500121: 'Authentication failed during strong authentication request.',
}

export const signInMembers = {
  'v1.0': [
    ...['id', 'createdDateTime', 'userDisplayName', 'userPrincipalName', 'userId', 'appId'],
    ...['appDisplayName', 'ipAddress', 'clientAppUsed', 'correlationId'],
    ...['conditionalAccessStatus', 'isInteractive', 'riskDetail', 'riskLevelAggregated'],
    ...['riskLevelDuringSignIn', 'riskState', 'riskEventTypes', 'riskEventTypes_v2'],
    ...['resourceDisplayName', 'resourceId', 'status', 'deviceDetail', 'location'],
    ...['authenticationAppDeviceDetails', 'appliedConditionalAccessPolicies'],
  ],
  beta: [
    'authenticationRequirement',
    'authenticationDetails',
    'authenticationAppPolicyEvaluationDetails',
  ],
} as const

/** `displayName`: of the user, where there is one. */
export function toSignIn(
  row: SignInRecord,
  displayName: string | undefined,
  version: GraphVersion,
): GraphObject {
  const { facts } = row
  return {
    id: row.id,
    createdDateTime: timeOf(row.at),
    userDisplayName: displayName ?? '',
    userPrincipalName: row.name,
    userId: row.user,
    appId: null,
    appDisplayName: row.application,
    ipAddress: facts.address ?? null,
    clientAppUsed: 'Browser',
    correlationId: row.id,
    conditionalAccessStatus: 'notApplied',
    isInteractive: true,
    riskDetail: 'none',
    riskLevelAggregated: row.reason === 'not-me' ? 'high' : 'none',
    riskLevelDuringSignIn: 'none',
    riskState: row.reason === 'not-me' ? 'atRisk' : 'none',
    riskEventTypes: [],
    riskEventTypes_v2: row.reason === 'not-me' ? ['userReportedSuspiciousActivity'] : [],
    resourceDisplayName: row.application,
    resourceId: null,
    status: {
      errorCode: row.errorCode,
      failureReason:
        row.errorCode === 0 ? 'Other.' : (failures[row.errorCode] ?? reasonOf(row.reason)),
      additionalDetails: row.errorCode === 0 ? null : reasonOf(row.reason),
    },
    deviceDetail: {
      ...{ deviceId: '', displayName: null, operatingSystem: facts.os ?? null },
      ...{ browser: facts.browser ?? null, isCompliant: false, isManaged: false, trustType: null },
    },
    location: {
      ...{ city: facts.place ?? null, state: null, countryOrRegion: null },
      geoCoordinates: { altitude: null, latitude: null, longitude: null },
    },
    authenticationAppDeviceDetails: toAppDetails(row),
    appliedConditionalAccessPolicies: [],
    ...(version === 'beta' ? toBeta(row) : {}),
  }
}

function toAppDetails({ facts: { device } }: SignInRecord): GraphObject | null {
  if (device === undefined) return null
  const { id, os, version } = device
  const deviceId = /^[A-Za-z0-9_-]{22}$/.test(id) ? toGraphId(id) : id
  return {
    ...{ deviceId, operatingSystem: os, clientApp: 'microsoftAuthenticator', appVersion: version },
  }
}

function toBeta({ facts, errorCode, method }: SignInRecord): GraphObject {
  const isApp = method === 'phone-sign-in' || method === 'push'
  return {
    authenticationRequirement:
      facts.steps.length > 1 || method === 'phone-sign-in'
        ? 'multiFactorAuthentication'
        : 'singleFactorAuthentication',
    authenticationDetails: facts.steps.map((step) => toDetail(step, facts.device?.name)),
    authenticationAppPolicyEvaluationDetails: isApp
      ? [
          {
            policyName: 'Number matching',
            adminConfiguration: 'enabled',
            authenticationEvaluation: errorCode === 0 ? 'success' : 'failure',
            status: errorCode === 0 ? 'numberMatchPassed' : 'numberMatchNotPassed',
          },
        ]
      : [],
  }
}

function toDetail({ at, method, succeeded, detail }: SignInStep, device?: string): GraphObject {
  return {
    authenticationStepDateTime: timeOf(at),
    authenticationMethod: methodNames[method],
    authenticationMethodDetail: method === 'password' ? 'Password in the cloud' : (device ?? null),
    succeeded,
    authenticationStepResultDetail: succeeded ? 'MFA successfully completed' : reasonOf(detail),
    authenticationStepRequirement: method === 'password' ? 'Primary authentication' : '',
  }
}

/** A word of ours may be told as it is: it never is what somebody typed. */
function reasonOf(word: string): string {
  return reasons[word] ?? word
}
