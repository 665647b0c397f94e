/** The page documents and their assets: from anywhere, for anybody, changing nothing. @module */
import type { IncomingMessage } from 'node:http'
import type { Administration } from '../doors.ts'
import { plainBytes, type Asset, type DocumentName, type PageAssets } from './page-assets.ts'
import type { Answer, Headers, Route } from './route-table.ts'

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

const permissionsPolicy = [
  'accelerometer',
  'camera',
  'clipboard-read',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'window-management',
]
  .map((name) => `${name}=()`)
  .join(', ')

const documentHeaders: Headers = {
  'Content-Security-Policy': contentSecurityPolicy,
  'Permissions-Policy': permissionsPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-store',
}
/** Their names bear the hash of what they are. */
const assetHeaders: Headers = {
  'Cache-Control': 'public, max-age=31536000, immutable',
  'Content-Security-Policy': "default-src 'none'",
}

export function createDocumentRoutes(
  assets: PageAssets,
  tenants: Administration['tenants'],
): readonly Route[] {
  const get = (path: string, answer: Route['answer']): Route => ({
    class: 'page-document',
    method: 'GET',
    path,
    answer,
  })
  const document = (path: string, name: DocumentName): Route =>
    get(path, ({ request }) => bytes(request, assets.document(name), documentHeaders))
  /** Without a tenant in the path, the first one's page. */
  const ofFirstTenant = (path: string, page: string): Route =>
    get(path, async () => {
      const [first] = await tenants()
      if (first === undefined) return { kind: 'problem', code: 'tenant-unknown' }
      return { kind: 'redirect', to: `/${first.domain}/${page}` }
    })
  return [
    ofFirstTenant('/', 'sign-in'),
    // Asks whose it is to be, by name.
    document('/mysecurityinfo', 'security-info'),
    get('/security-info', () => ({ kind: 'redirect', to: '/mysecurityinfo' })),
    ofFirstTenant('/console', 'console'),
    document('/:tenant/sign-in', 'sign-in'),
    // For an application that waits.
    document('/:tenant/sign-in/:uid', 'sign-in'),
    // As AD FS has it. The organization's own server, were it not simulated, would stand elsewhere.
    document('/:tenant/adfs/ls', 'identity-provider'),
    document('/:tenant/adfs/ls/:uid', 'identity-provider'),
    document('/:tenant/sign-in-by-phone', 'phone-sign-in'),
    document('/:tenant/mysecurityinfo', 'security-info'),
    document('/:tenant/console', 'console'),
    get('/assets/:asset', ({ request, asset }) => {
      const found = assets.find(asset)
      if (found === undefined) return { kind: 'problem', code: 'route-unknown' }
      return bytes(request, found, assetHeaders)
    }),
  ]
}

async function bytes(request: IncomingMessage, asset: Asset, headers: Headers): Promise<Answer> {
  const encodings = request.headers['accept-encoding']
  const brotli = typeof encodings === 'string' && /(?:^|[,\s])br(?:$|[,\s])/.test(encodings)
  const isAsKept = brotli && asset.isCompressed
  return {
    kind: 'bytes',
    bytes: isAsKept ? asset.bytes : await plainBytes(asset),
    headers: {
      ...headers,
      'Content-Type': asset.type,
      Vary: 'Accept-Encoding',
      ...(isAsKept ? { 'Content-Encoding': 'br' } : {}),
    },
  }
}
