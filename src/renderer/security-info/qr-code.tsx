/** A QR code as one path, always dark on light, so that a camera reads it in either theme. @module */
import { useMemo } from 'react'
import { create } from 'qrcode'
import './qr-code.css'

/** The blank edge that readers need, in modules. */
const quietZone = 4

export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => draw(text), [text])
  const whole = size + 2 * quietZone
  return (
    <svg
      className="qr-code"
      viewBox={`${-quietZone} ${-quietZone} ${whole} ${whole}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <path d={path} />
    </svg>
  )
}

function draw(text: string): { readonly size: number; readonly path: string } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const { size } = modules
  let path = ''
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (modules.get(row, column) !== 0) path += `M${column} ${row}h1v1h-1z`
    }
  }
  return { size, path }
}
