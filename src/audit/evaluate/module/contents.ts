import type { Attribute, Block, Body, SyntaxProblem } from '../../language/hcl/syntax.ts'

/** A block and the file that it stands in. */
export interface BlockIn {
  readonly path: string
  readonly block: Block
  /** What could not be read of the file, in its order. */
  readonly broken: readonly SyntaxProblem[]
}

/** An argument and the file that it stands in, which is another one than its block’s where it was overridden. */
export interface AttributeIn {
  readonly path: string
  readonly attribute: Attribute
}

/** What a block holds, together with what other files override of it. */
export interface Contents {
  readonly attributes: ReadonlyMap<string, AttributeIn>
  readonly blocks: readonly BlockIn[]
  /** Something in it could not be read: what is missing may have been there. */
  readonly isBroken: boolean
}

/** What a block holds by itself. */
export function contentsOf({ path, block, broken }: BlockIn): Contents {
  return contentsOfBody(block.body, path, broken)
}

export function contentsOfBody(body: Body, path: string, broken: readonly SyntaxProblem[]): Contents {
  const attributes = new Map(body.attributes.map(each => [each.name.value, { path, attribute: each }]))
  const blocks = body.blocks.map(block => ({ path, block, broken }))
  return { attributes, blocks, isBroken: isBroken(body, broken) }
}

/** Something in the body could not be read, beside what could not be read of its arguments and blocks. */
function isBroken(body: Body, broken: readonly SyntaxProblem[]): boolean {
  if (broken.length === 0) return false
  const parts = [...body.attributes, ...body.blocks].toSorted((a, b) => a.start.offset - b.start.offset)
  let part = 0
  for (let at = firstFrom(broken, body.start.offset); at < broken.length; at += 1) {
    const offset = broken[at]?.start.offset ?? 0
    if (offset > body.end.offset) return false
    while (part < parts.length && (parts[part]?.end.offset ?? 0) < offset) part += 1
    if ((parts[part]?.start.offset ?? Infinity) > offset) return true
  }
  return false
}

/** The first of the problems, which are in order, that stands at an offset or behind it. */
function firstFrom(broken: readonly SyntaxProblem[], offset: number): number {
  let low = 0
  let high = broken.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((broken[middle]?.start.offset ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * A block with another one of the same name from an override file: its arguments replace those of the first one, its
 * blocks all blocks of the same type (https://developer.hashicorp.com/terraform/language/files/override).
 */
export function override(first: Contents, second: Contents): Contents {
  const replaced = new Set(second.blocks.map(blockType))
  return {
    attributes: new Map([...first.attributes, ...second.attributes]),
    blocks: [...first.blocks.filter(block => !replaced.has(blockType(block))), ...second.blocks],
    isBroken: first.isBroken || second.isBroken,
  }
}

/** `dynamic "ingress"` makes blocks of the type `ingress`. */
function blockType({ block }: BlockIn): string {
  const [label] = block.labels
  return block.type.value === 'dynamic' && label !== undefined ? label.value : block.type.value
}
