/** Where each kind of test lives, how long it may take, and which ones want the machine to themselves. @module */
import { defineConfig } from 'vitest/config'

/** They measure time, or load the machine so that others would wait. */
const byThemselves = ['test/integration/bench.test.ts']

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
          exclude: byThemselves,
          ...kinds.integration,
        },
      },
      { test: { name: 'integration-alone', include: byThemselves, ...kinds.integration } },
    ],
  },
})
