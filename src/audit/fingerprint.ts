import { createHash } from 'node:crypto'
import type { SourceTree } from './evaluate/evaluate-root.ts'
import type { Resource } from './resource/resource.ts'

/** The same for a rule’s findings about one attribute of one resource, wherever its lines stand. */
export function fingerprintOf(rule: string, root: string, address: string, attribute: string): string {
  return hash([rule, root, address, attribute])
}

/** The same for a rule’s findings about one attribute of resources whose blocks hold the same, whatever their names. */
export function contentOf(
  rule: string,
  attribute: string,
  resource: Resource | null,
  tree: SourceTree,
): string {
  if (resource === null) return hash([rule, attribute])
  const { block, place, type } = resource
  const file = tree.read(block.path)
  const text = typeof file === 'string' ? '' : file.text.slice(place.end.offset, block.end.offset)
  return hash([rule, type, attribute, text.replaceAll(/\s+/g, ' ').trim()])
}

function hash(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
}
