/** Finds words for people that stand in the windows' code instead of in a catalogue. @module */
import ts from 'typescript'

/** Attributes that machines read. All others are read by people, so they hold no literal. */
const machineAttributes = new Set(
  [
    'aria-current aria-describedby aria-labelledby aria-live htmlFor data-end data-state',
    'autoCapitalize autoComplete autoCorrect className d data-testid fill href id inputMode key kind',
    'lang name rel role scope target',
    'preserveAspectRatio shapeRendering stroke strokeLinecap strokeLinejoin strokeWidth type value',
    'cx cy r vectorEffect viewBox',
  ].flatMap((line) => line.split(' ')),
)
const letter = /\p{L}/u
/** Two words, or one that begins as a sentence does. */
const sentence = /\p{L}{2,}[ \u00a0]+\p{L}|^\p{Lu}\p{Ll}+/u

/** Each finding as `line: words`. */
export function findLooseWords(path: string, text: string): readonly string[] {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind)
  const found: string[] = []
  const report = (node: ts.Node, words: string): void => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart())
    found.push(`${path}:${line + 1}: ${words.trim()}`)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return
    if (ts.isNewExpression(node) && /Error$/.test(node.expression.getText())) return
    if (ts.isJsxText(node) && letter.test(node.text)) report(node, node.text)
    if (isLiteral(node) && isForPeople(node)) report(node, node.text)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

type Literal = ts.StringLiteral | ts.TemplateLiteralLikeNode

function isLiteral(node: ts.Node): node is Literal {
  return ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node)
}

function isForPeople(node: Literal): boolean {
  if (!letter.test(node.text) || isCompared(node)) return false
  const attribute = attributeOf(node)
  if (attribute !== undefined) return !machineAttributes.has(attribute)
  if (isChild(node)) return true
  return sentence.test(node.text)
}

/** What is compared with something, such as the name of a key, is not shown. */
function isCompared({ parent }: Literal): boolean {
  return (
    ts.isBinaryExpression(parent) &&
    (parent.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken ||
      parent.operatorToken.kind === ts.SyntaxKind.ExclamationEqualsEqualsToken)
  )
}

/** The attribute that the literal is a value of, through conditions and templates. */
function attributeOf(node: ts.Node): string | undefined {
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isJsxAttribute(at)) return at.name.getText()
    if (ts.isFunctionLike(at) || ts.isJsxElement(at) || ts.isCallExpression(at)) return undefined
    if (ts.isBinaryExpression(at) && at.operatorToken.kind !== ts.SyntaxKind.PlusToken)
      return undefined
  }
  return undefined
}

/** Whether the literal is itself what an element shows. */
function isChild(node: ts.Node): boolean {
  for (let at = node; !ts.isSourceFile(at); at = at.parent) {
    const { parent } = at
    if (ts.isJsxExpression(parent)) return !ts.isJsxAttribute(parent.parent)
    const passes =
      ts.isTemplateExpression(parent) ||
      ts.isTemplateSpan(parent) ||
      (ts.isConditionalExpression(parent) && parent.condition !== at)
    if (!passes) return false
  }
  return false
}
