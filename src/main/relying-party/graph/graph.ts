/** The admin API in the shape of Microsoft Graph: what may be asked, who may, and what answers. @module */
import type { Context } from '../context.ts'
import { RelyingPartyError } from '../errors.ts'
import { checkAccess, findTenant, type GraphCaller } from './access.ts'
import { createBearerReader } from './bearer.ts'
import { badRequest, type GraphAnswer, isRefused, notFound } from './answers.ts'
import type { Asked } from './asked.ts'
import type { Graph } from './door.ts'
import { applicationResources } from './applications.ts'
import { logResources } from './logs.ts'
import { methodResources } from './methods.ts'
import { policyResources } from './policy.ts'
import { registrationResources } from './registrations.ts'
import { type GraphRoute, type GraphRouteName, graphRoutes } from './routes.ts'
import { temporaryAccessPassResources } from './temporary-access-passes.ts'
import { userChangeResources } from './user-changes.ts'
import { userResources } from './users.ts'

/** A program, of no tenant, with every permission. */
const adminToken: GraphCaller = {
  ...{ tenant: undefined, user: undefined, roles: [], permissions: 'all' },
}

export function createGraph(context: Context): Graph {
  const resources: {
    readonly [N in GraphRouteName]: (asked: Asked) => GraphAnswer | Promise<GraphAnswer>
  } = {
    ...policyResources(context),
    ...userResources(context),
    ...userChangeResources(context),
    ...methodResources(context),
    ...temporaryAccessPassResources(context),
    ...registrationResources(context),
    ...logResources(context),
    ...applicationResources(context),
  }
  return {
    routes: graphRoutes,
    callerOf: createBearerReader(context),
    async answer(name, { tenant: names, caller = adminToken, ...call }) {
      const route: GraphRoute = graphRoutes[name]
      if (route.only === 'beta' && call.version !== 'beta') {
        return notFound('The resource, which beta alone has,')
      }
      const refused = checkAccess(caller, route)
      if (refused !== undefined) return refused
      const tenant = await findTenant(caller, names, context.directory)
      if (isRefused(tenant)) return tenant
      try {
        return await resources[name]({ ...call, tenant, caller })
      } catch (error) {
        if (!(error instanceof RelyingPartyError) || error.code !== 'NOT_STORED') throw error
        context.log.write('error', 'not-stored', { verb: name })
        return notStored
      }
    },
  }
}

const notStored: GraphAnswer = {
  ...badRequest('Nothing of it could be stored. What was there is kept. Try again.'),
  ...{ status: 503, code: 'ServiceUnavailable' },
}
