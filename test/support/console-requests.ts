/** A request of the shape of each console route. @module */
import type { ConsoleRoute } from '#protocol/console-http'
import { defaultMethodsPolicy } from '#protocol/methods-policy'
import type { SettingsForm } from '#protocol/console-settings-http'
import { defaultTenantSettings } from '#protocol/tenant-settings'

const anyId = 'c0a57050-0000-4000-8000-000000000001'
const all = { after: '', startsWith: '', limit: 200 }

const anyForm = {
  ...{ name: 'x', lifetimeMs: 60_000, digits: 2, isPinRequired: false },
  settings: defaultTenantSettings('entra'),
  campaign: {
    ...{ state: 'default', snoozeDurationInDays: 1, enforceRegistrationAfterAllowedSnoozes: true },
  },
} as const satisfies SettingsForm

export const consoleRequests = {
  consoleState: {},
  consoleTicket: { ticket: 'A'.repeat(43) },
  consoleUsers: all,
  consoleUser: { user: anyId },
  consoleDisableUser: { user: anyId, disabled: true },
  consoleSetRole: { user: anyId, role: 'reportsReader', held: true },
  consoleAddingTerms: {},
  consoleAddUser: {
    name: 'x@contoso.com',
    displayName: 'x',
    kind: 'member',
    password: { how: 'made' },
    roles: [],
  },
  consoleRenameUser: { user: anyId, displayName: 'x' },
  consoleDeleteUser: { user: anyId },
  consoleDismissRisk: { user: anyId },
  consoleRemoveMethod: { user: anyId, authenticator: 'x' },
  consoleWhy: { user: anyId },
  consolePasswordTerms: { user: anyId },
  consoleSetPassword: { user: anyId, password: { how: 'made' } },
  consolePassTerms: {},
  consoleGivePass: { user: anyId, lifetimeInMinutes: 60, isUsableOnce: true },
  consoleDeletePass: { user: anyId, pass: anyId },
  consoleGroups: all,
  consoleMembers: { ...all, group: anyId },
  consolePolicies: {},
  consoleTargets: { kind: 'group', word: '', after: '', limit: 50 },
  consoleSavePolicy: { change: {}, version: 0 },
  consoleLosers: {
    ...{ microsoftAuthenticator: defaultMethodsPolicy.microsoftAuthenticator },
    ...{ after: '', limit: 50 },
  },
  consoleSaveGroup: { group: anyId, displayName: 'x', description: '' },
  consoleDeleteGroup: { group: anyId },
  consoleAddMembers: { group: anyId, members: [{ id: anyId, kind: 'user' }] },
  consoleRemoveMember: { group: anyId, member: anyId },
  consoleApplications: all,
  consoleApplication: { application: anyId },
  consoleMakeApplication: {
    displayName: 'x',
    signInAudience: 'AzureADMyOrg',
    isFallbackPublicClient: false,
    redirectUris: { spa: [] as string[], web: [] as string[], publicClient: [] as string[] },
  },
  consoleChangeApplication: { application: anyId, change: {} },
  consoleDeleteApplication: { application: anyId },
  consoleAddSecret: { application: anyId, displayName: '', days: 180 },
  consoleRemoveSecret: { application: anyId, secret: anyId },
  consoleSettings: {},
  consoleSaveSettings: { before: anyForm, after: anyForm },
  consoleSignIns: { since: 0, until: 1, limit: 10 },
  consoleSignInCounts: { since: 0, until: 60_000, spanMs: 60_000 },
  consoleAudit: { before: 0, limit: 10 },
} as const satisfies Record<ConsoleRoute, object>
