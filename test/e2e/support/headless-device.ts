/** The headless device, by its commands, for the account that the pages are tried with. @module */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { runDevice, startWatch } from '../../support/device-process'
import { person } from './page-ways'

const pin = '271603\n'

export async function aDevice() {
  const data = await mkdtemp(join(tmpdir(), 'countersign-device-'))
  const done = async (input: string, ...args: readonly string[]) => {
    const answer = await runDevice({ data, input }, ...args)
    expect(answer.code, answer.out + answer.errors).toBe(0)
  }
  return {
    data,
    enroll: (link: string, host: string) =>
      done(link, 'enroll', '-', '--confirm-host', host, '--confirm-account', person.name),
    turnOn: () => done(pin, 'phone-sign-in', person.name, 'on', '--pin-stdin'),
    approve: (number: string) => done(pin, 'approve', '--number', number, '--pin-stdin'),
    deny: (reason: string) => done('', 'deny', '--reason', reason),
    /** Also where the number is wrong, which the command says by its exit code. */
    answer: (number: string) =>
      runDevice({ data, input: pin }, 'approve', '--number', number, '--pin-stdin'),
    watch: () => startWatch({ data }),
    [Symbol.asyncDispose]: () => rm(data, { recursive: true, force: true }),
  }
}
