/** Every resource of Graph that is here, with what a caller needs for it: data, so that a test can count them. @module */
import type { Permission } from '#protocol/application'
import type { RoleName } from '../directory-records.ts'

export type GraphVersion = 'v1.0' | 'beta'

export interface GraphRoute {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** What comes after the version; `:key` and `:item` name one of many. */
  readonly path: string
  readonly only?: 'beta'
  /** Any of these. */
  readonly permissions: readonly Permission[]
  /** Where a person asks, one of these too. Global administrators may all, and are in every list. */
  readonly roles: readonly RoleName[]
}

const all: readonly RoleName[] = [
  'globalAdministrator',
  'authenticationPolicyAdministrator',
  'authenticationAdministrator',
  'reportsReader',
  'applicationAdministrator',
]
const policyAdministrators: readonly RoleName[] = [
  'globalAdministrator',
  'authenticationPolicyAdministrator',
]
const methodAdministrators: readonly RoleName[] = [
  'globalAdministrator',
  'authenticationAdministrator',
]
const readers: readonly RoleName[] = ['globalAdministrator', 'reportsReader']

const readPolicy = {
  method: 'GET',
  permissions: ['Policy.Read.All', 'Policy.ReadWrite.AuthenticationMethod'],
  roles: policyAdministrators,
} as const
const writePolicy = {
  permissions: ['Policy.ReadWrite.AuthenticationMethod'],
  roles: policyAdministrators,
} as const
const readUsers = {
  method: 'GET',
  permissions: ['User.Read.All', 'User.ReadWrite.All'],
  roles: all,
} as const
const writeUsers = { permissions: ['User.ReadWrite.All'], roles: ['globalAdministrator'] } as const
const readGroups = { method: 'GET', permissions: ['Group.Read.All'], roles: all } as const
const readMembers = {
  method: 'GET',
  permissions: ['GroupMember.Read.All', 'Group.Read.All'],
  roles: all,
} as const
const readMethods = {
  method: 'GET',
  permissions: ['UserAuthenticationMethod.Read.All', 'UserAuthenticationMethod.ReadWrite.All'],
  roles: methodAdministrators,
} as const
const writeMethods = {
  permissions: ['UserAuthenticationMethod.ReadWrite.All'],
  roles: methodAdministrators,
} as const
const readApplications = {
  method: 'GET',
  permissions: ['Application.Read.All', 'Application.ReadWrite.All'],
  roles: ['globalAdministrator', 'authenticationPolicyAdministrator', 'applicationAdministrator'],
} as const
const writeApplications = {
  permissions: ['Application.ReadWrite.All'],
  roles: ['globalAdministrator', 'applicationAdministrator'],
} as const
const readLogs = { method: 'GET', permissions: ['AuditLog.Read.All'], roles: readers } as const

const policy = '/policies/authenticationMethodsPolicy'
const configurations = `${policy}/authenticationMethodConfigurations`
const methods = '/users/:key/authentication'
const applicationById = '/applications/:key'
const applicationByAppId = "/applications(appId=':key')"

