/** Gives the person a file of what they look at. @module */

export function download(name: string, rows: readonly unknown[]): void {
  const file = new Blob([`${JSON.stringify(rows, undefined, 2)}\n`], { type: 'application/json' })
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
