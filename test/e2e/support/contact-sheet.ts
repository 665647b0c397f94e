/** All states of a page on one picture: a row for each, in both themes and both languages. @module */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { toPalettePng } from './palette-png'

export interface Pictures {
  readonly name: string
  /** PNG, in the order of `columns`. */
  readonly pictures: readonly Buffer[]
}

export const columns = ['English, light', 'English, dark', 'Nederlands, light', 'Nederlands, dark']
const thumbWidth = 256

export async function composeSheet(
  browser: Browser,
  file: string,
  rows: readonly Pictures[],
): Promise<void> {
  const width = 2 * (columns.length * (thumbWidth + 8) + 40)
  const page = await browser.newPage({ viewport: { width, height: 1000 } })
  await write(browser, page, file, toDocument(rows))
}

/** Pictures of one height side by side, at their own size: for the first page of the documents. */
export async function composeBeside(
  browser: Browser,
  file: string,
  pictures: readonly { readonly picture: Buffer; readonly width: number }[],
): Promise<void> {
  const width = pictures.reduce((sum, each) => sum + each.width, 0)
  const page = await browser.newPage({ viewport: { width, height: 100 }, deviceScaleFactor: 2 })
  const images = pictures.map(
    ({ picture, width: own }) => `<img width="${own}" src="${addressOf(picture)}">`,
  )
  const style = '<style>body { margin: 0; display: flex; align-items: start }</style>'
  await write(browser, page, file, `<!doctype html>${style}${images.join('')}`)
}

async function write(browser: Browser, page: Page, file: string, text: string): Promise<void> {
  await page.setContent(text)
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())))
  const picture = await page.screenshot({ fullPage: true })
  await page.close()
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, await toPalettePng(browser, picture))
}

function addressOf(picture: Buffer): string {
  return `data:image/png;base64,${picture.toString('base64')}`
}

function toDocument(rows: readonly Pictures[]): string {
  const style = `
    body { margin: 20px; background: #8a8d94; font: 15px system-ui; color: #fff; columns: 2; column-gap: 40px }
    section { break-inside: avoid; padding-bottom: 24px }
    h2 { margin: 0 0 6px; font-size: 17px }
    div { display: flex; gap: 8px; align-items: start }
    img { width: ${thumbWidth}px; border-radius: 4px }`
  const sections = rows.map(({ name, pictures }) => {
    const images = pictures.map(
      (picture, i) => `<img alt="${columns[i] ?? ''}" src="${addressOf(picture)}">`,
    )
    return `<section><h2>${name}</h2><div>${images.join('')}</div></section>`
  })
  return `<!doctype html><meta charset="utf-8"><style>${style}</style>${sections.join('')}`
}
