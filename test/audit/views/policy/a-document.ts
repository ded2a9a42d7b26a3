import { type Attribute, attributeOf } from '../../../../src/audit/resource/attribute.ts'
import type { Place } from '../../../../src/audit/resource/place.ts'
import type { Resource } from '../../../../src/audit/resource/resource.ts'
import type { Segment, StringValue, UnknownValue, Value } from '../../../../src/audit/resource/value.ts'

export const PATH = 'main.tf'

/** A place on one line: offsets are as if every line had a hundred characters. */
export function lineAt(line: number, column: number, length: number, path = PATH): Place {
  const offset = (line - 1) * 100 + column - 1
  return {
    path,
    start: { offset, line, column },
    end: { offset: offset + length, line, column: column + length },
  }
}

const traced = { place: lineAt(1, 1, 10), through: [], references: [] }

/** A resource with these attributes. */
export function aResource(values: Readonly<Record<string, Value>>, type = 'aws_iam_policy'): Resource {
  const value: Value = {
    kind: 'object',
    entries: new Map(Object.entries(values)),
    isComplete: true,
    ...traced,
  }
  const resource: Resource = {
    type,
    name: 'p',
    address: `${type}.p`,
    addressWithoutIndexes: `${type}.p`,
    directory: '',
    place: traced.place,
    block: traced.place,
    calls: [],
    isSymbolic: false,
    get: path => attributeOf(value, '', traced.place, resource).get(path),
    each: path => resource.get(path).each(),
  }
  return resource
}

/** A known text; with `lines`, each of its lines stands on a line of the file, from line 2 on, two columns in. */
export function aText(text: string, form: 'line' | 'lines' = 'line'): StringValue {
  const value = { kind: 'string' as const, value: text, ...traced }
  return form === 'line' ? value : { ...value, segments: segmentsOf(text) }
}

function segmentsOf(text: string): readonly Segment[] {
  let offset = 0
  return text.split(/(?<=\n)/).map((line, at) => {
    const segment = { offset, place: lineAt(at + 2, 3, line.length) }
    offset += line.length
    return segment
  })
}

/** A text of which parts are not known. */
export function aTemplate(
  pieces: readonly (string | null)[],
  references: readonly string[] = [],
): UnknownValue {
  return {
    kind: 'unknown',
    why: 'not known',
    ...traced,
    pieces,
    references: references.map(address => ({ address, attribute: 'arn' })),
    segments: segmentsOf(pieces.filter(piece => piece !== null).join('')),
  }
}

/** Plain JSON as a value, with places on line 9. */
export function aValue(json: unknown): Value {
  const at = { ...traced, place: lineAt(9, 1, 4) }
  if (typeof json === 'string') return { kind: 'string', value: json, ...at }
  if (typeof json === 'number') return { kind: 'number', value: json, ...at }
  if (typeof json === 'boolean') return { kind: 'boolean', value: json, ...at }
  if (json === null) return { kind: 'null', ...at }
  if (json === undefined) return { kind: 'unknown', why: 'not known', ...at }
  if (Array.isArray(json)) return { kind: 'list', items: json.map(aValue), isComplete: true, ...at }
  const entries = Object.entries(json).map(([key, inner]) => [key, aValue(inner)] as const)
  return { kind: 'object', entries: new Map(entries), isComplete: true, ...at }
}

/** The attribute `policy` of a resource that holds this value. */
export function thePolicy(value: Value): Attribute {
  return aResource({ policy: value }).get('policy')
}
