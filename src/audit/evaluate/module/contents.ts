import type { Attribute, Block, Body, SyntaxProblem } from '../../language/hcl/syntax.ts'
import type { Range } from '../../resource/place.ts'

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
  const inside = broken.filter(problem => holds(body, problem))
  if (inside.length === 0) return false
  const parts = [...body.attributes, ...body.blocks]
  return !inside.every(problem => parts.some(part => holds(part, problem)))
}

function holds({ start, end }: Range, { start: { offset } }: Range): boolean {
  return start.offset <= offset && offset <= end.offset
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
