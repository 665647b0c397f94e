/** How people's ways through the built app are tested, and which of them may be walked side by side. @module */
import { defineConfig } from '@playwright/test'
import { chromiumArguments } from './test/support/chromium-arguments.ts'

/** They need a browser alone, and each file has its own, so files may be tested beside others. */
const browserAlone =
  /[\\/](pages-[^\\/]*|testing-[^\\/]*|console[^\\/]*|[^\\/]*-window-states|authenticator-window[^\\/]*|pin-window|prompt-[^\\/]*|simulation-strip)\.spec\.ts$/
/** How long something takes is part of what they prove. */
const timed = /[\\/]keychain-faults\.spec\.ts$/

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: /\.(spec|test)\.ts$/,
  outputDir: 'out/e2e/artifacts',
  // Generous: a test that waits for its turn on two busy cores has not failed.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  workers: 1,
  // A second try keeps a run from ending by one test's race; `npm test` names each that needed it.
  retries: 1,
  forbidOnly: true,
  reporter: 'list',
  use: {
    // What hangs fails where it hangs, and not by the limit of the whole test.
    actionTimeout: 30_000,
    browserName: 'chromium',
    launchOptions: {
      executablePath: '/usr/bin/chromium',
      args: [...chromiumArguments],
    },
    screenshot: 'only-on-failure',
    // A recording of all that passes takes a third longer than the tests; `--trace on` makes one.
    trace: 'off',
  },
  projects: [
    { name: 'pages', testMatch: browserAlone },
    { name: 'app', testIgnore: [browserAlone, timed] },
    { name: 'timed', testMatch: timed },
  ],
})
