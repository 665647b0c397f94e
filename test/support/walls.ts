/**
 * Who may import whom, and what else each part of the tree must keep to.
 * @module
 */
import type { Import } from './import-graph'
import type { SourceTree } from './source-tree'

interface Zone {
  readonly name: string
  readonly files: RegExp
  readonly mayImport: readonly RegExp[]
  /** What it may import besides, as types that leave nothing behind at run time. */
  readonly mayImportTypes?: readonly RegExp[]
}

const protocol = /^src\/protocol\//
const node = /^node:/
const electron = /^npm:electron$/
const noble = /^npm:@noble\//
const anyPackageButElectron = /^npm:(?!electron\b)/
const style = /\.css$/
const react = /^npm:react(-dom)?(\/|$)/

/** The first zone that a file fits is its own. */
const zones: readonly Zone[] = [
  {
    name: 'protocol',
    files: protocol,
    mayImport: [protocol, /^npm:zod(?:\/mini|\/v4\/core)?$/],
  },
  ...['authenticator', 'relying-party'].flatMap((half): readonly Zone[] => {
    const own = new RegExp(`^src/main/${half}/(?!adapters/|oidc/)`)
    const adapters = new RegExp(`^src/main/${half}/adapters/`)
    // what its ports speak in: their words, their errors, and secrets that nothing prints
    const faces = new RegExp(`^src/main/${half}/(ports|errors|secret)\\.ts$`)
    return [
      {
        name: `${half}/adapters`,
        files: adapters,
        mayImport: [protocol, faces, adapters, node, anyPackageButElectron],
        mayImportTypes: [own],
      },
      {
        name: half,
        files: own,
        mayImport: [protocol, own, noble],
        mayImportTypes: [/^npm:zod(?:\/mini|\/v4\/core)?$/], // what a schema of the protocol infers
      },
    ]
  }),
  {
    name: 'relying-party/oidc', // the only importer of the OpenID library
    files: /^src\/main\/relying-party\/oidc\//,
    mayImport: [
      protocol,
      /^src\/main\/relying-party\/oidc\//,
      /^src\/main\/relying-party\/applications\/redirect-matching\.ts$/,
      /^src\/main\/relying-party\/(directory|errors|openid-records|two-factors)\.ts$/,
      /^src\/main\/relying-party\/adapters\/route-[\w-]+\.ts$/,
      node,
      /^npm:oidc-provider$/,
    ],
    mayImportTypes: [/^src\/main\/relying-party\//],
  },
  {
    name: 'main/shell',
    files: /^src\/main\/shell\//,
    mayImport: [protocol, /^src\/main\/shell\//, electron, node],
  },
  {
    name: 'main/desktop', // what the windows show and ask, without Electron
    files: /^src\/main\/desktop\/(?!adapters\/)/,
    mayImport: [
      protocol,
      /^src\/main\/desktop\/(?!adapters\/)/,
      /^src\/main\/authenticator\/(authenticator|errors|secret)\.ts$/,
      /^npm:zod(?:\/mini|\/v4\/core)?$/,
    ],
    mayImportTypes: [/^src\/main\/authenticator\/(?!adapters\/)/],
  },
  {
    name: 'main/desktop/adapters',
    files: /^src\/main\/desktop\/adapters\//,
    mayImport: [
      protocol,
      /^src\/main\/desktop\/(ports|adapters\/[\w-]+)\.ts$/,
      node,
      /^npm:(?!electron\b)/,
    ],
    mayImportTypes: [/^src\/main\/desktop\//],
  },
  {
    name: 'main/ipc router',
    files: /^src\/main\/ipc\/router\.ts$/,
    mayImport: [protocol, /^src\/main\/ipc\//, electron],
  },
  {
    name: 'main/ipc',
    files: /^src\/main\/ipc\//,
    mayImport: [
      protocol,
      /^src\/main\/ipc\//,
      /^src\/main\/(\w[\w-]*)\/(\1|errors)\.ts$/, // a domain's face and its errors
    ],
  },
  {
    name: 'main entries',
    files: /^src\/main\/((index|serve|device|keychain|assemble-device)\.ts$|(device|serve|app)\/)/,
    mayImport: [/^src\/(main|protocol)\//, electron, node, /^npm:/],
  },
  {
    name: 'main',
    files: /^src\/main\/(config|log|process-limits)\.ts$/,
    mayImport: [protocol, node],
  },
  {
    name: 'testing', // for other people's tests: no program has any of it
    files: /^src\/testing\//,
    mayImport: [
      protocol,
      /^src\/testing\//,
      /^src\/main\/(authenticator|relying-party|serve)\//,
      /^src\/main\/(log|device\/version)\.ts$/,
      /^src\/renderer\/text\/language\.ts$/, // what the sign-in page says
      node,
      anyPackageButElectron,
    ],
  },
  {
    name: 'preload',
    files: /^src\/preload\//,
    mayImport: [electron],
    mayImportTypes: [protocol],
  },
  {
    name: 'renderer/ui',
    files: /^src\/renderer\/ui\//,
    mayImport: [/^src\/renderer\/ui\//, react, /^npm:lucide-react$/, style],
  },
  {
    name: 'renderer/text',
    files: /^src\/renderer\/text\//,
    mayImport: [/^src\/renderer\/text\//, react, protocol],
  },
  {
    name: 'renderer/page', // what every page that the relying party serves stands on
    files: /^src\/renderer\/page\//,
    mayImport: [
      /^src\/renderer\/(page|ui|text)\//,
      protocol,
      react,
      /^npm:zod(?:\/mini|\/v4\/core)?$/,
    ],
  },
  {
    name: 'renderer/window', // what every window of the app stands on
    files: /^src\/renderer\/window\//,
    mayImport: [/^src\/renderer\/(window|ui|text)\//, protocol, react],
  },
  ...[
    ...['authenticator', 'prompt', 'pin', 'simulation'].map((app) => [app, 'window'] as const),
    ...['sign-in', 'identity-provider', 'phone-sign-in', 'security-info', 'console'].map(
      (app) => [app, 'page'] as const,
    ),
  ].map(([app, ground]): Zone => ({
    name: `renderer/${app}`,
    files: new RegExp(`^src/renderer/${app}/`),
    mayImport: [
      new RegExp(`^src/renderer/(${app}|${ground}|ui|text)/`),
      protocol,
      /^npm:(?!electron\b|ws$|@noble\/|libsql|kysely)/,
    ],
  })),
]

/** Programs of their own; and the two halves of one may still not import each other. */
const entry = /^src\/main\/(index|serve|device|keychain)\.ts$/
const forbiddenPairs: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^src\/main\/(serve\.ts|serve\/)/,
    /^src\/main\/(authenticator|shell|ipc|device)\/|^npm:electron$/,
  ],
  [
    /^src\/main\/(device\.ts|device\/)/,
    /^src\/main\/(relying-party|shell|ipc|serve)\/|^npm:electron$/,
  ],
]

export function crossedWalls(imports: readonly Import[]): readonly string[] {
  return imports
    .filter(({ from }) => from.startsWith('src/'))
    .filter((each) => !isAllowed(each))
    .map(({ from, to }) => `${from} imports ${to}`)
}

function isAllowed({ from, to, typesOnly }: Import): boolean {
  if (to.startsWith('missing:') || entry.test(to)) return false
  if (forbiddenPairs.some(([files, targets]) => files.test(from) && targets.test(to))) return false
  const zone = zones.find(({ files }) => files.test(from))
  if (zone === undefined) return false
  const may = typesOnly ? [...zone.mayImport, ...(zone.mayImportTypes ?? [])] : zone.mayImport
  return may.some((pattern) => pattern.test(to))
}

export function filesWithoutPlace(tree: SourceTree): readonly string[] {
  return [...tree.keys()].filter(
    (path) => /^src\/.*\.tsx?$/.test(path) && !zones.some(({ files }) => files.test(path)),
  )
}

/** A word that only some files may say. */
interface ReservedWord {
  readonly what: string
  readonly word: RegExp
  readonly allowedIn: RegExp
}

const reservedWords: readonly ReservedWord[] = [
  { what: 'ipcMain', word: /\bipcMain\b/, allowedIn: /^src\/main\/ipc\/router\.ts$/ },
  {
    what: 'webContents.send',
    word: /webContents\s*\.\s*send\b/,
    allowedIn: /^src\/main\/ipc\/router\.ts$/,
  },
  { what: 'ipcRenderer', word: /\bipcRenderer\b/, allowedIn: /^src\/preload\// },
  {
    what: 'a new window',
    word: /new (BrowserWindow|BaseWindow|BrowserView|WebContentsView)\b/,
    allowedIn: /^src\/main\/shell\/windows\.ts$/,
  },
]

export function wordsOutOfPlace(tree: SourceTree): readonly string[] {
  return [...tree]
    .filter(([path]) => path.startsWith('src/'))
    .flatMap(([path, text]) =>
      reservedWords
        .filter(({ word, allowedIn }) => word.test(text) && !allowedIn.test(path))
        .map(({ what }) => `${path} names ${what}`),
    )
}

/** The one file that looks at a certificate before it trusts it; it sends no application byte. */
const probe = 'src/main/authenticator/adapters/certificate-probe.ts'

/** The one file that names the switch which trusts one key, by its hash, in a test's own browser. */
const trustingOneKey = 'src/testing/trusting-chromium.ts'
const oneKeySwitch = /--ignore[-]certificate[-]errors-spki-list=\$\{pin\}/

/** Written so that they do not find themselves. */
const certificateBlindness: readonly RegExp[] = [
  /reject[U]nauthorized(?!\s*:\s*true\b)/,
  /checkServer[I]dentity/,
  /ignore[-]certificate[-]errors/,
  /allow[-]insecure[-]localhost/,
  /ignoreHTTPS[E]rrors/,
  /NODE_TLS_REJECT[_]UNAUTHORIZED/,
  /'certificate[-]error'/,
  /strict[-]ssl|strict[S]SL/,
]

export function certificatesIgnored(tree: SourceTree): readonly string[] {
  return [...tree]
    .filter(([path]) => path !== probe)
    .map(
      ([path, text]) =>
        [path, path === trustingOneKey ? text.replace(oneKeySwitch, '') : text] as const,
    )
    .flatMap(([path, text]) =>
      certificateBlindness
        .map((pattern) => pattern.exec(text)?.[0])
        .filter((found) => found !== undefined)
        .map((found) => `${path} says ${found}`),
    )
}
