import type { Block, Body, Expression } from '../../../src/audit/language/hcl/syntax.ts'
import type { Range } from '../../../src/audit/resource/place.ts'

/**
 * Arguments of the blocks of a file that stand for themselves, so that no variable can stand there; `null`: all of them.
 * https://developer.hashicorp.com/terraform/language
 */
const BLOCKS: Readonly<Record<string, readonly string[] | null>> = {
  // They name a provider, and what comes first.
  data: ['provider', 'depends_on'],
  resource: ['provider', 'depends_on'],
  locals: [],
  // Modules are installed, and get their providers, before anything is worked out.
  module: ['source', 'version', 'providers', 'depends_on'],
  output: ['description', 'sensitive', 'depends_on'],
  // Its name, and what is installed.
  provider: ['alias', 'version'],
  // Terraform itself and its backend are set up before any variable is.
  terraform: null,
  // A default is no expression.
  variable: null,
}

/** The same of blocks inside of them. */
const NESTED: Readonly<Record<string, readonly string[] | null>> = {
  dynamic: ['iterator', 'labels'],
  // Terraform reads it before it works anything out.
  lifecycle: null,
  provisioner: ['when', 'on_failure'],
}

/** The expressions of a file in whose place a variable may stand: the values of arguments, and literals inside them. */
export function replaceableIn({ blocks }: Body): readonly Expression[] {
  return blocks.flatMap(block => {
    const literal = BLOCKS[block.type.value]
    if (literal === undefined) throw new Error(`What may be replaced in \`${block.type.value}\` is not said`)
    return inBlock(block, literal)
  })
}

function inBlock({ body }: Block, literal: readonly string[] | null): readonly Expression[] {
  if (literal === null) return []
  const own = body.attributes.filter(({ name }) => !literal.includes(name.value))
  return [
    ...own.flatMap(({ value }) => [...new Set([value, ...literalsIn(value)])]),
    ...body.blocks.flatMap(block => inBlock(block, nested(block))),
  ]
}

function nested({ type }: Block): readonly string[] | null {
  const literal = NESTED[type.value]
  return literal === undefined ? [] : literal
}

const LITERALS: ReadonlySet<unknown> = new Set(['boolean', 'number', 'object', 'string', 'template', 'tuple'])

/** The literals of an expression, but for those that are keys: they are names. */
function literalsIn(node: unknown): readonly Expression[] {
  if (Array.isArray(node)) return node.flatMap(literalsIn)
  if (typeof node !== 'object' || node === null) return []
  const inside = Object.entries(node).filter(([name]) => name !== 'key')
  return [...(isLiteral(node) ? [node] : []), ...inside.flatMap(([, value]) => literalsIn(value))]
}

function isLiteral(node: object): node is Expression {
  return 'kind' in node && LITERALS.has(node.kind)
}

/** The same file with `var.NAME` in place of an expression of it; everything else keeps its place. */
export function withVariable(body: Body, replaced: Expression, name: string): Body {
  const { start, end } = replaced
  const from: Expression = { kind: 'variable', name: 'var', start, end }
  const by: Expression = {
    kind: 'traversal',
    from,
    steps: [{ kind: 'attribute', name, start, end }],
    start,
    end,
  }
  return exchanged(body, replaced, by) as Body
}

/** Nodes on the way are made anew, and all others shared. */
function exchanged(node: unknown, replaced: Expression, by: Expression): unknown {
  if (node === replaced) return by
  if (Array.isArray(node)) return node.map((item: unknown) => exchanged(item, replaced, by))
  if (typeof node !== 'object' || node === null || !('start' in node) || !holds(node as Range, replaced))
    return node
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, exchanged(value, replaced, by)]))
}

/** One range holds the other. */
export function holds(outer: Range, inner: Range): boolean {
  return outer.start.offset <= inner.start.offset && inner.end.offset <= outer.end.offset
}
