/**
 * What goes into the package: the built program, and of the npm packages those that it loads while it runs.
 * @module
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inProject } from '../set-up/project.mjs'

const built = ['out/main', 'out/preload', 'out/renderer']
const legal = ['LICENSE']

/** What the program never reads; packages bring it for those who build with them. */
const needless = /\.(md|markdown|map|ts|mts|cts|c|cc|cpp|h|gyp)$/i

/** What packages bring for other systems: Electron runs on none with musl. */
const elsewhere = (path) =>
  /[-/](linux)?-?musl/.test(path) ||
  (/\/prebuilds\/./.test(path) && !path.includes(`/prebuilds/${process.platform}-${process.arch}`))

/** Fills an empty folder. @param {string} folder */
export function stage(folder) {
  for (const path of [...built, ...legal]) copy(path, folder)
  const packages = runtimePackages()
  for (const path of packages) copy(path, folder)
  copyLicences(packages, folder)
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(description(), undefined, 2)}\n`)
}

/** What is built into the program goes without its folder, and not without its licence. */
function copyLicences(packages, folder) {
  for (const name of Object.keys(projectPackage().dependencies)) {
    const own = `node_modules/${name}`
    if (packages.includes(own) || !existsSync(inProject(own))) continue
    for (const file of readdirSync(inProject(own)).filter((each) => /^licen[cs]e/i.test(each))) {
      const target = join(folder, 'licences', `${name.replace('/', '-')}.txt`)
      mkdirSync(dirname(target), { recursive: true })
      cpSync(inProject(own, file), target)
    }
  }
}

/** Nothing that only building needs. */
function description() {
  const { name, version, description, license, type, main } = projectPackage()
  return {
    name,
    ...{ productName: 'Countersign', desktopName: 'countersign.desktop' },
    ...{ version, description, license, type, main },
  }
}

/**
 * The folders under node_modules, of the packages that the built main process names and of what those need in turn.
 * The windows' packages, and those in plain JavaScript, are built in.
 */
export function runtimePackages() {
  const { packages } = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8'))
  const found = new Set()
  const add = (name, from) => {
    const path = placeOf(name, from)
    // Optional ones are there where they are of use.
    if (path === undefined || found.has(path)) return
    found.add(path)
    const { dependencies, optionalDependencies } = packages[path] ?? {}
    for (const need of Object.keys({ ...dependencies, ...optionalDependencies })) add(need, path)
  }
  const loaded = namedByMain()
  for (const name of Object.keys(projectPackage().dependencies)) {
    if (loaded.has(name)) add(name, '')
  }
  return [...found].filter((path) => ![...found].some((each) => path.startsWith(`${each}/`))).sort()
}

/** As Node looks for it: beside the one that needs it, then further out. */
function placeOf(name, from) {
  for (let folder = from; ; folder = folder.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`
    if (existsSync(inProject(path))) return elsewhere(path) ? undefined : path
    if (folder === '') return undefined
  }
}

/** As the build writes them, which leaves no comment with an example in it. */
const imported =
  /\b(?:from|import|require)\s*\(?\s*["'`]((?:@[\w.-]+\/)?[\w.-]+)(?:\/[\w./-]+)?["'`]/g

function namedByMain() {
  const folder = inProject('out', 'main')
  const names = new Set()
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries.filter(({ name }) => name.endsWith('.mjs'))) {
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8')
    for (const [, name] of text.matchAll(imported)) {
      names.add(name)
    }
  }
  return names
}

function copy(path, folder) {
  if (!existsSync(inProject(path))) return
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  const isPackage = path.startsWith('node_modules/')
  cpSync(inProject(path), join(folder, path), {
    recursive: true,
    filter: (from) => !isPackage || !(needless.test(from) || elsewhere(from)),
  })
}

function projectPackage() {
  return JSON.parse(readFileSync(inProject('package.json'), 'utf8'))
}
