/** The directory's changes of the SQL store, each one prepared statement. @module */
import type Libsql from 'libsql'
import { sql } from 'kysely'
import type { DirectoryChanges } from '../directory-tables.ts'
import type { RecordOf, TableName } from './sql-store-schema.ts'
import { builder, prepare, prepareInsert } from './sql-store-statements.ts'

export function createDirectoryChanges(connection: Libsql.Database): DirectoryChanges {
  const remove = <T extends TableName>(
    table: T,
    ...names: readonly (keyof RecordOf<T> & string)[]
  ) =>
    prepare(connection, (place) => {
      const equal = names.map((name, at) => sql`${sql.ref(name)} = ${place(at)}`)
      const statement = sql`delete from ${sql.table(table)} where ${sql.join(equal, sql` and `)}`
      return { compile: () => statement.compile(builder) }
    })

  const deletePolicy = remove('policy', 'tenant')
  const deleteDomain = remove('domain', 'tenant', 'name')
  const unassignRole = remove('roleAssignment', 'tenant', 'user', 'role')
  const deleteUser = remove('user', 'tenant', 'id')
  const deletePages = remove('page', 'tenant', 'subject')
  const deleteInvitations = remove('invitation', 'tenant', 'user')
  const deleteKnownBrowsers = remove('knownBrowserUser', 'tenant', 'user')
  const deleteGroup = remove('group', 'tenant', 'id')
  const deleteMemberships = remove('groupMember', 'tenant', 'member')
  const deleteGroupMember = remove('groupMember', 'tenant', 'group', 'member')
  const deleteTemporaryAccessPass = remove('temporaryAccessPass', 'tenant', 'user')
  const deleteOneTimeCode = remove('oneTimeCode', 'tenant', 'device')
  const deleteApplication = remove('application', 'tenant', 'id')
  const useOneTimeCode = prepare(connection, (place) =>
    builder
      .updateTable('oneTimeCode')
      .set({ lastStep: place(2) })
      .where('tenant', '=', place(0))
      .where('device', '=', place(1))
      .where('lastStep', '<', place(2)),
  )

  return {
    putTenant: prepareInsert(connection, 'tenant', ['id']),
    putDomain: prepareInsert(connection, 'domain', ['name']),
    deleteDomain: (tenant, name) => void deleteDomain.run(tenant, name),
    putPolicy: prepareInsert(connection, 'policy', ['tenant']),
    deletePolicy: (tenant) => void deletePolicy.run(tenant),
    putUser: prepareInsert(connection, 'user', ['tenant', 'id']),
    deleteUser(tenant, id) {
      deleteMemberships.run(tenant, id)
      deletePages.run(tenant, id)
      deleteInvitations.run(tenant, id)
      deleteKnownBrowsers.run(tenant, id)
      // Roles and the pass go by their foreign keys.
      deleteUser.run(tenant, id)
    },
    assignRole: prepareInsert(connection, 'roleAssignment', ['tenant', 'user', 'role']),
    unassignRole: ({ tenant, user, role }) => void unassignRole.run(tenant, user, role),
    putGroup: prepareInsert(connection, 'group', ['tenant', 'id']),
    deleteGroup(tenant, id) {
      deleteMemberships.run(tenant, id)
      deleteGroup.run(tenant, id)
    },
    putGroupMember: prepareInsert(connection, 'groupMember', ['tenant', 'group', 'member']),
    deleteGroupMember: (tenant, group, member) => void deleteGroupMember.run(tenant, group, member),
    putTemporaryAccessPass: prepareInsert(connection, 'temporaryAccessPass', ['tenant', 'user']),
    deleteTemporaryAccessPass: (tenant, user) => void deleteTemporaryAccessPass.run(tenant, user),
    putOneTimeCode: prepareInsert(connection, 'oneTimeCode', ['tenant', 'device']),
    useOneTimeCode: (tenant, device, step) => useOneTimeCode.run(tenant, device, step) === 1,
    deleteOneTimeCode: (tenant, device) => void deleteOneTimeCode.run(tenant, device),
    putApplication: prepareInsert(connection, 'application', ['tenant', 'id']),
    deleteApplication: (tenant, id) => void deleteApplication.run(tenant, id),
    appendSignIn: prepareInsert(connection, 'signIn'),
  }
}
