/** Takes each request through the same steps: host, route, class, body, answer. @module */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Problem, type ReportFault, toProblem, translateFault } from './http-problems.ts'
import { writeAnswer, writeProblem } from './route-answer.ts'
import { readJson, RequestGone } from './route-body.ts'
import { type RefuseBefore, toOpenIdError } from './route-openid-errors.ts'
import { isGraph, toGraphError } from './route-graph-errors.ts'
import { checkClass, checkHost, type Place } from './route-class.ts'
import type { Answer, RouteTable } from './route-table.ts'

export function createDispatcher(
  table: RouteTable,
  place: Place,
  report: ReportFault,
  refuseOpenId: RefuseBefore,
): (request: IncomingMessage, response: ServerResponse) => void {
  const answer = async (request: IncomingMessage): Promise<Answer | Problem> => {
    const wrongHost = checkHost(request, place)
    if (wrongHost !== undefined) return toProblem(wrongHost)

    const found = table.find(request.method ?? '', request.url ?? '')
    if (found.route === undefined) {
      const { allow } = found
      return allow === undefined
        ? toProblem('route-unknown')
        : toProblem('method-refused', { allow })
    }
    const { route, ...parts } = found
    const refused = checkClass(request, route, place)
    if (refused !== undefined) return toProblem(refused)

    // Forms, which the provider's own route reads.
    const isRead = route.method === 'GET' || route.class === 'openid'
    const body = isRead ? undefined : await readJson(request, route.maxBodyBytes)
    return route.answer({ request, ...parts, body })
  }
  return (request, response) => {
    // A client that goes away is no event: its request simply has no reader any more.
    response.on('error', () => response.destroy())
    const refuse = (problem: Problem): void => {
      const answer = isGraph(request.url ?? '')
        ? toGraphError(request, problem)
        : toOpenIdError(refuseOpenId, request, problem)
      if (answer === undefined) writeProblem(request, response, problem)
      else writeAnswer(request, response, answer)
    }
    answer(request)
      .then((given) => {
        if ('kind' in given) writeAnswer(request, response, given)
        else refuse(given)
      })
      .catch((fault: unknown) => {
        if (fault instanceof RequestGone) response.destroy()
        else refuse(translateFault(fault, report))
      })
  }
}
