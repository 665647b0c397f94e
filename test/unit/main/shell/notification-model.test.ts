/**
 * One notification for each request that waits, and none for what is over.
 * @module
 */
import { expect, test } from 'vitest'
import { plainBody, planNotifications } from '../../../../src/main/shell/notification-model'
import { trayCatalogues } from '../../../../src/main/shell/tray-words'

const request = (id: string) => ({
  id,
  application: 'Payroll',
  account: 'balas@contoso.com',
  tenantName: 'Contoso',
})
const none: ReadonlySet<string> = new Set()

test('L5 a request is told of once, and no longer than it waits', () => {
  const first = planNotifications(none, [request('a')], true)
  expect(first.show.map(({ id }) => id)).toEqual(['a'])
  const second = planNotifications(first.known, [request('a'), request('b')], true)
  expect(second.show.map(({ id }) => id)).toEqual(['b'])
  expect(second.withdraw).toEqual([])
  const third = planNotifications(second.known, [request('b')], true)
  expect(third).toMatchObject({ show: [], withdraw: ['a'] })
})

test('L5 off by setting: none comes, those that stand go, and none comes late', () => {
  const on = planNotifications(none, [request('a')], true)
  const off = planNotifications(on.known, [request('a'), request('b')], false)
  expect(off).toMatchObject({ show: [], withdraw: ['a'] })
  expect(planNotifications(off.known, [request('a'), request('b')], true).show).toEqual([])
})

test('L5 a notification names who and where to, in both languages', () => {
  for (const { notification, missed } of Object.values(trayCatalogues)) {
    for (const { title, body } of [notification, missed]) {
      const said = `${title(request('a'))} ${body(request('a'))}`
      for (const part of ['Payroll', 'balas@contoso.com', 'Contoso']) expect(said).toContain(part)
    }
  }
})

test('B7 a name cannot draw in a notification', () => {
  const body = plainBody('<b>Bank</b> <a href="https://evil.example">R&amp;D</a>')
  expect(body).not.toMatch(/[<>&]/)
  expect(body).toContain('Bank')
})
