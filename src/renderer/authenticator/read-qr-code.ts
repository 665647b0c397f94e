/** The text of the QR code in an image that a person dropped or pasted. @module */

const maxImageBytes = 32 * 1024 * 1024
/** Larger images are made smaller before they are looked at. */
const longestSides = [1600, 800, 400]

/** `undefined` where there is none, or where it is no image. */
export async function readQrCode(image: Blob): Promise<string | undefined> {
  if (image.size > maxImageBytes) return undefined
  const bitmap = await createImageBitmap(image).catch(() => undefined)
  if (bitmap === undefined) return undefined
  // Loaded only when there is an image.
  const { default: findCode } = await import('jsqr')
  try {
    for (const longest of longestSides) {
      const { data, width, height } = toPixels(bitmap, longest)
      const found = findCode(data, width, height)
      if (found !== null && found.data !== '') return found.data
      if (longest >= Math.max(bitmap.width, bitmap.height) * 2) break
    }
    return undefined
  } finally {
    bitmap.close()
  }
}

function toPixels(bitmap: ImageBitmap, longest: number): ImageData {
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height))
  const width = Math.max(1, Math.round(bitmap.width * scale))
  const height = Math.max(1, Math.round(bitmap.height * scale))
  const context = new OffscreenCanvas(width, height).getContext('2d')
  if (context === null) throw new TypeError('There is no canvas.')
  // What is transparent in the image is paper.
  context.fillStyle = 'white'
  context.fillRect(0, 0, width, height)
  context.drawImage(bitmap, 0, 0, width, height)
  return context.getImageData(0, 0, width, height)
}
