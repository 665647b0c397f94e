/** An environment in which a program's HTTPS server takes no upgrades, as behind what knows no sockets: they are requests. @module */

const preload = `
  import { Server } from 'node:https'
  const { on } = Server.prototype
  Server.prototype.on = function (event, listener) {
    return event === 'upgrade' ? this : on.call(this, event, listener)
  }
`

export const withoutUpgrades = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(preload)}`,
} as const
