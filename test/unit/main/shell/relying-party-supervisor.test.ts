/** The relying party is kept running; where that cannot help, it is left alone and says why. @module */
import { expect, test } from 'vitest'
import type { RelyingPartyState } from '../../../../src/main/shell/relying-party-state'
import {
  baseDelayMs,
  createRelyingPartySupervisor,
  linkWithinMs,
  maxDelayMs,
  maxQuickEnds,
  readyWithinMs,
  stableAfterMs,
  stopWithinMs,
} from '../../../../src/main/shell/relying-party-supervisor'
import { portTaken, readyMessage, scriptedRuns } from '../../../support/scripted-runs'

function aSupervisor(options: Parameters<typeof scriptedRuns>[0] = {}) {
  const world = scriptedRuns(options)
  const supervisor = createRelyingPartySupervisor(world.needs)
  const seen: RelyingPartyState[] = []
  supervisor.onState((state) => seen.push(state))
  return { ...world, supervisor, seen, steps: () => seen.map(({ step }) => step) }
}

test('L8 it starts, runs, and its token is no part of what is told of it', async () => {
  const { supervisor, last, seen } = aSupervisor()
  expect(supervisor.state).toEqual({ step: 'stopped', why: { reason: 'not-begun' } })
  await supervisor.start()
  await last().says(readyMessage)
  const { origin, authority, tenants, adminToken } = readyMessage
  expect(seen).toEqual([
    { step: 'starting' },
    { step: 'running', ready: { origin, authority, tenants } },
  ])
  expect(JSON.stringify(seen)).not.toContain(adminToken)
  expect(supervisor.adminToken()).toBe(adminToken)
  await last().ends(1)
  expect(supervisor.adminToken()).toBeUndefined()
})

test('L8 what ended by itself comes back, later each time, at most 30 s later', async () => {
  const { supervisor, last, pass, runs, seen } = aSupervisor({ random: () => 0.999_999 })
  await supervisor.start()
  for (let end = 1; end < maxQuickEnds; end++) {
    const before = runs.length
    await last().ends(1)
    const ceiling = Math.min(maxDelayMs, baseDelayMs * 2 ** end)
    await pass(ceiling - 100)
    expect(runs).toHaveLength(before)
    await pass(100)
    expect(runs).toHaveLength(before + 1)
  }
  const attempts = seen.flatMap((state) => (state.step === 'restarting' ? [state.attempt] : []))
  expect(attempts).toEqual([1, 2, 3, 4, 5])
})

test('L8 the wait is drawn anew from nothing to its ceiling', async () => {
  for (const chance of [0, 0.25, 0.75]) {
    const { supervisor, last, now } = aSupervisor({ random: () => chance })
    await supervisor.start()
    await last().ends(1)
    const at = now() + Math.round(chance * baseDelayMs * 2)
    expect(supervisor.state).toEqual({ step: 'restarting', attempt: 1, at })
  }
})

test('L8 after too many quick ends it stops and says so, until it is started again', async () => {
  const { supervisor, last, pass, runs } = aSupervisor()
  await supervisor.start()
  for (let end = 0; end < maxQuickEnds; end++) {
    await last().ends(7)
    await pass(maxDelayMs)
  }
  expect(supervisor.state).toEqual({
    step: 'stopped',
    why: { reason: 'failing', ends: maxQuickEnds, exitCode: 7 },
  })
  await pass(3_600_000)
  expect(runs).toHaveLength(maxQuickEnds)
  await supervisor.start()
  expect(supervisor.state).toEqual({ step: 'starting' })
  await last().ends(7) // nothing is held against it
  expect(supervisor.state).toMatchObject({ step: 'restarting', attempt: 1 })
})

test('L8 a minute of running forgives what came before', async () => {
  const { supervisor, last, pass } = aSupervisor()
  await supervisor.start()
  for (let end = 0; end < 20; end++) {
    await last().says(readyMessage)
    await pass(stableAfterMs)
    await last().ends(1)
    expect(supervisor.state).toMatchObject({ step: 'restarting', attempt: 1 })
    await pass(maxDelayMs)
  }
})

test('L8 a refusal that waiting does not mend is shown in its own words and not repeated', async () => {
  const { supervisor, last, pass, runs } = aSupervisor()
  await supervisor.start()
  await last().says(portTaken)
  expect(last().asked()).toBe(1) // it may end now: what it had to say was heard
  await last().ends(1)
  const { event, ...refusal } = portTaken
  expect(event).toBe('not-started')
  expect(supervisor.state).toEqual({ step: 'stopped', why: { reason: 'refused', refusal } })
  await pass(3_600_000)
  expect(runs).toHaveLength(1)
})