export const graphRoutes = {
  getPolicy: { ...readPolicy, path: policy },
  updatePolicy: { ...writePolicy, method: 'PATCH', path: policy },
  listConfigurations: { ...readPolicy, path: configurations },
  getConfiguration: { ...readPolicy, path: `${configurations}/:key` },
  updateConfiguration: { ...writePolicy, method: 'PATCH', path: `${configurations}/:key` },
  resetConfiguration: { ...writePolicy, method: 'DELETE', path: `${configurations}/:key` },

  listUsers: { ...readUsers, path: '/users' },
  getUser: { ...readUsers, path: '/users/:key' },
  createUser: { ...writeUsers, method: 'POST', path: '/users' },
  /** Of who is no Global Administrator it takes a password alone. */
  updateUser: { ...writeUsers, roles: methodAdministrators, method: 'PATCH', path: '/users/:key' },
  deleteUser: { ...writeUsers, method: 'DELETE', path: '/users/:key' },
  revokeSignInSessions: {
    ...{ ...writeUsers, method: 'POST' },
    path: '/users/:key/revokeSignInSessions',
  },
  listGroups: { ...readGroups, path: '/groups' },
  getGroup: { ...readGroups, path: '/groups/:key' },
  listMembers: { ...readMembers, path: '/groups/:key/members' },
  listTransitiveMemberOf: { ...readMembers, path: '/users/:key/transitiveMemberOf' },

  listMethods: { ...readMethods, path: `${methods}/methods` },
  getMethod: { ...readMethods, path: `${methods}/methods/:item` },
  listAuthenticators: { ...readMethods, path: `${methods}/microsoftAuthenticatorMethods` },
  getAuthenticator: { ...readMethods, path: `${methods}/microsoftAuthenticatorMethods/:item` },
  deleteAuthenticator: {
    ...writeMethods,
    method: 'DELETE',
    path: `${methods}/microsoftAuthenticatorMethods/:item`,
  },
  listPasswords: { ...readMethods, path: `${methods}/passwordMethods` },
  getPassword: { ...readMethods, path: `${methods}/passwordMethods/:item` },
  listCodes: { ...readMethods, path: `${methods}/softwareOathMethods` },
  getCode: { ...readMethods, path: `${methods}/softwareOathMethods/:item` },
  deleteCode: { ...writeMethods, method: 'DELETE', path: `${methods}/softwareOathMethods/:item` },
  listPasses: { ...readMethods, path: `${methods}/temporaryAccessPassMethods` },
  createPass: { ...writeMethods, method: 'POST', path: `${methods}/temporaryAccessPassMethods` },
  getPass: { ...readMethods, path: `${methods}/temporaryAccessPassMethods/:item` },
  deletePass: {
    ...writeMethods,
    method: 'DELETE',
    path: `${methods}/temporaryAccessPassMethods/:item`,
  },
  getPreferences: { ...readMethods, only: 'beta', path: `${methods}/signInPreferences` },
  updatePreferences: {
    ...{ ...writeMethods, method: 'PATCH', only: 'beta' },
    path: `${methods}/signInPreferences`,
  },

  listRegistrations: {
    ...readLogs,
    path: '/reports/authenticationMethods/userRegistrationDetails',
  },
  getRegistration: {
    ...readLogs,
    path: '/reports/authenticationMethods/userRegistrationDetails/:key',
  },
  listSignIns: { ...readLogs, path: '/auditLogs/signIns' },
  getSignIn: { ...readLogs, path: '/auditLogs/signIns/:key' },
  listAudits: { ...readLogs, path: '/auditLogs/directoryAudits' },
  getAudit: { ...readLogs, path: '/auditLogs/directoryAudits/:key' },

  listApplications: { ...readApplications, path: '/applications' },
  createApplication: { ...writeApplications, method: 'POST', path: '/applications' },
  getApplication: { ...readApplications, path: applicationById },
  updateApplication: { ...writeApplications, method: 'PATCH', path: applicationById },
  deleteApplication: { ...writeApplications, method: 'DELETE', path: applicationById },
  addPassword: { ...writeApplications, method: 'POST', path: `${applicationById}/addPassword` },
  removePassword: {
    ...{ ...writeApplications, method: 'POST' },
    path: `${applicationById}/removePassword`,
  },
  getApplicationByAppId: { ...readApplications, path: applicationByAppId },
  updateApplicationByAppId: { ...writeApplications, method: 'PATCH', path: applicationByAppId },
  deleteApplicationByAppId: { ...writeApplications, method: 'DELETE', path: applicationByAppId },
  addPasswordByAppId: {
    ...{ ...writeApplications, method: 'POST' },
    path: `${applicationByAppId}/addPassword`,
  },
  removePasswordByAppId: {
    ...{ ...writeApplications, method: 'POST' },
    path: `${applicationByAppId}/removePassword`,
  },
} as const satisfies Readonly<Record<string, GraphRoute>>
export type GraphRouteName = keyof typeof graphRoutes
