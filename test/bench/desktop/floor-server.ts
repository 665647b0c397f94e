/** The floor of the relying party beside the app: https, ws and SQLite open. @module */
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import { WebSocketServer } from 'ws'
import { tellParent } from './tell-parent.ts'

const server = createServer()
const sockets = new WebSocketServer({ server, perMessageDeflate: false })
const database = new Libsql(join(mkdtempSync(join(tmpdir(), 'countersign-floor-')), 'store.db'))
database.exec('create table attempt (id integer primary key, body text)')
server.listen(0, '127.0.0.1', () => {
  tellParent({ ready: sockets.options.path ?? true })
})
