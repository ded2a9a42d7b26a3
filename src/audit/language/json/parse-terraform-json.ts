import type { JsonNode, JsonObject } from '../../resource/json/json-node.ts'
import { readJson } from '../../resource/json/read-json.ts'
import type { ParsedHcl } from '../hcl/parse-hcl.ts'
import { MODULE_FILE, VARIABLES_FILE } from './block-shapes.ts'
import { bodyOf } from './body.ts'
import { type JsonFile, say } from './json-file.ts'
import { positionsIn } from './positions.ts'

/**
 * Reads a file in Terraform’s JSON syntax (`*.tf.json`, `*.tfvars.json`,
 * https://developer.hashicorp.com/terraform/language/syntax/json) into the tree that the native syntax has. What of a
 * resource is a nested block depends on its provider, so nested blocks are arguments here: objects, or lists of them.
 * Never throws: what is broken is in `problems`, and everything else is read. Linear in the length of the text.
 */
export function parseTerraformJson(text: string, path: string): ParsedHcl {
  const file: JsonFile = { text, path, positions: positionsIn(text), problems: [] }
  const { root, problems } = readJson(text)
  for (const problem of problems) say(file, problem, problem.says)
  const shape = path.endsWith('.tfvars.json') ? VARIABLES_FILE : MODULE_FILE
  const body = bodyOf(file, objectsIn(file, root), shape, { start: 0, end: text.length })
  return { body, problems: file.problems }
}

/** The root is an object, or a list of objects. */
function objectsIn(file: JsonFile, root: JsonNode): readonly JsonObject[] {
  if (root.kind === 'object') return [root]
  const items = root.kind === 'array' ? root.items : [root]
  const objects = items.filter(item => item.kind === 'object')
  const other = items.find(item => item.kind !== 'object' && item.kind !== 'invalid')
  if (other !== undefined) say(file, other, 'The file holds an object: `{ "resource": { … } }`.')
  return objects
}
