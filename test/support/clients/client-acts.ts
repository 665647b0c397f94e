/** What a program with somebody's sign-in library is told to do, and tells, over the channel of its process. @module */

export type Acts = Readonly<Record<string, (asked: never) => Promise<unknown>>>

export interface Told {
  readonly act: string
  readonly asked: unknown
}

export type Answered =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'error'; readonly name: string; readonly code: string; readonly text: string }
  /** What a person is to do meanwhile: an address to open, perhaps with a code to type. */
  | { readonly kind: 'person'; readonly address: string; readonly code: string }

/** Has a person open `address`; settles at once, as a started browser does. */
export function askPerson(address: string, code = ''): void {
  tell({ kind: 'person', address, code })
}

/** Carries out one act after the other, for as long as the other end is there. */
export function carryOut(acts: Acts): void {
  process.on('message', ({ act, asked }: Told) => {
    const carry = acts[act] as ((asked: unknown) => Promise<unknown>) | undefined
    if (carry === undefined) throw new TypeError(`no such act: ${act}`)
    carry(asked).then(
      (value) => {
        tell({ kind: 'value', value: value ?? null })
      },
      (error: unknown) => {
        const { name = '', message = '', ...rest } = error as Partial<Error>
        const { errorCode, code, error: short } = rest as Readonly<Record<string, unknown>>
        const texts = [short, errorCode, code].filter((one) => typeof one === 'string')
        tell({ kind: 'error', name, code: texts[0] ?? '', text: message })
      },
    )
  })
}

function tell(answered: Answered): void {
  process.send?.(answered)
}
