import { createHmac, hash as hashNow, randomBytes } from 'node:crypto'
import type { SourceTree } from './evaluate/evaluate-root.ts'
import type { Place } from './resource/place.ts'
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
  return hash([rule, resource.type, attribute, bodyOf(resource, tree)])
}

/** Nobody shall find a secret by trying which one has its hash. */
const KEY = randomBytes(32)

/** Tells whether one secret is another one, in one process: what is written at the place, however it is indented. */
export function secretOf({ path, start, end }: Place, tree: SourceTree): string {
  const file = tree.read(path)
  const text = typeof file === 'string' ? '' : file.text.slice(start.offset, end.offset)
  return createHmac('sha256', KEY).update(text.replaceAll(/\s+/g, ' ')).digest('base64')
}

/** Many rules ask for the same block. */
const bodies = new WeakMap<Resource['block'], string>()

/** What a resource’s block holds, however it is indented, as one short text. */
function bodyOf({ block, place }: Resource, tree: SourceTree): string {
  const known = bodies.get(block)
  if (known !== undefined) return known
  const file = tree.read(block.path)
  const text = typeof file === 'string' ? '' : file.text.slice(place.end.offset, block.end.offset)
  const body = hash([text.replaceAll(/\s+/g, ' ').trim()])
  bodies.set(block, body)
  return body
}

function hash(parts: readonly string[]): string {
  return hashNow('sha256', JSON.stringify(parts)).slice(0, 32)
}
