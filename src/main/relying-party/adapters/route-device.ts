/** The HTTPS routes of devices, one for each entry of `deviceRoutes`. @module */
import type { $ZodType } from 'zod/v4/core'
import { parseShape } from '#protocol/canonical'
import { deviceRoutes, type DeviceRoute } from '#protocol/device-http'
import type { Devices } from '../doors.ts'
import { RequestRefused } from './http-problems.ts'
import type { Call, Route } from './route-table.ts'

export function createDeviceRoutes(devices: Devices): readonly Route[] {
  return (Object.keys(deviceRoutes) as DeviceRoute[]).map((name) => ({
    class: 'device',
    method: 'POST',
    path: deviceRoutes[name].path,
    async answer(call) {
      if (call.query !== '') throw new RequestRefused('invalid')
      const given = await ask(name, devices, call)
      if (given.outcome === 'done') return { kind: 'json', value: given.value }
      const { code, retryAfterMs } = given
      return { kind: 'problem', code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }
    },
  }))
}

const shapes: { readonly [R in DeviceRoute]: { request: $ZodType<Parameters<Devices[R]>[0]> } } =
  deviceRoutes

function ask<R extends DeviceRoute>(name: R, devices: Devices, call: Call) {
  const verb: Devices[R] = devices[name]
  return verb(parseShape(call.body, shapes[name].request), {
    address: call.request.socket.remoteAddress ?? '',
  })
}
