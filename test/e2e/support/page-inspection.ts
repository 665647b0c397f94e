/** What a person could not read on a page: cut, overflowing or overlapping text, and what axe finds. @module */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** Each text that is cut or reaches out of what holds it. */
export function findCutText(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth > width)
      found.push('the page is wider than its window')
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const text = node.textContent?.trim() ?? ''
      const parent = node.parentElement
      if (text === '' || parent === null || parent.closest('.visually-hidden, noscript') !== null)
        continue
      const range = document.createRange()
      range.selectNodeContents(node)
      // What lies over the page is held by itself alone.
      const holder = parent.closest('dialog, [role=menu]') ?? document.body
      for (
        let at: Element | null = parent;
        at !== null;
        at = at === holder ? null : at.parentElement
      ) {
        const { display, overflowY } = getComputedStyle(at)
        if (display === 'contents') continue // it has no box
        const box = at.getBoundingClientRect()
        const cuts = /hidden|clip/.test(overflowY)
        for (const line of range.getClientRects()) {
          if (line.width === 0) continue
          const aside = line.left < box.left - 1 || line.right > box.right + 1
          const below = cuts && (line.top < box.top - 1 || line.bottom > box.bottom + 1)
          if (aside || below) found.push(`"${text}" reaches out of ${at.tagName}.${at.className}`)
        }
      }
    }
    return [...new Set(found)]
  })
}

/** What axe finds: WCAG 2.2 A and AA and its best practices, or only whether text can be told from its ground. */
export async function findBarriers(
  page: Page,
  scope: 'all' | 'contrast',
): Promise<readonly string[]> {
  // Without frames of other origins there is nothing to put together on a page of its own.
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  if (scope === 'contrast') axe.withRules(['color-contrast'])
  const { violations, incomplete } = await axe.analyze()
  const unsure = incomplete.filter(({ id }) => id === 'color-contrast')
  return [...violations, ...unsure].flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html} ${any.map(({ message }) => message).join('; ')}`),
  )
}
