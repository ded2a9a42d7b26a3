import * as z from 'zod'
import { bare, typeInWords } from '../policy/schema-words.ts'
import { code, prose, table } from './markdown.ts'

interface Option {
  readonly name: string
  readonly schema: z.ZodType
}

/** The keys of a map as a table: key, value, default, description. Maps in it are taken apart, named after `prefix`. */
export function optionsTable(schema: z.ZodType, prefix = ''): string {
  const rows = optionsOf(schema, prefix).map(({ name, schema }) => [
    code(name),
    `${typeInWords(schema)}${atMost(schema)}`,
    defaultOf(schema),
    prose(schema.description ?? bare(schema).description ?? ''),
  ])
  return table(['Key', 'Value', 'Default', 'What it says'], rows)
}

/** `level` first, as everybody writes it. */
function optionsOf(schema: z.ZodType, prefix: string): Option[] {
  const here = bare(schema)
  if (!(here instanceof z.ZodObject)) return []
  const entries = Object.entries<z.ZodType>(here.shape)
  const ordered = entries.toSorted(([a], [b]) => Number(b === 'level') - Number(a === 'level'))
  return ordered.flatMap(([key, member]) => withInner({ name: `${prefix}${key}`, schema: member }))
}

function withInner(option: Option): Option[] {
  const inner = bare(option.schema)
  if (inner instanceof z.ZodArray) {
    const element = bare(inner.element as z.ZodType)
    return [option, ...optionsOf(element, `${option.name}[].`)]
  }
  if (inner instanceof z.ZodRecord)
    return [option, ...optionsOf(inner.valueType as z.ZodType, `${option.name}.NAME.`)]
  return [option, ...optionsOf(inner, `${option.name}.`)]
}

/** How long a list may be. */
function atMost(schema: z.ZodType): string {
  const { maxItems } = z.toJSONSchema(bare(schema), { io: 'input', unrepresentable: 'any' })
  return maxItems === undefined ? '' : `, at most ${maxItems.toLocaleString('en')}`
}

/** What holds where the key is left out; a map's own keys say it for themselves. */
function defaultOf(schema: z.ZodType): string {
  if (bare(schema) instanceof z.ZodObject) return ''
  const parsed = schema.safeParse(undefined)
  if (!parsed.success) return 'must be given'
  return parsed.data === undefined ? '' : code(flow(parsed.data))
}

/** A value as YAML writes it on one line. */
export function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, inner]) => `${key}: ${flow(inner)}`)
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`
  }
  if (typeof value !== 'string') return String(value)
  return /^[\w][\w .@/-]*$/.test(value) && !/ $|^(true|false|null|\d.*)$/.test(value)
    ? value
    : `'${value.replaceAll("'", "''")}'`
}
