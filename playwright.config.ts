/** How people's ways through the built app are tested. @module */
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: /\.(spec|test)\.ts$/,
  outputDir: 'out/e2e/artifacts',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // Tests share two cores and a few ports: one after the other is as fast and easier to read.
  workers: 1,
  forbidOnly: true,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    launchOptions: {
      executablePath: '/usr/bin/chromium',
      args: ['--disable-gpu', '--disable-quic', '--disable-background-networking'],
    },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
})
