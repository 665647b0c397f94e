/** Steps that run beside others, those that wait for them, and what is heard of each. @module */
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'

interface Phase {
  readonly lanes: number
  readonly steps: readonly { readonly name: string; readonly after?: string }[]
}

interface Turn {
  readonly say: (line: string) => void
  readonly sayError: (line: string) => void
  readonly end: () => void
}

interface Scripts {
  readonly runSideBySide: (
    phases: readonly Phase[],
    run: (step: Phase['steps'][number]) => Promise<string>,
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
function begin(...phases: readonly Phase[]) {
  const running = new Map<string, (outcome: string) => void>()
  const all = runSideBySide(
    phases,
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

test('K1 as many steps run at a time as there are lanes, and one phase follows the other', async () => {
  const { all, end } = begin(
    { lanes: 2, steps: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] },
    { lanes: 1, steps: [{ name: 'timed' }, { name: 'timed, too' }] },
  )
  expect(await end()).toEqual(['a', 'b'])
  expect(await end('b')).toEqual(['a', 'c'])
  expect(await end('c')).toEqual(['a'])
  expect(await end('a')).toEqual(['timed'])
  expect(await end('timed')).toEqual(['timed, too'])
  expect(await end('timed, too')).toEqual([])
  const names = ['a', 'b', 'c', 'timed', 'timed, too']
  expect(await all).toEqual(names.map((name) => `${name} is done`))
})

test('K1 what needs the build waits for it, and without it begins at once', async () => {
  const steps = [{ name: 'build' }, { name: 'built', after: 'build' }]
  const { all, end } = begin({ lanes: 2, steps })
  expect(await end()).toEqual(['build'])
  expect(await end('build')).toEqual(['built'])
  await end('built')
  expect(await all).toHaveLength(2)
  const alone = begin({ lanes: 2, steps: steps.slice(1) })
  expect(await alone.end()).toEqual(['built'])
})

test('K1 a step that breaks is not taken for one that passed', async () => {
  const steps = [{ name: 'a' }, { name: 'b' }]
  const broken = runSideBySide([{ lanes: 2, steps }], ({ name }) =>
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
