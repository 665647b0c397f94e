/**
 * A name that somebody else chose stays where it belongs: it overflows nothing, covers nothing and passes for nothing.
 * @module
 */
import { expect, test, type Page } from '@playwright/test'
import type { PromptState } from '#protocol/prompt-bridge'
import { windowCatalogues } from '../../src/renderer/text/windows/window-catalogues'
import { hostileNames } from '../support/hostile-names'
import { figure, seed } from '../support/sizes'
import { openBuiltWindow } from './support/built-window'
import { countDifferences } from './support/picture-comparison'
import { findCutText } from './support/page-inspection'
import { aRequest, toldOf, usualContext } from './support/prompt-states'

const words = windowCatalogues.en.prompt
const count = 500
/** What the corners of two buttons differ in when they are drawn at another height; a mark is more. */
const rasterPixels = 8

test('B7 500 hostile names neither overflow nor spoof the prompt window', async ({ browser }) => {
  test.setTimeout(400_000)
  const names = hostileNames(count, seed, 120)
  expect(names).toHaveLength(count)
  await using window = await openBuiltWindow(browser, 'prompt', toldOf([]), {
    viewport: { width: 400, height: 2800 },
  })
  const { page, faults } = window
  const tell = (name: string, i: number) => window.tell(called(name, i))
  await tell('Payroll', 1)
  const draw = await aDrawing(page)
  const honest = await draw()
  const beside = await browser.newPage()
  const found: string[] = []
  for (const [i, name] of names.entries()) {
    await tell(name, i)
    const said = (what: string) => found.push(`${JSON.stringify(name)}: ${what}`)
    for (const cut of await findCutText(page)) said(cut)
    for (const spoof of await findSpoofs(page, name)) said(spoof)
    // Around the number and the answers it looks as it does for an honest name.
    const drawn = await draw()
    for (const part of parts) {
      if (drawn[part].equals(honest[part])) continue
      const differing = await countDifferences(beside, honest[part], drawn[part])
      if (differing < 0 || differing > rasterPixels)
        said(`${differing} pixels of the ${part} differ`)
    }
  }
  expect(found).toEqual([])
  expect(faults).toEqual([])
  figure('B7', `${count} hostile names shown, 0 spoofed or overflowing`)
})

test('B7 however long the names are, both answers are in sight on a small display', async ({
  browser,
}) => {
  await using window = await openBuiltWindow(browser, 'prompt', called('W'.repeat(120), 0), {
    viewport: { width: 400, height: 640 },
  })
  const { page } = window
  for (const [i, letter] of Array.from('W@字😀').entries()) {
    await window.tell(called(letter.repeat(Math.floor(120 / letter.length)), i))
    expect(await findSpoofs(page, letter.repeat(Math.floor(120 / letter.length)))).toEqual([])
    for (const button of await answers(page).getByRole('button').all())
      await expect(button).toBeInViewport({ ratio: 1 })
  }
})

/** A request in which everything that somebody else chose is called so. */
function called(name: string, i: number): PromptState {
  return toldOf([
    aRequest({
      id: `request-${i % 2}`,
      account: { name, displayName: name },
      tenant: { name, domain: name },
      context: { ...usualContext, app: name, place: name, browser: name, os: name },
      guardMs: 3_600_000,
      remainingMs: 3_600_000,
    }),
  ])
}

const parts = ['cells', 'answers'] as const
type Pictures = Readonly<Record<(typeof parts)[number], Buffer>>

/** Pictures of what stands still: without the waits and the small files of a screenshot, of which there are a thousand. */
async function aDrawing(page: Page): Promise<() => Promise<Pictures>> {
  const session = await page.context().newCDPSession(page)
  const picture = async (selector: string): Promise<Buffer> => {
    const clip = await page.evaluate((of) => {
      const { x, y, width, height } = document.querySelector(of)?.getBoundingClientRect() ?? {}
      return { x: x ?? 0, y: y ?? 0, width: width ?? 0, height: height ?? 0, scale: 1 }
    }, selector)
    expect(clip.y + clip.height).toBeLessThanOrEqual(page.viewportSize()?.height ?? 0)
    const how = { format: 'png', optimizeForSpeed: true, clip } as const
    const { data } = await session.send('Page.captureScreenshot', how)
    return Buffer.from(data, 'base64')
  }
  return async () => ({
    cells: await picture('.cells'),
    answers: await picture('.number-form-answers'),
  })
}

const answers = (page: Page) => page.locator('.number-form-answers')

/** Our own words stand where they stand for an honest name, in their order, and what is pressed is what is seen. */
function findSpoofs(page: Page, name: string): Promise<readonly string[]> {
  const [before = '', after = ''] = words.question('\u0000').split('\u0000')
  return page.evaluate(
    ([given, first, last]) => {
      const spoofs: string[] = []
      const title = document.querySelector('h1')
      const [head, own, tail] = [...(title?.childNodes ?? [])]
      if (head?.textContent !== first || tail?.textContent !== last || own?.nodeName !== 'BDI')
        spoofs.push('the question is not ours around the name')
      if (own?.textContent !== given) spoofs.push('the name is not the one that was told')
      const shown = [...document.querySelectorAll('dd bdi')]
        .slice(0, 1)
        .map((one) => one.textContent)
      if (shown[0] !== given) spoofs.push('a fact is not the one that was told')
      const start = document.createRange()
      if (head !== undefined) start.selectNodeContents(head)
      const box = title?.getBoundingClientRect()
      const [line] = start.getClientRects()
      if (line === undefined || box === undefined || Math.abs(line.left - box.left) > 1)
        spoofs.push('the question does not begin where it begins')
      // One below the other, none over another.
      const blocks = [
        ...document.querySelectorAll('.letterhead, .question, .cells, .facts, .time-left'),
      ]
      blocks.slice(1).forEach((block, i) => {
        const above = blocks[i]?.getBoundingClientRect().bottom ?? 0
        if (block.getBoundingClientRect().top < above) spoofs.push(`${block.className} is covered`)
      })
      for (const button of document.querySelectorAll('.number-form-answers button')) {
        const { x, y, width, height } = button.getBoundingClientRect()
        if (document.elementFromPoint(x + width / 2, y + height / 2) !== button)
          spoofs.push('an answer is covered')
      }
      return spoofs
    },
    [name, before, after] as const,
  )
}
