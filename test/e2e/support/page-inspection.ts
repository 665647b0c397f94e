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

/**
 * What colours that the person chose leave unseen: text below 4.5, drawings below 3, and controls that nothing bounds.
 */
export async function findLostInForcedColours(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ forcedColors: 'active' })
  const lost = await page.evaluate(() => {
    const found: string[] = []
    type Colour = readonly [red: number, green: number, blue: number, alpha: number]
    const colourOf = (text: string): Colour => {
      const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number)
      return [red, green, blue, text === 'none' ? 0 : alpha]
    }
    const luminance = (colour: Colour) => {
      const [red = 0, green = 0, blue = 0] = colour.map((each) =>
        each / 255 <= 0.04045 ? each / 255 / 12.92 : ((each / 255 + 0.055) / 1.055) ** 2.4,
      )
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    const groundOf = (element: Element | null): Colour => {
      if (element === null) return colourOf(canvas)
      const own = colourOf(getComputedStyle(element).backgroundColor)
      return own[3] > 0.5 ? own : groundOf(element.parentElement)
    }
    const contrast = (colour: Colour, ground: Colour) => {
      if (colour[3] < 0.5) return 1
      const [dark = 0, light = 0] = [luminance(colour), luminance(ground)].sort((a, b) => a - b)
      return (light + 0.05) / (dark + 0.05)
    }
    const isSeen = (element: Element) =>
      element.closest('.visually-hidden, noscript') === null &&
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    /** By its border or by its own ground. */
    const isBounded = (element: Element) => {
      const { borderTopWidth, borderTopColor } = getComputedStyle(element)
      const around = groundOf(element.parentElement)
      const border = parseFloat(borderTopWidth) > 0 ? colourOf(borderTopColor) : around
      return Math.max(contrast(border, around), contrast(groundOf(element), around)) >= 3
    }
    const probe = document.body.appendChild(document.createElement('i'))
    probe.style.backgroundColor = 'Canvas'
    const canvas = getComputedStyle(probe).backgroundColor
    probe.remove()

    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const parent = node.parentElement
      const text = node.textContent?.trim() ?? ''
      if (text === '' || parent === null || !isSeen(parent)) continue
      const ratio = contrast(colourOf(getComputedStyle(parent).color), groundOf(parent))
      if (ratio < 4.5) found.push(`"${text}" is seen at ${ratio.toFixed(1)}`)
    }
    for (const shape of document.querySelectorAll('path, circle, rect, line, polyline, ellipse')) {
      if (!isSeen(shape)) continue
      const { stroke, fill } = getComputedStyle(shape)
      const ground = groundOf(shape.parentElement)
      const ratio = Math.max(contrast(colourOf(stroke), ground), contrast(colourOf(fill), ground))
      if (ratio < 3) found.push(`${shape.outerHTML} is seen at ${ratio.toFixed(1)}`)
    }
    for (const control of document.querySelectorAll('button, input, select, [role=switch]')) {
      if (!isSeen(control)) continue
      const isTold = control.textContent !== '' || control.querySelector('svg') !== null
      const isNative = control.matches('[type=radio], [type=checkbox]')
      const isHeld =
        isBounded(control) || (control.parentElement !== null && isBounded(control.parentElement))
      if (!isTold && !isNative && !isHeld) found.push(`nothing bounds ${control.outerHTML}`)
    }
    return [...new Set(found)]
  })
  await page.emulateMedia({ forcedColors: 'none' })
  return lost
}

/** What axe finds: WCAG 2.2 A and AA and its best practices, or only whether text can be told from its ground. */
export async function findBarriers(
  page: Page,
  scope: 'all' | 'contrast',
): Promise<readonly string[]> {
  // What is there already need not be sent, read and compiled once more for each theme.
  const isThere = await page.evaluate(() => 'axe' in window)
  const source = isThere ? { axeSource: 'undefined' } : {}
  // Without frames of other origins there is nothing to put together on a page of its own.
  const axe = new AxeBuilder({ page, ...source }).setLegacyMode(true)
  if (scope === 'contrast') axe.withRules(['color-contrast'])
  const { violations, incomplete } = await axe.analyze()
  const unsure = incomplete.filter(({ id }) => id === 'color-contrast')
  return [...violations, ...unsure].flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html} ${any.map(({ message }) => message).join('; ')}`),
  )
}
