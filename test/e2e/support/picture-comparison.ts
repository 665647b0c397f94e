/** Whether two pictures show the same: pixel by pixel, but for what a different raster of the same drawing differs in. @module */
import type { Page } from '@playwright/test'

/** Of 255: an edge that is drawn again differs by a few; ink where none was, by far more. */
const visibleStep = 40

/** How many pixels differ visibly. `page` only does the work; -1 where the sizes differ. */
export function countDifferences(page: Page, one: Buffer, other: Buffer): Promise<number> {
  return page.evaluate(
    async ([first, second, step]) => {
      const pixelsOf = async (base64: string) => {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
        const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
        const context = canvas.getContext('2d')
        if (context === null) throw new TypeError('No canvas to read from.')
        context.fillStyle = 'white'
        context.fillRect(0, 0, bitmap.width, bitmap.height)
        context.drawImage(bitmap, 0, 0)
        return context.getImageData(0, 0, bitmap.width, bitmap.height)
      }
      const [a, b] = [await pixelsOf(first), await pixelsOf(second)]
      if (a.width !== b.width || a.height !== b.height) return -1
      let count = 0
      for (let i = 0; i < a.data.length; i += 4) {
        const differs = [0, 1, 2].some(
          (channel) => Math.abs((a.data[i + channel] ?? 0) - (b.data[i + channel] ?? 0)) > step,
        )
        if (differs) count++
      }
      return count
    },
    [one.toString('base64'), other.toString('base64'), visibleStep] as const,
  )
}
