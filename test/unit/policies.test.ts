/** The policies of windows and pages, word for word, and that nothing in the tree makes an exception to them. @module */
import { expect, test } from 'vitest'
import { windowPolicy } from '../../src/main/shell/app-files.ts'
import { readSourceTree } from '../support/source-tree.ts'

const common = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'font-src': "'self'",
  'frame-ancestors': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': "'none'",
}

test('E2 windows and pages run built files alone and make no script of text', () => {
  expect(parsed(windowPolicy)).toEqual({
    ...common,
    ...{ 'img-src': "'self'", 'connect-src': "'none'" },
  })
  const source = readSourceTree().get('src/main/relying-party/adapters/route-document.ts') ?? ''
  const list = /const contentSecurityPolicy = \[([^\]]*)\]/.exec(source)?.[1] ?? ''
  const parts = [...list.matchAll(/"([^"]*)"/g)].map(([, part]) => part)
  expect(parsed(parts.join('; '))).toEqual({
    ...common,
    ...{ 'img-src': "'self' data:", 'connect-src': "'self'" },
  })
})

test('E2 no program allows what its policy forbids', () => {
  const exceptions = [...readSourceTree()]
    .filter(([path]) => path.startsWith('src/'))
    .flatMap(([path, text]) =>
      ['unsafe-inline', 'unsafe-eval', 'dangerouslySetInnerHTML', 'bypassCSP: true', 'createPolicy']
        .filter((word) => text.includes(word))
        .map((word) => `${path}: ${word}`),
    )
  expect(exceptions).toEqual([])
  console.log(`FIGURE E2 2 policies, ${exceptions.length} exceptions in the programs`)
})

function parsed(policy: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    policy.split('; ').map((part): [string, string] => {
      const [name = '', ...values] = part.split(' ')
      return [name, values.join(' ')]
    }),
  )
}
