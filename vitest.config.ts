/** Where each kind of test lives and how long it may take. @module */
import { defineConfig } from 'vitest/config'

const kind = (name: string, testTimeout: number) => ({
  test: { name, include: [`test/${name}/**/*.test.{ts,tsx}`], testTimeout },
})

export default defineConfig({
  test: {
    projects: [kind('unit', 10_000), kind('integration', 60_000), kind('fuzz', 300_000)],
  },
})
