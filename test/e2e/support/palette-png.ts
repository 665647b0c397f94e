/** Makes a screenshot small: the 256 colours that stand for all of its own, a byte a pixel. @module */
import { crc32, deflateSync } from 'node:zlib'
import type { Browser } from '@playwright/test'

/** The same picture as an indexed PNG (RFC 2083, section 4.1). The browser reads the pixels. */
export async function toPalettePng(browser: Browser, png: Buffer): Promise<Buffer> {
  const page = await browser.newPage()
  const indexed = await page.evaluate(quantise, png.toString('base64'))
  await page.close()
  const { width, height, palette } = indexed
  const indices = Buffer.from(indexed.indices, 'base64')
  // Each line begins with its filter; flat areas do best with none.
  const lines = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++)
    indices.copy(lines, y * (width + 1) + 1, y * width, (y + 1) * width)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  checksum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, checksum])
}

/** The commonest colours, and median cut over the rest. Runs in the browser: nothing of this file is there. */
async function quantise(base64: string) {
  const source = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const bitmap = await createImageBitmap(new Blob([source], { type: 'image/png' }))
  const { width, height } = bitmap
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('no canvas')
  context.drawImage(bitmap, 0, 0)
  const { data } = context.getImageData(0, 0, width, height)
  const pixels = new Uint32Array(data.buffer)

  const counts = new Map<number, number>()
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1)
  const channel = (colour: number, which: number) => (colour >>> (8 * which)) & 0xff
  const spread = (colours: readonly number[], which: number): number => {
    let [low, high] = [255, 0]
    for (const colour of colours) {
      low = Math.min(low, channel(colour, which))
      high = Math.max(high, channel(colour, which))
    }
    return high - low
  }
  const widest = (colours: readonly number[]) => {
    const spreads = [0, 1, 2].map((which) => spread(colours, which))
    const most = Math.max(...spreads)
    return { which: spreads.indexOf(most), most }
  }
  // What covers most of it keeps its very colour: surfaces that differ by a shade still do.
  const byCount = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
  const own = byCount.slice(0, 128)
  const others = byCount.slice(own.length)
  let boxes = others.length === 0 ? [] : [{ colours: others, ...widest(others) }]
  while (boxes.length > 0 && boxes.length < 256 - own.length) {
    const box = boxes.reduce((one, other) => (other.most > one.most ? other : one))
    if (box.most === 0) break
    const sorted = box.colours.sort((a, b) => channel(a, box.which) - channel(b, box.which))
    const middle = Math.ceil(sorted.length / 2)
    const halves = [sorted.slice(0, middle), sorted.slice(middle)]
    boxes = [
      ...boxes.filter((each) => each !== box),
      ...halves.map((colours) => ({ colours, ...widest(colours) })),
    ]
  }

  const indexOf = new Map<number, number>()
  const groups = [...own.map((colour) => [colour]), ...boxes.map(({ colours }) => colours)]
  const palette = groups.map((colours, index) => {
    for (const colour of colours) indexOf.set(colour, index)
    // The commonest stands for the others, so that flat areas keep their own colour.
    const chosen = colours.reduce((a, b) => ((counts.get(b) ?? 0) > (counts.get(a) ?? 0) ? b : a))
    return [0, 1, 2].map((which) => channel(chosen, which))
  })
  const indices = Uint8Array.from(pixels, (pixel) => indexOf.get(pixel) ?? 0)
  const address = await new Promise<string>((resolve) => {
    const reader = new FileReader()
    reader.onload = () => resolve(reader.result as string)
    reader.readAsDataURL(new Blob([indices]))
  })
  return { width, height, palette, indices: address.slice(address.indexOf(',') + 1) }
}
