/**
 * A problem is shown as text, whatever it says.
 * @module
 */
import { expect, test } from 'vitest'
import { problemPage } from '../../../../src/main/shell/problem-page'

test('K8 a problem page shows its sentence as text and runs nothing', () => {
  const page = decodeURIComponent(problemPage('A & B', `<script>alert("'")</script>`))
  expect(page).toContain('<h1>A &amp; B</h1>')
  expect(page).toContain('&lt;script&gt;alert(&quot;&#39;&quot;)&lt;/script&gt;')
  expect(page).not.toContain('<script')
  expect(page).toContain(`default-src 'none'`)
})
