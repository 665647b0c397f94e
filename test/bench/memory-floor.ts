/** The floor of the relying party's memory: Node with https, ws, SQLite, Kysely and zod open. @module */
import { createServer } from 'node:https'
import Libsql from 'libsql'
import { SqliteDialect, Kysely } from 'kysely'
import { WebSocketServer } from 'ws'
import { z } from 'zod'
import { aCertificate } from './certificate.ts'

const { cert, key } = await aCertificate()
const server = createServer({ cert, key })
const sockets = new WebSocketServer({ server, perMessageDeflate: false })
const database = new Libsql(':memory:')
database.exec('create table attempt (id integer primary key, body text)')
const query = new Kysely<{ attempt: { id: number; body: string } }>({
  dialect: new SqliteDialect({ database: database }),
})
const shape = z.strictObject({ id: z.int(), body: z.string() })

server.listen(0, '127.0.0.1', () => {
  void query
    .selectFrom('attempt')
    .selectAll()
    .execute()
    .then((rows) =>
      process.send?.({ rows: rows.map((row) => shape.parse(row)), paths: sockets.path }),
    )
})
