/** What this program writes: one JSON object a line on stdout, sentences for people on stderr. @module */
import type { Facts } from './problem.ts'

export interface Printer {
  /** Settles once it is written, or nobody reads any more. */
  print(object: Facts): Promise<void>
  /** Text that is JSON already. */
  printText(line: string): Promise<void>
  say(sentence: string): void
}

export function createPrinter(): Printer {
  // Whoever read our output may have gone; that ends nothing.
  process.stdout.on('error', () => undefined)
  process.stderr.on('error', () => undefined)
  const printText = (line: string) =>
    new Promise<void>((resolve) => process.stdout.write(`${line}\n`, () => resolve()))
  return {
    print: (object) => printText(JSON.stringify(object)),
    printText,
    say: (sentence) => void process.stderr.write(`${sentence}\n`),
  }
}
