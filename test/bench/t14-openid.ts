/** T14: code exchange, client credentials and discovery a second, against the library with its memory adapter. @module */
import { performance } from 'node:perf_hooks'
import type { Ratio } from './figures.ts'
import { median } from './figures.ts'
import { exchangeOf } from './openid-asked.ts'
import { type Side, startFloor, startProduct } from './openid-sides.ts'
import { openLine, type PlainAnswer, type PlainLine, requestOf } from './plain-line.ts'
import { microsOf } from './processes.ts'

/** As many are under way at once. */
const lines = 32

const works = ['exchange', 'credentials', 'discovery'] as const
type Work = (typeof works)[number]
const words: Readonly<Record<Work, string>> = {
  exchange: 'code exchanges a second',
  credentials: 'client credentials a second',
  discovery: 'discovery a second',
}
/** The floor's memory holds a thousand things or two, so that codes are made and exchanged in portions. */
const counts = {
  quick: { exchange: 60, credentials: 120, discovery: 200, rounds: 2 },
  whole: { exchange: 300, credentials: 2_000, discovery: 5_000, rounds: 9 },
} as const

interface Measured {
  readonly perSecond: number
  readonly serverMicros: number
}
type Name = 'product' | 'stock' | 'signed'
type Round = Readonly<Record<Name, Measured>>

export async function measureOpenId(quick: boolean): Promise<readonly Ratio[]> {
  await using product = await startProduct()
  await using stock = await startFloor('stock')
  await using signed = await startFloor('signed')
  const sides = [
    ['product', product],
    ['stock', stock],
    ['signed', signed],
  ] as const
  const size = quick ? counts.quick : counts.whole
  const found: Record<Work, Round[]> = { exchange: [], credentials: [], discovery: [] }
  // The first is thrown away: it warms all of them.
  for (let i = -1; i < size.rounds; i++) {
    for (const work of works) {
      const round: Partial<Record<Name, Measured>> = {}
      // Each goes first in turn.
      for (let j = 0; j < sides.length; j++) {
        const [name, side] = sides[(i + 1 + j) % sides.length] ?? sides[0]
        round[name] = await measure(work, side, size[work])
      }
      if (i >= 0) found[work].push(round as Round)
    }
  }
  return works.map((work) => ratioOf(work, found[work]))
}

function ratioOf(work: Work, rounds: readonly Round[]): Ratio {
  const middle = (value: (round: Round) => number) => median(rounds.map(value))
  const micros = (name: Name) => middle((round) => round[name].serverMicros).toFixed(0)
  const bySigned = middle(({ product, signed }) => product.perSecond / signed.perSecond)
  return {
    ...{ id: 'T14', what: words[work], unit: '/s' },
    rounds: rounds.map(({ product, stock }) => ({
      product: product.perSecond,
      floor: stock.perSecond,
    })),
    target: { kind: 'at least', ratio: 0.7 },
    beside:
      `processor time of each ${micros('product')} µs against ${micros('stock')}` +
      (work === 'discovery'
        ? ''
        : `; ${bySigned.toFixed(2)}× of the library where it signs access tokens too (${micros('signed')} µs)`),
  }
}

async function measure(work: Work, side: Side, count: number): Promise<Measured> {
  const open = await Promise.all(
    Array.from({ length: lines }, () => openLine(side.origin, side.ca)),
  )
  try {
    const requests = await requestsOf(work, side, count, open)
    const before = microsOf(side.child)
    const from = performance.now()
    const answers = await askAll(open, requests)
    const seconds = (performance.now() - from) / 1000
    const micros = microsOf(side.child) - before
    for (const { status, body } of answers) {
      if (status !== 200) throw new Error(`${work}: ${status} ${body}`)
    }
    return { perSecond: count / seconds, serverMicros: micros / count }
  } finally {
    for (const line of open) line.close()
  }
}

async function requestsOf(
  work: Work,
  { origin, paths, credentials, signIn }: Side,
  count: number,
  open: readonly PlainLine[],
): Promise<readonly Buffer[]> {
  const same = (request: Buffer) => Array.from({ length: count }, () => request)
  switch (work) {
    case 'discovery':
      return same(requestOf(origin, 'GET', paths.discovery))
    case 'credentials':
      return same(requestOf(origin, 'POST', paths.token, { form: credentials }))
    case 'exchange': {
      const cookie = await signIn()
      const led = await askAll(open, same(requestOf(origin, 'GET', paths.authorize, { cookie })))
      return led.map((answer) =>
        requestOf(origin, 'POST', paths.token, { form: exchangeOf(codeIn(answer)) }),
      )
    }
    default: {
      const unknown: never = work
      throw new TypeError(`no such work: ${String(unknown)}`)
    }
  }
}

function codeIn({ head, body }: PlainAnswer): string {
  const [, to = ''] = /\r\nlocation: (\S+)/i.exec(head) ?? []
  const code = URL.canParse(to) ? new URL(to).searchParams.get('code') : null
  if (code === null) throw new Error(`no code: ${head} ${body.slice(0, 300)}`)
  return code
}

/** Each line asks one after the other. */
async function askAll(
  open: readonly PlainLine[],
  requests: readonly Buffer[],
): Promise<readonly PlainAnswer[]> {
  const answers: PlainAnswer[] = []
  let next = 0
  const run = async (line: PlainLine): Promise<void> => {
    for (let request = requests[next++]; request !== undefined; request = requests[next++]) {
      answers.push(await line.ask(request))
    }
  }
  await Promise.all(open.map(run))
  return answers
}
