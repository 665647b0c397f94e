/** The app's own relying party as the desktop sees it: its state in words for windows, and how it is begun again. @module */
import { rm } from 'node:fs/promises'
import type { LocalTenant } from '#protocol/local-relying-party'
import type { LocalRelyingPartyRunner } from '../desktop/ports.ts'
import { samples } from '../relying-party/sample-tenants.ts'
import { toLocalRelyingParty } from '../shell/relying-party-state.ts'
import { openOutside } from '../shell/web-security.ts'
import { choiceOf, type RelyingPartySupervisor } from '../shell/relying-party-supervisor.ts'

export function createLocalRelyingParty(
  supervisor: RelyingPartySupervisor,
  dataFolder: string,
): LocalRelyingPartyRunner {
  return {
    state: () => toLocalRelyingParty(supervisor.state, Date.now(), samplesOf),
    start(port) {
      void supervisor.start(port === undefined ? undefined : choiceOf(port, supervisor.state))
    },
    async openConsole(tenant) {
      const { state } = supervisor
      if (state.step !== 'running') return 'not-running'
      const link = await supervisor.consoleLink(tenant)
      if (link === undefined) return 'no-link'
      return (await openOutside(link, state.ready.origin)) ? 'opened' : 'no-link'
    },
    async eraseAll() {
      await supervisor.stop()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}

/** People whose passwords are documented, and so worth nothing outside a lab. */
function samplesOf(domain: string): LocalTenant['samples'] {
  const people = samples.find(({ tenant }) => tenant.domain === domain)?.people ?? []
  return people.map(({ name, password }) => ({ name, password }))
}
