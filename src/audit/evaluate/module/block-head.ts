import type { Block } from '../../language/hcl/syntax.ts'
import type { Range } from '../../resource/place.ts'

/** The head of a block: its type and labels. */
export function headOf(block: Block): Range {
  return { start: block.start, end: (block.labels.at(-1) ?? block.type).end }
}
