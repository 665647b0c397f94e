/**
 * Who imports whom, read by the TypeScript compiler.
 * @module
 */
import { builtinModules } from 'node:module'
import { posix } from 'node:path'
import ts from 'typescript'
import type { SourceTree } from './source-tree'

export interface Import {
  readonly from: string
  /** `src/protocol/bytes.ts`, `npm:zod`, `node:fs`, or `missing:…` where there is no such file. */
  readonly to: string
  readonly typesOnly: boolean
  /** `export … from`. */
  readonly reexport: boolean
}

export function readImports(tree: SourceTree): readonly Import[] {
  const code = [...tree].filter(([path]) => /\.(ts|tsx|mts|mjs|cjs|js)$/.test(path))
  return code.flatMap(([path, text]) =>
    specifiersOf(path, text).map(({ specifier, ...rest }) => ({
      from: path,
      to: resolve(path, specifier, tree),
      ...rest,
    })),
  )
}

/** Every way round, each told once, by its smallest path first: `a → b → a`. */
export function cyclesOf(imports: readonly Import[]): readonly string[] {
  const next = new Map<string, string[]>()
  for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to])
  const found = new Set<string>()
  const done = new Set<string>()
  const walk = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path)
    if (at >= 0) {
      found.add(told(trail.slice(at)))
      return
    }
    if (done.has(path)) return
    for (const to of next.get(path) ?? []) walk(to, [...trail, path])
    done.add(path)
  }
  for (const path of next.keys()) walk(path, [])
  return [...found]
}

function told(cycle: readonly string[]): string {
  const smallest = [...cycle].sort()[0] ?? ''
  const at = cycle.indexOf(smallest)
  return [...cycle.slice(at), ...cycle.slice(0, at), smallest].join(' → ')
}

interface Found {
  readonly specifier: string
  readonly typesOnly: boolean
  readonly reexport: boolean
}

function specifiersOf(path: string, text: string): readonly Found[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found: Found[] = []
  const add = (node: ts.Node | undefined, typesOnly: boolean, reexport = false) => {
    if (node && ts.isStringLiteralLike(node))
      found.push({ specifier: node.text, typesOnly, reexport })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node.importClause))
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly, true)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true)
    else if (ts.isCallExpression(node) && isLoading(node)) add(node.arguments[0], false)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** `import type …`, or braces that hold nothing but `type` members. */
function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const bindings = clause.namedBindings
  if (clause.name !== undefined || bindings === undefined || !ts.isNamedImports(bindings))
    return false
  return bindings.elements.length > 0 && bindings.elements.every((element) => element.isTypeOnly)
}

function isLoading({ expression }: ts.CallExpression): boolean {
  if (expression.kind === ts.SyntaxKind.ImportKeyword) return true
  return ts.isIdentifier(expression) && expression.text === 'require'
}

const endings = ['', '.ts', '.tsx', '.mts', '.mjs', '/index.ts']

function resolve(from: string, specifier: string, tree: SourceTree): string {
  const name = specifier.replace(/[?#].*$/, '') || specifier
  if (specifier.startsWith('#protocol/')) return `src/protocol/${specifier.slice(10)}.ts`
  if (name.startsWith('.')) {
    const path = posix.join(posix.dirname(from), name)
    const file = endings.map((ending) => path + ending).find((each) => tree.has(each))
    return file ?? `missing:${path}`
  }
  if (name.startsWith('node:')) return name
  return builtinModules.includes(name) ? `node:${name}` : `npm:${name}`
}
