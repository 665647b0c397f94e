/** A single-page application with msal-browser, built, and served at an origin of its own. @module */
import { readFile, rm } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import type { RelyingParty } from '../../../src/testing/api'
import { registerApplication } from '../../support/clients/registered-application'

const root = resolve(import.meta.dirname, '../../..')
const names = ['msal-browser-page', 'msal-browser-redirect'] as const

export interface MsalBrowserApp extends AsyncDisposable {
  /** `http://localhost:PORT`, or with TLS. */
  readonly origin: string
  /** Where it begins: as for Entra, or as for anybody's OpenID provider. */
  address(mode: 'aad' | 'oidc'): string
}

/** `keys`: it is served over TLS, with them. */
export async function serveMsalBrowserApp(
  relyingParty: RelyingParty,
  keys?: { readonly cert: string; readonly key: string },
): Promise<MsalBrowserApp> {
  const outDir = join(
    root,
    'out',
    'test-programs',
    `${String(process.pid)}-msal-browser${keys ? '-tls' : ''}`,
  )
  await build({
    ...{ root, configFile: false, logLevel: 'warn', publicDir: false },
    build: {
      ...{ outDir, emptyOutDir: true, target: 'chrome130', modulePreload: false },
      rolldownOptions: {
        input: Object.fromEntries(
          names.map((name) => [name, join(root, `test/support/clients/${name}.ts`)]),
        ),
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', format: 'es' },
        preserveEntrySignatures: false,
      },
    },
  })
  const answer: RequestListener = (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const page = { '/': names[0], '/redirect.html': names[1] }[pathname]
    if (page !== undefined) {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end(
        `<!doctype html><title>Stock</title><script type="module" src="/${page}.js"></script>`,
      )
    } else if (/^\/[\w-]+\.js$/.test(pathname)) {
      response.setHeader('content-type', 'text/javascript')
      readFile(join(outDir, pathname)).then(
        (text) => response.end(text),
        () => response.writeHead(404).end(),
      )
    } else response.writeHead(404).end()
  }
  const server = keys === undefined ? createServer(answer) : createTlsServer(keys, answer)
  await new Promise<void>((done) => server.listen(0, 'localhost', done))
  const { port } = server.address() as AddressInfo
  const origin = `${keys ? 'https' : 'http'}://localhost:${String(port)}`
  const { clientId } = await registerApplication(relyingParty, {
    displayName: 'Stock',
    spa: [`${origin}/redirect.html`, `${origin}/`],
  })
  return {
    origin,
    address(mode) {
      const authority = mode === 'oidc' ? relyingParty.issuer() : relyingParty.authority()
      const told = new URLSearchParams({ mode, authority, client: clientId })
      return `${origin}/?${told.toString()}`
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      await rm(outDir, { recursive: true, force: true })
    },
  }
}
