import type { Attribute, Block, Body, Expression } from '../../../src/audit/language/hcl/syntax.ts'
import type { Range } from '../../../src/audit/resource/place.ts'

/** A file in which one thing is not known. */
export interface Variant {
  readonly body: Body
  /**
   * An argument, or a literal inside of one, is the variable; a block inside another one is made for each of the variable;
   * or so many of a block of the file are there as the variable says.
   */
  readonly kind: 'value' | 'block' | 'count'
  /** What is not known. */
  readonly at: Range
}

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

/** Blocks that Terraform itself has, of which none can be made for each of something. */
const ALWAYS: ReadonlySet<string> = new Set(['connection', 'content', 'dynamic', 'lifecycle', 'provisioner'])

/** Blocks of which there may be several by a `count`. */
const COUNTED: ReadonlySet<string> = new Set(['data', 'module', 'resource'])

/** The file once for each thing in it that may hang on the variable; everything else keeps its place. */
export function variantsOf(body: Body, variable: string): readonly Variant[] {
  return body.blocks.flatMap(block => {
    const literal = BLOCKS[block.type.value]
    if (literal === undefined) throw new Error(`What may be unknown in \`${block.type.value}\` is not said`)
    if (literal === null) return []
    const values = valuesIn(block, literal).map(at => ({ at, by: reference(at, variable) }))
    const blocks = blocksIn(block).map(at => ({ at, by: dynamic(at, variable) }))
    return [
      ...values.map(({ at, by }) => ({ kind: 'value' as const, at, body: exchanged(body, at, by) })),
      ...blocks.map(({ at, by }) => ({ kind: 'block' as const, at, body: exchanged(body, at, by) })),
      ...(isOnce(block)
        ? [{ kind: 'count' as const, at: block.type, body: exchanged(body, block, counted(block, variable)) }]
        : []),
    ]
  })
}

/** The values of arguments, and the literals inside of them. */
function valuesIn({ body }: Block, literal: readonly string[]): readonly Expression[] {
  const own = body.attributes.filter(({ name }) => !literal.includes(name.value)).map(({ value }) => value)
  const inside = body.blocks.flatMap(block => {
    const inner = NESTED[block.type.value]
    return inner === null ? [] : valuesIn(block, inner ?? [])
  })
  return [...new Set(own.flatMap(value => [value, ...literalsIn(value)])), ...inside]
}

function blocksIn({ type, body }: Block): readonly Block[] {
  if (type.value === 'provider') return []
  return body.blocks.flatMap(block => [...(ALWAYS.has(block.type.value) ? [] : [block]), ...blocksIn(block)])
}

/** There could be several of it, and there is one. */
function isOnce({ type, body }: Block): boolean {
  const isSeveral = body.attributes.some(({ name }) => name.value === 'count' || name.value === 'for_each')
  return COUNTED.has(type.value) && !isSeveral
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

/** `var.NAME` */
function reference({ start, end }: Range, name: string): Expression {
  const from: Expression = { kind: 'variable', name: 'var', start, end }
  return { kind: 'traversal', from, steps: [{ kind: 'attribute', name, start, end }], start, end }
}

function argument(name: string, { start, end }: Range, variable: string): Attribute {
  return {
    name: { kind: 'name', value: name, start, end },
    value: reference({ start, end }, variable),
    start,
    end,
  }
}

function counted(block: Block, variable: string): Block {
  const attributes = [...block.body.attributes, argument('count', block.type, variable)]
  return { ...block, body: { ...block.body, attributes } }
}

/** `dynamic "TYPE" { for_each = var.NAME, content { … } }` */
function dynamic(block: Block, variable: string): Block {
  const named = (value: string): Block['type'] => ({ ...block.type, value })
  return {
    ...block,
    type: named('dynamic'),
    labels: [block.type],
    body: {
      ...block.body,
      attributes: [argument('for_each', block.type, variable)],
      blocks: [{ ...block, type: named('content'), labels: [] }],
    },
  }
}

/** The same file with something else in one place. Nodes on the way are made anew, and all others shared. */
function exchanged(body: Body, at: Range, by: Range): Body {
  return exchangedIn(body, at, by) as Body
}

function exchangedIn(node: unknown, at: Range, by: Range): unknown {
  if (node === at) return by
  if (Array.isArray(node)) return node.map((item: unknown) => exchangedIn(item, at, by))
  if (typeof node !== 'object' || node === null || !('start' in node) || !holds(node as Range, at))
    return node
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, exchangedIn(value, at, by)]))
}

/** One range holds the other. */
export function holds(outer: Range, inner: Range): boolean {
  return outer.start.offset <= inner.start.offset && inner.end.offset <= outer.end.offset
}
