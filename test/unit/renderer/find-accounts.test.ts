/** Which accounts a search means. @module */
import { expect, test } from 'vitest'
import type { AccountState } from '#protocol/authenticator-state'
import { findAccounts } from '../../../src/renderer/authenticator/find-accounts'

const account = (name: string, displayName: string, tenant: string): AccountState => ({
  id: name,
  name,
  displayName,
  tenant: { id: 't', name: tenant, domain: 'example.com' },
  origin: 'https://localhost:7443',
  state: 'active',
  phoneSignIn: 'on',
  codes: false,
  key: 'ready',
  connection: { state: 'connected' },
})
const accounts = [
  account('balas@contoso.com', 'Bala Sandhu', 'Contoso'),
  account('bsandhu@wingtiptoys.com', 'B. Sandhu (admin)', 'Wingtip Toys'),
]
const found = (query: string) => findAccounts(accounts, query).map(({ name }) => name)

test.each([
  ['', 2],
  ['  ', 2],
  ['SANDHU', 2],
  ['toys admin', 1],
  ['contoso sandhu', 1],
  ['contoso admin', 0],
  // In every address, so it would find all.
  ['7443', 0],
] as const)('L4 a search for %j finds %i of 2', (query, count) => {
  expect(found(query)).toHaveLength(count)
})
