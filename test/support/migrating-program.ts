/** Opens the database of the argument and dies at the statement whose number it was given. @module */
import { writeSync } from 'node:fs'
import Libsql from 'libsql'
import { openDatabase } from '../../src/main/relying-party/adapters/sql-store-opening'

const [path = '', at = '0'] = process.argv.slice(2)
const prototype = Libsql.prototype as { exec: (this: Libsql.Database, text: string) => unknown }
const real = prototype.exec
let statements = 0
prototype.exec = function (text) {
  const done = real.call(this, text)
  statements += 1
  if (statements === Number(at)) process.kill(process.pid, 'SIGKILL')
  return done
}
openDatabase(path).close()
writeSync(1, String(statements))
