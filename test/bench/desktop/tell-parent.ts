/** How a process beside the app tells it something. @module */

export function tellParent(message: object): void {
  const { parentPort } = process as {
    readonly parentPort?: { postMessage(message: object): void }
  }
  parentPort?.postMessage(message)
}
