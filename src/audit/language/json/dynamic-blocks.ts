import type { JsonNode } from '../../resource/json/json-node.ts'

/**
 * The values in a body that hold a `dynamic` block somewhere: they, and what is around them, are nested blocks. Found
 * in one walk, from the inside out.
 */
export function withDynamicBlocks(root: JsonNode): ReadonlySet<JsonNode> {
  const found = new Set<JsonNode>()
  visit(root, found)
  return found
}

function visit(node: JsonNode, found: Set<JsonNode>): boolean {
  const inside = innerOf(node).map(inner => visit(inner, found))
  const holds = isDynamic(node) || inside.includes(true)
  if (holds) found.add(node)
  return holds
}

function innerOf(node: JsonNode): readonly JsonNode[] {
  if (node.kind === 'array') return node.items
  return node.kind === 'object' ? node.members.map(({ value }) => value) : []
}

/** `{ "dynamic": { "ingress": { "for_each": …, "content": … } } }`; a map may have a key of this name, too. */
function isDynamic(node: JsonNode): boolean {
  if (node.kind !== 'object') return false
  return node.members.some(({ key, value }) => key.value === 'dynamic' && holdsContents(value))
}

function holdsContents(node: JsonNode): boolean {
  const labelled = node.kind === 'array' ? node.items.flatMap(innerOf) : innerOf(node)
  const bodies = labelled.flatMap(each => (each.kind === 'array' ? each.items : [each]))
  return bodies.length > 0 && bodies.every(hasContent)
}

function hasContent(node: JsonNode): boolean {
  return node.kind === 'object' && node.members.some(({ key }) => key.value === 'content')
}
