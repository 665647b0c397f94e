/** The relying party, whole: what it can do at each of its doors. @module */
import { createAdministration } from './administration.ts'
import { createAttemptEvents } from './sign-in/attempt-events.ts'
import { beforeFirst } from './audit.ts'
import { createConsole } from './console/console.ts'
import { createConnections } from './connections.ts'
import type { Context } from './context.ts'
import { createCredentialRegistration } from './credential-registration.ts'
import { createDirectory } from './directory.ts'
import type { Devices, Pages, RelyingParty } from './doors.ts'
import { createEnrollment } from './enrollment.ts'
import { createGraph } from './graph/graph.ts'
import { RelyingPartyError } from './errors.ts'
import { createLive } from './live.ts'
import type { Needs } from './needs.ts'
import { createPageOpening } from './page-opening.ts'
import { createRemoval } from './removal.ts'
import { createSecurityInfo } from './security-info.ts'
import { createSignIn } from './sign-in/sign-in.ts'
import { createStatements } from './statements.ts'
import { orNotStored } from './storing.ts'
import { createTenantFiles } from './tenant-file/tenant-files.ts'

const sweepEveryMs = 60_000
/** Every so many sweeps one that reads all there is. */
const thoroughEvery = 60

/** Begins an epoch, takes up what was pending, and opens the doors. */
export async function createRelyingParty(needs: Needs): Promise<RelyingParty> {
  const { identity, store, clock, log, lastStop } = needs
  const epoch = await beginEpoch(needs)
  const statements = createStatements(identity, needs.signer)
  const live = createLive(needs, statements)
  const context: Context = {
    ...needs,
    epoch,
    statements,
    live,
    directory: createDirectory(store),
    opening: createPageOpening(needs),
  }
  for (const { tenant, id, expiresAt } of await store.find.pending()) {
    live.expireAt({ tenant, attempt: id }, expiresAt)
  }
  let sweeps = 0
  const endSweeps = clock.every(sweepEveryMs, () => void sweep())

  async function sweep(): Promise<void> {
    try {
      const thorough = sweeps++ % thoroughEvery === 0
      await store.decide('sweep', { at: clock.now(), thorough })
    } catch (error) {
      if (!(error instanceof RelyingPartyError)) throw error
      log.write('error', 'sweep-not-stored', { code: error.code })
    }
  }

  const pages: Pages = { ...createSignIn(context), ...createSecurityInfo(context) }
  const devices: Devices = {
    ...createEnrollment(context),
    ...createCredentialRegistration(context),
    ...createRemoval(context),
  }
  const console = createConsole(context)
  let stopping: Promise<void> | undefined

  async function stop(): Promise<void> {
    endSweeps()
    live.stop()
    for (const link of live.links()) link.close(1001)
    await store.decide('endEpoch', { at: clock.now() })
    const head = (await store.find.auditHead()) ?? beforeFirst
    await store.close()
    // Only once nothing can change the database any more.
    await lastStop.write({ epoch, auditHead: head.hash })
  }

  return {
    identity,
    pages: orNotStored(pages, log),
    console: { ...console, pages: orNotStored(console.pages, log) },
    events: createAttemptEvents(context),
    devices: orNotStored(devices, log),
    connections: createConnections(context),
    administration: createAdministration(needs),
    graph: createGraph(context),
    tenantFiles: createTenantFiles(needs),
    stop: () => (stopping ??= stop()),
  }
}

async function beginEpoch({ store, lastStop, identity, clock, log }: Needs): Promise<number> {
  const begun = await store.decide('beginEpoch', {
    instance: identity.instance,
    at: clock.now(),
    lastStop: await lastStop.take(),
  })
  if (begun.outcome === 'foreign') {
    throw new RelyingPartyError('DATABASE_FOREIGN', 'the database belongs to another instance')
  }
  log.write('info', 'epoch', { epoch: begun.epoch, withdrawn: begun.withdrawn })
  return begun.epoch
}
