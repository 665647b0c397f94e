/** What `npm run rows` makes of the figures of one row. @module */
import { expect, test } from 'vitest'
import { clientFigure } from '../../support/clients/client-figure'

interface Rows {
  readonly toDocument: (seen: {
    tests: readonly { kind: string; name: string; status: 'passed' }[]
    figures: readonly { row: string; figure: string }[]
    promises: Readonly<Record<string, string>>
    notYet: Readonly<Record<string, string>>
  }) => string
}

const { toDocument } = (await import(
  new URL('../../../scripts/rows.mjs', import.meta.url).href
)) as Rows

test('G5 what the real clients came to is one figure, with every reuse in it', () => {
  const ofClients = [
    clientFigure('msal-node', 22, ['a', 'b']),
    clientFigure('msal-browser', 11, ['c', 'd', 'c']),
    // Another worker’s part of the same spec, which came to the same.
    clientFigure('msal-browser', 11, ['c', 'd', 'c']),
    'oathtool: 2 codes signed in',
  ]
  const document = toDocument({
    tests: [{ kind: 'unit', name: 'G5 a', status: 'passed' }],
    figures: [
      ...ofClients.map((figure) => ({ row: 'G5', figure })),
      { row: 'G3', figure: clientFigure('of another row', 5, []) },
    ],
    promises: { G5: 'real clients' },
    notYet: {},
  })
  expect(document).toContain(
    '| G5 | held | all clients, unmodified: 44 flows passed, 6 approvals, 2 approvals reused (msal-node, msal-browser); oathtool: 2 codes signed in | G5 a |',
  )
})
