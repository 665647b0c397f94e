/** Where each kind of test lives, how long it may take, and which ones do not run beside others. @module */
import { defineConfig } from 'vitest/config'

/** How long something takes is part of what they prove. */
const timed = [
  'test/integration/authenticator/keychain-secret-store.test.ts',
  'test/integration/device/commands.test.ts',
  'test/integration/relying-party/hostile-sockets.test.ts',
  'test/integration/relying-party/names-told-apart.test.ts',
  'test/integration/relying-party/polling.test.ts',
  'test/integration/relying-party/process.test.ts',
  'test/integration/relying-party/slow-clients.test.ts',
]
/** Its figures are of a machine that does nothing else. */
const bench = ['test/integration/bench.test.ts']

/** Times are generous: a test that waits for its turn on busy processors has not failed. */
const kinds = {
  unit: { testTimeout: 30_000, isolate: false },
  integration: { testTimeout: 120_000, hookTimeout: 60_000 },
  fuzz: { testTimeout: 600_000, isolate: false },
} as const

const files = (kind: keyof typeof kinds) => `test/${kind}/**/*.test.{ts,tsx}`

export default defineConfig({
  test: {
    projects: [
      // Nothing in these keeps anything between files, so all of them share one process.
      { test: { name: 'unit', include: [files('unit')], ...kinds.unit } },
      { test: { name: 'fuzz', include: [files('fuzz')], ...kinds.fuzz } },
      {
        test: {
          name: 'integration',
          include: [files('integration')],
          exclude: [...timed, ...bench],
          ...kinds.integration,
        },
      },
      { test: { name: 'integration-timed', include: timed, ...kinds.integration } },
      { test: { name: 'integration-bench', include: bench, ...kinds.integration } },
    ],
  },
})
