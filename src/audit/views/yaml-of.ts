import { parse } from 'yaml'
import { type Attribute, attributeOf } from '../resource/attribute.ts'
import type { Traced, Value } from '../resource/value.ts'
import { jsonOf } from './json-of.ts'

/** As long as a document of Systems Manager may be. */
const MAX_LENGTH = 65_536

/** As `jsonOf`, also for a known text of YAML: all that is in it then has the place of the whole. */
export function jsonOrYamlOf(attribute: Attribute): Attribute {
  const { value, isWritten, path, place, resource } = attribute
  if (!isWritten || value?.kind !== 'string' || /^\s*[[{]/.test(value.value)) return jsonOf(attribute)
  return attributeOf(valueOfYaml(value.value, value), path, place, resource)
}

/** What is no YAML, or is nested too deeply to be read, is not known. */
function valueOfYaml(text: string, { place, through }: Traced): Value {
  const traced = { place, through, references: [] }
  try {
    if (text.length <= MAX_LENGTH) return valueOf(parse(text, { logLevel: 'error' }), traced)
  } catch {
    // Said below.
  }
  return { kind: 'unknown', why: 'it is not YAML', ...traced }
}

function valueOf(parsed: unknown, traced: Traced): Value {
  if (typeof parsed === 'string') return { kind: 'string', value: parsed, ...traced }
  if (typeof parsed === 'number') return { kind: 'number', value: parsed, ...traced }
  if (typeof parsed === 'boolean') return { kind: 'boolean', value: parsed, ...traced }
  if (parsed === null) return { kind: 'null', ...traced }
  if (Array.isArray(parsed))
    return { kind: 'list', items: parsed.map(item => valueOf(item, traced)), isComplete: true, ...traced }
  if (typeof parsed !== 'object') return { kind: 'unknown', why: 'it is not YAML', ...traced }
  const entries = Object.entries(parsed).map(([name, inner]) => [name, valueOf(inner, traced)] as const)
  return { kind: 'object', entries: new Map(entries), isComplete: true, ...traced }
}
