/** What a program and all that it started take: memory, processor time, wake-ups. @module */
import { readdirSync, readFileSync } from 'node:fs'

export interface Taken {
  /** MB that are the processes' own. */
  readonly anonymous: number
  /** MB, what is shared divided among those who share it. */
  readonly proportional: number
}

export function memoryOf(pid: number): Taken {
  const texts = familyOf(pid).map((each) => read(`/proc/${each}/smaps_rollup`))
  const sum = (name: string): number =>
    texts.reduce(
      (all, text) => all + Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0),
      0,
    ) / 1024
  return { anonymous: sum('Anonymous'), proportional: sum('Pss') }
}

export interface Work {
  readonly milliseconds: number
  /** How often a thread had waited and went on. */
  readonly wakeUps: number
}

export function workOf(pid: number): Work {
  let nanoseconds = 0
  let wakeUps = 0
  for (const each of familyOf(pid)) {
    for (const thread of list(`/proc/${each}/task`)) {
      const place = `/proc/${each}/task/${thread}`
      nanoseconds += Number(read(`${place}/schedstat`).split(' ')[0] ?? 0)
      wakeUps += Number(
        /^voluntary_ctxt_switches:\s+(\d+)/m.exec(read(`${place}/status`))?.[1] ?? 0,
      )
    }
  }
  return { milliseconds: nanoseconds / 1e6, wakeUps }
}

function familyOf(pid: number): readonly number[] {
  const parents = new Map<number, number>()
  for (const name of list('/proc').filter((each) => /^\d+$/.test(each))) {
    const after = read(`/proc/${name}/stat`).split(') ').at(-1) ?? ''
    parents.set(Number(name), Number(after.split(' ')[1]))
  }
  const family = new Set([pid])
  for (let before = 0; before < family.size;) {
    before = family.size
    for (const [child, parent] of parents) if (family.has(parent)) family.add(child)
  }
  return [...family]
}

/** A process may end while it is looked at. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function list(path: string): readonly string[] {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}
