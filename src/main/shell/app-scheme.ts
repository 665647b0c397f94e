/**
 * `app://countersign/`: how the app's own windows get their built files, and nothing else.
 * @module
 */
import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { protocol, type Session } from 'electron'
import { appScheme } from '#protocol/bridge'
import { appFilesOf, appHeaders, findAppFile, typeOf } from './app-files'

/**
 * Must run before the app is ready, and once.
 * Neither fetch nor other origins: the windows load documents, scripts, styles and images of their own and speak to the
 * app by their bridge alone, so what would let a script read these files is left off.
 */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: false,
        corsEnabled: false,
        bypassCSP: false,
        allowServiceWorkers: false,
        stream: false,
      },
    },
  ])
}

/**
 * In this session alone: a page in another one finds no such scheme. The list is made while the first window is; no page
 * is given before what it may ask is served, `after`.
 */
export function serveAppFiles(session: Session, built: string, after: Promise<unknown>): void {
  const list = Promise.all([namesIn(built), after]).then(([names]) => appFilesOf(names))
  list.catch(() => undefined) // told to whoever asks for a file
  session.protocol.handle(appScheme, async ({ url, method }) => {
    const name = method === 'GET' ? findAppFile(url, await list) : undefined
    if (name === undefined) return new Response(null, { status: 404, headers: appHeaders })
    // At once: a queue behind other file work would be longer than the reading.
    const body = readFileSync(join(built, name))
    const headers = { ...appHeaders, 'Content-Type': typeOf(name) }
    return new Response(body, { headers })
  })
}

/** Folder by folder: a packed app cannot list its own tree at once. */
async function namesIn(built: string): Promise<readonly string[]> {
  const folders = (await readdir(built, { withFileTypes: true })).filter((one) => one.isDirectory())
  const names = folders.map(async ({ name }) =>
    (await readdir(join(built, name))).map((file) => `${name}/${file}`),
  )
  return (await Promise.all(names)).flat()
}
