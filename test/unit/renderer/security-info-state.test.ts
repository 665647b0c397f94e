/** What moves a person in their security info, and what does not. @module */
import { expect, test } from 'vitest'
import type { SecurityInfo } from '#protocol/page-http'
import {
  opening,
  reduceSecurity,
  type Authenticator,
  type Change,
  type Security,
} from '../../../src/renderer/security-info/security-info-state'

const id = 'AAAAAAAAAAAAAAAAAAAAAA'
const authenticator: Authenticator = {
  kind: 'authenticator',
  id,
  device: 'Work laptop',
  platform: 'linux',
  addedAt: 1,
  phoneSignIn: false,
  connected: true,
}
const info = (phoneSignIn = false): SecurityInfo => ({
  tenant: { id: '', name: 'Contoso', domain: 'contoso.com' },
  account: { name: 'balas@contoso.com', displayName: 'Bala', by: 'password', at: 1 },
  methods: [{ ...authenticator, phoneSignIn }],
  default: { chosen: '', choices: [] },
  mayAdd: true,
  sessionEndsInMs: 900_000,
})
const known = (phoneSignIn = false): Change => ({ kind: 'known', info: info(phoneSignIn), now: 5 })
const invited: Change = {
  kind: 'invited',
  invitation: { id, link: 'countersign://enroll', expiresInMs: 600_000 },
  now: 1000,
}
const code: Change = {
  kind: 'code-made',
  authenticator,
  code: id,
  expiresInMs: 600_000,
  now: 1000,
}
const after = (...changes: readonly Change[]): Security => changes.reduce(reduceSecurity, opening)

test('K8 the list opens when it is known, and news never takes a person out of a step', () => {
  expect(after(known()).view).toEqual({ step: 'list' })
  expect(after(known(), { kind: 'to-add' }, known()).view).toEqual({ step: 'add' })
  expect(after(known()).endsAt).toBe(900_005)
})

test('K8 an invitation ends as added or expired, and survives a lost connection', () => {
  const open = after(known(), invited)
  expect(open.view).toMatchObject({ step: 'invitation', deadline: 601_000, poll: 'open' })
  const lost = reduceSecurity(open, { kind: 'invitation-lost' })
  expect(lost.view).toMatchObject({ step: 'invitation', poll: 'lost' })
  const hear = (state: Extract<Change, { kind: 'invitation-heard' }>['state']) =>
    reduceSecurity(lost, { kind: 'invitation-heard', state, now: 2000 }).view
  expect(hear({ state: 'waiting', expiresInMs: 598_500 })).toMatchObject({ deadline: 601_000 })
  expect(hear({ state: 'waiting', expiresInMs: 700_000 })).toMatchObject({
    poll: 'open',
    deadline: 702_000,
  })
  expect(hear({ state: 'added', method: id, device: 'PC' })).toEqual({
    ...{ step: 'added', authenticator: id },
    device: 'PC',
  })
  expect(hear({ state: 'expired' })).toEqual({ step: 'invitation-expired' })
})

test('K8 a code is over when phone sign-in is on, or its time is up', () => {
  const made = after(known(), code)
  expect(reduceSecurity(made, known(false)).view).toMatchObject({ step: 'code' })
  expect(reduceSecurity(made, known(true)).view).toMatchObject({ step: 'code-used' })
  expect(reduceSecurity(made, { kind: 'code-expired' }).view).toMatchObject({
    step: 'code-expired',
  })
})

test('K8 what comes too late for a step moves nothing', () => {
  const list = after(known())
  expect(reduceSecurity(list, { kind: 'code-expired' })).toBe(list)
  expect(reduceSecurity(list, { kind: 'invitation-lost' })).toBe(list)
  expect(
    reduceSecurity(list, { kind: 'invitation-heard', state: { state: 'expired' }, now: 1 }),
  ).toBe(list)
})
