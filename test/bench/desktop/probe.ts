/**
 * Loaded before the program, the product's or a floor's alike: tells when what it made was there.
 * One line each on stdout, `BENCH {…}`, in milliseconds of the machine's clock.
 * @module
 */
import { TLSSocket } from 'node:tls'
import { app, BrowserWindow, Tray } from 'electron'
import type { Told } from './told.ts'

/** A challenge is longer than what else a connection that is proved brings. */
const challengeBytes = 600
let challengeAt = 0

function now(): number {
  return performance.timeOrigin + performance.now()
}

function tell(told: Told): void {
  process.stdout.write(`BENCH ${JSON.stringify(told)}\n`)
}

const emit = Reflect.get(TLSSocket.prototype, 'emit')
Object.defineProperty(TLSSocket.prototype, 'emit', {
  value(this: TLSSocket, event: string, ...rest: readonly unknown[]) {
    const [chunk] = rest
    if (event === 'data' && Buffer.isBuffer(chunk) && chunk.length > challengeBytes)
      challengeAt = now()
    return Reflect.apply(emit, this, [event, ...rest]) as boolean
  },
})

const setToolTip = Reflect.get(Tray.prototype, 'setToolTip')
Object.defineProperty(Tray.prototype, 'setToolTip', {
  value(this: Tray, text: string) {
    Reflect.apply(setToolTip, this, [text])
    tell({ kind: 'tray', text, at: now() })
  },
})

/** In the page: when it first painted, and when what is waited for had been painted. */
const script = (selector: string): string => `new Promise((resolve) => {
  const at = (time) => performance.timeOrigin + time
  const firstPaint = () =>
    performance.getEntriesByName('first-contentful-paint')[0]?.startTime
  const look = () => {
    if (document.querySelector(${JSON.stringify(selector)}) === null)
      return requestAnimationFrame(look)
    requestAnimationFrame(() => setTimeout(() => {
      const shown = performance.now()
      const settle = () => {
        const first = firstPaint()
        if (first === undefined) setTimeout(settle, 10)
        else resolve({ firstPaint: at(first), shown: at(Math.max(first, shown)) })
      }
      settle()
    }))
  }
  look()
})`

const selector = process.env['COUNTERSIGN_BENCH_SELECTOR'] ?? 'body *'
const closesWindows = process.env['COUNTERSIGN_BENCH_CLOSES'] !== undefined

app.on('web-contents-created', (_created, contents) => {
  const frameAt = challengeAt
  contents.once('dom-ready', () => {
    void contents.executeJavaScript(script(selector)).then((painted: object) => {
      tell({ kind: 'page', url: contents.getURL(), frameAt, ...painted } as Told)
      if (!closesWindows) return
      setTimeout(() => BrowserWindow.fromWebContents(contents)?.close(), 300)
    })
  })
})
