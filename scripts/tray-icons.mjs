/**
 * `node scripts/tray-icons.mjs`: makes the tray's icons in every size out of their drawings, by the tests' browser.
 * The results are committed; they are made anew only when a drawing changes.
 * @module
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { chromium } from 'playwright'
import { inProject } from './set-up/project.mjs'

/** Black is what a menu bar recolours by itself; on other desktops each is to be seen on light and dark panels. */
const kinds = {
  template: { idle: '#000000', request: '#000000', offline: '#000000', locked: '#000000' },
  colour: { idle: '#7a8194', request: '#5a78ee', offline: '#7a8194', locked: '#b8761c' },
}
const sizes = [16, 22, 32, 44]

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium' })
const page = await browser.newPage()
for (const [kind, colours] of Object.entries(kinds)) {
  for (const [icon, colour] of Object.entries(colours)) {
    const drawing = readFileSync(inProject('resources', 'tray', `${icon}.svg`), 'utf8')
    for (const size of sizes) {
      await page.setViewportSize({ width: size, height: size })
      await page.setContent(
        `<style>body { margin: 0; background: none } svg { display: block; width: ${size}px; height: ${size}px; color: ${colour} }</style>${drawing}`,
      )
      writeFileSync(
        inProject('resources', 'tray', `${icon}-${kind}-${size}.png`),
        await page.screenshot({ omitBackground: true }),
      )
    }
  }
}
await browser.close()