test('L8 a fault of its own at the start is tried again', async () => {
  const { supervisor, last } = aSupervisor()
  await supervisor.start()
  await last().says({ ...portTaken, code: 'INTERNAL', sentence: 'It could not start.' })
  await last().ends(1)
  expect(supervisor.state).toMatchObject({ step: 'restarting', attempt: 1 })
})

test('L8 one that says nothing is ended and started again', async () => {
  const { supervisor, runs, pass } = aSupervisor()
  await supervisor.start()
  await pass(readyWithinMs - 1)
  expect(runs[0]?.killed()).toBe(false)
  await pass(1)
  expect(runs[0]?.killed()).toBe(true)
  expect(supervisor.state).toMatchObject({ step: 'restarting', attempt: 1 })
})

test('L8 it is asked to end well, and ended after two seconds', async () => {
  for (const listens of [true, false]) {
    const { supervisor, last, pass, waiting } = aSupervisor()
    await supervisor.start()
    await last().says(readyMessage)
    const stopped = supervisor.stop()
    expect(supervisor.state).toEqual({ step: 'stopping' })
    expect(last().asked()).toBe(1)
    if (listens) await last().ends(0)
    else await pass(stopWithinMs)
    await stopped
    expect(last().killed()).toBe(!listens)
    expect(supervisor.state).toEqual({ step: 'stopped', why: { reason: 'asked' } })
    expect(waiting()).toBe(0)
  }
})

test('L8 stopped between two starts, it stays stopped', async () => {
  const { supervisor, last, pass, runs } = aSupervisor()
  await supervisor.start()
  await last().ends(1)
  await supervisor.stop()
  await pass(3_600_000)
  expect(runs).toHaveLength(1)
  expect(supervisor.state).toEqual({ step: 'stopped', why: { reason: 'asked' } })
})

test('L8 trying again does not wait, and while it runs changes nothing', async () => {
  const { supervisor, last, runs } = aSupervisor()
  await supervisor.start()
  await last().ends(1)
  await supervisor.start()
  expect(runs).toHaveLength(2)
  await last().says(readyMessage)
  await supervisor.start()
  await supervisor.start()
  expect(runs).toHaveLength(2)
})

test('L8 of several wishes while it ends, the last one is carried out, once', async () => {
  const { supervisor, last, runs } = aSupervisor()
  await supervisor.start()
  await last().says(readyMessage)
  const wishes = [supervisor.stop(), supervisor.start(), supervisor.stop(), supervisor.start()]
  await last().ends(0)
  await Promise.all(wishes)
  expect(runs).toHaveLength(2)
  expect(supervisor.state).toEqual({ step: 'starting' })
  const last_ = [supervisor.stop(), supervisor.start(), supervisor.stop()]
  await last().ends(0)
  await Promise.all(last_)
  expect(runs).toHaveLength(2)
  expect(supervisor.state).toEqual({ step: 'stopped', why: { reason: 'asked' } })
})

test('L11 another port is asked for until a start works, and never after that', async () => {
  const { supervisor, last, pass, runs } = aSupervisor()
  await supervisor.start()
  await last().says(portTaken)
  await last().ends(1)
  await supervisor.start({ port: 7444 })
  await last().ends(1)
  await pass(maxDelayMs)
  await last().says(readyMessage)
  await last().ends(1)
  await pass(maxDelayMs)
  await last().says(readyMessage)
  const moved = supervisor.start({ moveTo: 7445 })
  await last().ends(0)
  await moved
  expect(runs.map(({ choice }) => choice)).toEqual([
    undefined,
    { port: 7444 },
    { port: 7444 },
    undefined,
    { moveTo: 7445 },
  ])
})

test('R22 a link to the console comes from the process that runs, and is waited for so long', async () => {
  const { supervisor, last, pass, waiting, seen } = aSupervisor()
  expect(await supervisor.consoleLink('contoso.com')).toBeUndefined()
  await supervisor.start()
  expect(await supervisor.consoleLink('contoso.com')).toBeUndefined()
  await last().says(readyMessage)
  const before = waiting()

  const asked = supervisor.consoleLink('contoso.com')
  const link = 'https://localhost:7443/contoso.com/console#ticket=once'
  await last().gives(link)
  expect(await asked).toBe(link)
  expect(last().consoles).toEqual(['contoso.com'])
  expect(waiting()).toBe(before)
  expect(JSON.stringify(seen)).not.toContain('ticket')

  const unanswered = supervisor.consoleLink('contoso.com')
  await pass(linkWithinMs)
  expect(await unanswered).toBeUndefined()
})
