/** All tables of the memory store, and what takes the changes of one decision back. @module */
import type { OfTenant } from '../directory-records.ts'
import type * as r from '../records.ts'
import type { Tables } from '../tables.ts'
import { composeStanding } from './composed-standing.ts'
import { createMemoryDirectory } from './memory-store-directory.ts'
import { createMemoryOpenId } from './memory-store-openid.ts'
import { createMemoryTable } from './memory-table.ts'

type Block = OfTenant & {
  readonly subject: string
  readonly source: string
  readonly until: number
}
type KnownBrowser = { readonly id: string; readonly cookieHash: string; readonly seenAt: number }
type KnownBrowserUser = OfTenant & { readonly user: string; readonly browser: string }

export function createMemoryTables(): {
  readonly tables: Tables
  readonly keep: () => void
  readonly undo: () => void
} {
  const undoing: (() => void)[] = []
  const byId = (row: OfTenant & { readonly id: string }) => [row.tenant, row.id]

  const instances = createMemoryTable<r.InstanceRecord>(() => ['1'], undoing)
  const directory = createMemoryDirectory(undoing)
  const guards = createMemoryTable<r.GuardRecord>((row) => [row.tenant, row.subject], undoing)
  const blocks = createMemoryTable<Block>((row) => [row.tenant, row.subject, row.source], undoing)
  const browsers = createMemoryTable<r.BrowserRecord>((row) => [row.id], undoing, [
    (row) => row.cookieHash,
  ])
  const pages = createMemoryTable<r.PageRecord>((row) => [row.tenant, row.tokenHash], undoing)
  const knownBrowsers = createMemoryTable<KnownBrowser>((row) => [row.id], undoing, [
    (row) => row.cookieHash,
  ])
  const knownBrowserUsers = createMemoryTable<KnownBrowserUser>(
    (row) => [row.tenant, row.user, row.browser],
    undoing,
  )
  const devices = createMemoryTable<r.DeviceRecord>(byId, undoing, [(row) => row.thumbprint])
  const credentials = createMemoryTable<r.CredentialRecord>(byId, undoing, [
    (row) => row.id,
    (row) => (row.state === 'active' ? row.tenant + row.device : undefined),
  ])
  const invitations = createMemoryTable<r.InvitationRecord>(byId, undoing, [(row) => row.codeHash])
  const codes = createMemoryTable<r.PhoneSignInCodeRecord>(
    (row) => [row.tenant, row.codeHash],
    undoing,
  )
  const options = createMemoryTable<r.CredentialOptionsRecord>(
    (row) => [row.tenant, row.device],
    undoing,
  )
  const attempts = createMemoryTable<r.AttemptRecord>(byId, undoing)
  const requests = createMemoryTable<r.RequestRecord>(
    (row) => [row.tenant, row.attempt, row.device],
    undoing,
  )
  const audit: r.AuditRecord[] = []

  const replaceAttempt = (tenant: string, id: string, change: Partial<r.AttemptRecord>) => {
    const attempt = attempts.get(tenant, id)
    if (attempt !== undefined) attempts.put({ ...attempt, ...change })
  }

  const tables: Tables = {
    ...directory,
    ...createMemoryOpenId(undoing),
    instance: () => instances.get('1'),
    guard: (tenant, subject) => guards.get(tenant, subject),
    standing: (...of) => composeStanding(tables, ...of),
    blockedUntil: (tenant, subject, source) => blocks.get(tenant, subject, source)?.until ?? 0,
    browser: (cookieHash) => browsers.find((row) => row.cookieHash === cookieHash),
    page: (tenant, tokenHash) => pages.get(tenant, tokenHash),
    openPage(tenant, tokenHash, cookieHash) {
      const page = pages.get(tenant, tokenHash)
      const browser = tables.browser(cookieHash)
      return page !== undefined && page.browser === browser?.id ? { page, browser } : undefined
    },
    knownBrowser: (cookieHash) => knownBrowsers.find((row) => row.cookieHash === cookieHash)?.id,
    knownBrowserOf(tenant, user, cookieHash) {
      const id = tables.knownBrowser(cookieHash)
      return id === undefined ? undefined : knownBrowserUsers.get(tenant, user, id)?.browser
    },
    device: (tenant, id) => devices.get(tenant, id),
    deviceByKey: (thumbprint) => devices.find((row) => row.thumbprint === thumbprint),
    devicesOnInstallation: (tenant, installation) =>
      devices.where(
        (row) =>
          row.tenant === tenant && row.installation === installation && row.state !== 'removed',
      ),
    devicesOf: (tenant, user) =>
      [
        ...devices.where(
          (row) => row.tenant === tenant && row.user === user && row.state !== 'removed',
        ),
      ].sort((a, b) => a.preparedAt - b.preparedAt),
    approversOf: (tenant, user) =>
      directory.user(tenant, user)?.disabled === true
        ? []
        : devices
            .where((row) => row.tenant === tenant && row.user === user && row.state === 'active')
            .flatMap((row) => {
              const credential = tables.credentialOf(tenant, row.id)
              return credential === undefined
                ? []
                : [{ device: row.id, credential: credential.id, version: row.version }]
            }),
    credential: (tenant, id) => credentials.get(tenant, id),
    credentialHolders: (tenant, portion) =>
      directory
        .users(tenant, { ...portion, limit: Infinity })
        .filter(({ id }) => tables.approversOf(tenant, id).length > 0)
        .slice(0, portion.limit),
    credentialExists: (id) => credentials.find((row) => row.id === id) !== undefined,
    credentialOf: (tenant, device) =>
      credentials.find(
        (row) => row.tenant === tenant && row.device === device && row.state === 'active',
      ),
    invitation: (tenant, id) => invitations.get(tenant, id),
    invitationByCode: (codeHash) => invitations.find((row) => row.codeHash === codeHash),
    phoneSignInCode: (tenant, codeHash) => codes.get(tenant, codeHash),
    credentialOptions: (tenant, device) => options.get(tenant, device),
    attempt: (tenant, id) => attempts.get(tenant, id),
    held(tenant, id, deviceId) {
      const attempt = attempts.get(tenant, id)
      const request = requests.get(tenant, id, deviceId)
      const device = devices.get(tenant, deviceId)
      const own =
        device === undefined
          ? undefined
          : { ...device, id: device.thumbprint, state: 'active' as const, counter: 0 }
      const credential =
        attempt?.purpose === 'second-factor'
          ? own
          : credentials.get(tenant, request?.credential ?? '')
      if (attempt === undefined || request === undefined) return undefined
      if (device === undefined || credential === undefined) return undefined
      return {
        ...{ attempt, request, device, credential },
        isDisabled: directory.user(tenant, attempt.subject)?.disabled !== false,
        guard: guards.get(tenant, attempt.subject) ?? { wrongNumbers: 0, pausedUntil: 0 },
      }
    },
    requestsOf: (tenant, id) =>
      requests.where((row) => row.tenant === tenant && row.attempt === id),
    attemptsSince: (tenant, subject, since, limit) =>
      [
        ...attempts.where(
          (row) => row.tenant === tenant && row.subject === subject && row.startedAt > since,
        ),
      ]
        .sort((a, b) => b.startedAt - a.startedAt || (a.id < b.id ? 1 : -1))
        .slice(0, limit),
    pendingFor: (tenant, subject, device) =>
      tables
        .pending()
        .filter((row) => row.tenant === tenant && row.subject === subject)
        .flatMap((row) => requests.get(tenant, row.id, device) ?? []),
    pending: () =>
      [...attempts.where((row) => row.state === 'pending')].sort(
        (a, b) => a.startedAt - b.startedAt,
      ),
    auditHead: () => audit.at(-1),
    audit: (after, limit) => audit.slice(after, after + limit),
    auditOf: (tenant, before, limit) =>
      audit
        .filter((row) => row.tenant === tenant && row.sequence < before)
        .reverse()
        .slice(0, limit),

    putInstance: (row) => instances.put(row),
    putGuard: (row) => guards.put(row),
    deleteGuards: (tenant, subject) =>
      void guards.deleteWhere(
        (row) =>
          row.tenant === tenant &&
          (row.subject === subject || row.subject.startsWith(`${subject}/`)),
      ),
    block: (tenant, subject, source, until) => blocks.put({ tenant, subject, source, until }),
    unblock: (tenant, subject) =>
      void blocks.deleteWhere((row) => row.tenant === tenant && row.subject === subject),
    putBrowser: (row) => browsers.put(row),
    deleteBrowser(id) {
      browsers.deleteWhere((row) => row.id === id)
      pages.deleteWhere((row) => row.browser === id)
    },
    putPage: (row) => pages.put(row),
    showAttempt(tenant, tokenHash, subject, attempt) {
      const page = pages.get(tenant, tokenHash)
      if (page?.subject !== subject) return false
      pages.put({ ...page, step: 'approval', attempt })
      return true
    },
    deletePage: (tenant, tokenHash) =>
      void pages.deleteWhere((row) => row.tenant === tenant && row.tokenHash === tokenHash),
    deletePagesOf: (tenant, subject) =>
      void pages.deleteWhere((row) => row.tenant === tenant && row.subject === subject),
    deleteUser(tenant, id) {
      directory.deleteUser(tenant, id)
      tables.deletePagesOf(tenant, id)
      for (const of of [invitations, knownBrowserUsers]) {
        of.deleteWhere((row) => row.tenant === tenant && row.user === id)
      }
    },
    putKnownBrowser(tenant, user, id, cookieHash, at) {
      knownBrowsers.put({ id, cookieHash, seenAt: at })
      knownBrowserUsers.put({ tenant, user, browser: id })
    },
    putDevice: (row) => devices.put(row),
    putCredential: (row) => credentials.put(row),
    useCredential(tenant, id, counter, at) {
      const credential = credentials.get(tenant, id)
      if (credential !== undefined) credentials.put({ ...credential, counter, lastUsedAt: at })
    },
    putInvitation: (row) => invitations.put(row),
    putPhoneSignInCode: (row) => codes.put(row),
    deletePhoneSignInCode: (tenant, codeHash) =>
      void codes.deleteWhere((row) => row.tenant === tenant && row.codeHash === codeHash),
    putCredentialOptions: (row) => options.put(row),
    deleteCredentialOptions: (tenant, device) =>
      void options.deleteWhere((row) => row.tenant === tenant && row.device === device),
    forgetAttempts: (tenant, subject) =>
      void attempts.deleteWhere(
        (row) => row.tenant === tenant && row.subject === subject && row.state !== 'pending',
      ),
    insertAttempt(row) {
      if (attempts.get(row.tenant, row.id) !== undefined) throw new Error('not unique')
      attempts.put(row)
    },
    insertRequest: (row) => requests.put(row),
    endAttempt(tenant, id, state, reason, at) {
      if (attempts.get(tenant, id)?.state !== 'pending') return false
      replaceAttempt(tenant, id, { state, reason, endedAt: at, sealedNumber: '' })
      return true
    },
    approveAttempt(tenant, id, at) {
      const attempt = attempts.get(tenant, id)
      if (attempt?.state !== 'pending' || attempt.expiresAt <= at) return false
      replaceAttempt(tenant, id, { state: 'approved', endedAt: at, sealedNumber: '' })
      return true
    },
    completeAttempt(tenant, id) {
      const attempt = attempts.get(tenant, id)
      if (attempt?.state !== 'approved' || attempt.completed) return false
      replaceAttempt(tenant, id, { completed: true })
      return true
    },
    appendAudit(row) {
      audit.push(row)
      undoing.push(() => void audit.pop())
    },
    sweep({ preparedBefore, now, overBefore }) {
      const isForgotten = (row: r.DeviceRecord) =>
        row.state === 'prepared' && row.preparedAt <= preparedBefore
      for (const { tenant, id } of devices.where(isForgotten)) {
        directory.deleteOneTimeCode(tenant, id)
      }
      const swept = devices.deleteWhere(isForgotten)
      if (overBefore === undefined) return swept
      invitations.deleteWhere((row) => row.expiresAt <= overBefore)
      codes.deleteWhere((row) => row.expiresAt <= overBefore)
      options.deleteWhere((row) => row.expiresAt <= overBefore)
      blocks.deleteWhere((row) => row.until <= now)
      guards.deleteWhere(
        ({ subject, passwordHourAt }) =>
          subject.startsWith('source/') && passwordHourAt <= overBefore,
      )
      const isOver = (row: r.AttemptRecord) =>
        row.state !== 'pending' && row.startedAt <= overBefore
      requests.deleteWhere((row) => {
        const attempt = attempts.get(row.tenant, row.attempt)
        return attempt !== undefined && isOver(attempt)
      })
      attempts.deleteWhere(isOver)
      pages.deleteWhere((row) => row.createdAt <= overBefore)
      browsers.deleteWhere(
        (row) =>
          row.lastSeenAt <= overBefore &&
          pages.find((page) => page.browser === row.id) === undefined,
      )
      return swept
    },
  }

  return {
    tables,
    keep: () => void undoing.splice(0),
    undo() {
      for (const takeBack of undoing.splice(0).reverse()) takeBack()
    },
  }
}
