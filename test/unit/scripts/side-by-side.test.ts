/** Steps that run beside others, those that wait or run alone, and what is heard of each. @module */
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'

interface Step {
  readonly name: string
  readonly after?: string
  readonly alone?: boolean
}

interface Turn {
  readonly say: (line: string) => void
  readonly sayError: (line: string) => void
  readonly end: () => void
}

interface Scripts {
  readonly runSideBySide: (
    steps: readonly Step[],
    lanes: number,
    run: (step: Step) => Promise<string>,
  ) => Promise<string[]>
  readonly createTurns: (
    out: { readonly write: (text: string) => unknown },
    errors: { readonly write: (text: string) => unknown },
  ) => { readonly take: () => Turn }
}

const load = async (path: string) =>
  (await import(new URL(`../../../scripts/running/${path}`, import.meta.url).href)) as Scripts
const { runSideBySide } = await load('side-by-side.mjs')
const { createTurns } = await load('turns.mjs')

/** Runs the steps, each of which ends when it is told to. */
function begin(steps: readonly Step[], lanes: number) {
  const running = new Map<string, (outcome: string) => void>()
  const all = runSideBySide(
    steps,
    lanes,
    ({ name }) => new Promise((resolve) => running.set(name, resolve)),
  )
  return {
    all,
    end: async (...names: readonly string[]) => {
      for (const name of names) {
        running.get(name)?.(`${name} is done`)
        running.delete(name)
      }
      await setImmediate()
      return [...running.keys()]
    },
  }
}

test('K1 as many steps run at a time as there are lanes, and those alone come last, one by one', async () => {
  const steps = [
    { name: 'a' },
    { name: 'timed', alone: true },
    { name: 'b' },
    { name: 'c' },
    { name: 'timed, too', alone: true },
  ]
  const { all, end } = begin(steps, 2)
  expect(await end()).toEqual(['a', 'b'])
  expect(await end('b')).toEqual(['a', 'c'])
  expect(await end('c')).toEqual(['a'])
  expect(await end('a')).toEqual(['timed'])
  expect(await end('timed')).toEqual(['timed, too'])
  expect(await end('timed, too')).toEqual([])
  expect(await all).toEqual(steps.map(({ name }) => `${name} is done`))
})

test('K1 what needs the build waits for it, and without it begins at once', async () => {
  const steps = [{ name: 'build' }, { name: 'built', after: 'build' }]
  const { all, end } = begin(steps, 2)
  expect(await end()).toEqual(['build'])
  expect(await end('build')).toEqual(['built'])
  await end('built')
  expect(await all).toHaveLength(2)
  const alone = begin(steps.slice(1), 2)
  expect(await alone.end()).toEqual(['built'])
})

test('K1 a step that breaks is not taken for one that passed', async () => {
  const broken = runSideBySide([{ name: 'a' }, { name: 'b' }], 2, ({ name }) =>
    name === 'a' ? Promise.resolve(name) : Promise.reject(new TypeError('b broke')),
  )
  await expect(broken).rejects.toThrow('b broke')
})

test('K1 what steps say stands together: the first at once, the others in their turn', () => {
  const heard: string[] = []
  const stream = { write: (text: string) => heard.push(text.trimEnd()) }
  const turns = createTurns(stream, stream)
  const [first, second, third] = [turns.take(), turns.take(), turns.take()]
  third.say('third')
  second.sayError('second')
  first.say('first')
  expect(heard).toEqual(['first'])
  second.end()
  first.end()
  expect(heard).toEqual(['first', 'second', 'third'])
  third.say('third again')
  third.end()
  expect(heard.at(-1)).toBe('third again')
})
