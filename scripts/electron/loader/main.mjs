/**
 * What Electron starts when it is given a folder: `electron [-r FILE] [--switches] FOLDER`, as its
 * own default app does. It stands in for that one in the runtime that comes without it.
 * @module
 */
import fs from 'node:fs'
import Module from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const { target, preloaded } = parseArguments(process.argv.slice(1))
if (preloaded.length > 0) Module._preloadModules(preloaded)

const { folder, main } = describe(path.resolve(target))
app.setAppPath(folder)
process.defaultApp = true
// Awaited: Electron is not ready before its first module has ended, and some things are said before.
try {
  await import(pathToFileURL(main).href)
} catch (error) {
  console.error(error)
  process.exit(1)
}

function parseArguments(args) {
  const preloaded = []
  for (let index = 0; index < args.length; index++) {
    const argument = args[index]
    if (argument === '--version' || argument === '-v') {
      console.log(`v${process.versions.electron}`)
      process.exit(0)
    }
    if (argument === '-r' || argument === '--require') preloaded.push(args[++index])
    else if (!argument.startsWith('-')) return { target: argument, preloaded }
  }
  return { target: '.', preloaded }
}

/** Takes name and version from package.json, as the packaged app would. */
function describe(target) {
  if (fs.statSync(target).isFile()) return { folder: path.dirname(target), main: target }
  const described = JSON.parse(fs.readFileSync(path.join(target, 'package.json'), 'utf8'))
  app.setName(described.productName ?? described.name)
  app.setVersion(described.version)
  if (described.desktopName) app.setDesktopName(described.desktopName)
  return { folder: target, main: path.join(target, described.main ?? 'index.js') }
}
