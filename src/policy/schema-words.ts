import * as z from 'zod'
import type { Path } from './path.ts'

/** The schema without what only makes it optional. */
export function bare(schema: z.ZodType): z.ZodType {
  const isWrapped =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable
  return isWrapped ? bare(schema.def.innerType as z.ZodType) : schema
}

/** The schema of what stands at a path; `null` where nothing may stand. */
export function schemaAt(schema: z.ZodType, path: Path): z.ZodType | null {
  const here = bare(schema)
  const [step, ...rest] = path
  if (step === undefined) return here
  const next = memberOf(here, step)
  return next === null ? null : schemaAt(next, rest)
}

function memberOf(schema: z.ZodType, step: string | number): z.ZodType | null {
  if (schema instanceof z.ZodObject) {
    return Object.hasOwn(schema.shape, step) ? ((schema.shape[step] as z.ZodType | undefined) ?? null) : null
  }
  if (schema instanceof z.ZodRecord) return schema.valueType as z.ZodType
  if (schema instanceof z.ZodArray) return typeof step === 'number' ? (schema.element as z.ZodType) : null
  if (!(schema instanceof z.ZodUnion)) return null
  const members = (schema.options as readonly z.ZodType[]).map(option => memberOf(bare(option), step))
  return members.find(member => member !== null) ?? null
}

/** The keys that a map of this schema may have; empty for what is no map, or takes any key. */
export function keysOf(schema: z.ZodType | null): readonly string[] {
  if (schema === null) return []
  const here = bare(schema)
  if (here instanceof z.ZodObject) return Object.keys(here.shape)
  if (!(here instanceof z.ZodUnion)) return []
  return [...new Set((here.options as readonly z.ZodType[]).flatMap(keysOf))]
}

/** What may stand there, in words with an article: “a list of texts”, “`required`, `advisory` or `off`”. */
export function typeInWords(schema: z.ZodType): string {
  const here = bare(schema)
  if (here instanceof z.ZodArray) return listInWords(bare(here.element as z.ZodType))
  if (here instanceof z.ZodEnum) return oneOf(here.options.map(quoted))
  if (here instanceof z.ZodLiteral) return oneOf([...here.values].map(quoted))
  if (here instanceof z.ZodUnion) return oneOf((here.options as readonly z.ZodType[]).map(typeInWords))
  if (here instanceof z.ZodObject || here instanceof z.ZodRecord) return 'a map'
  if (here instanceof z.ZodBoolean) return '`true` or `false`'
  if (here instanceof z.ZodNumber) return here.isInt ? 'a whole number' : 'a number'
  return 'text'
}

function listInWords(element: z.ZodType): string {
  if (element instanceof z.ZodObject || element instanceof z.ZodRecord) return 'a list of maps'
  if (element instanceof z.ZodString) return 'a list of texts'
  if (element instanceof z.ZodEnum) return `a list of ${element.options.map(quoted).join(', ')}`
  return 'a list'
}

function quoted(value: unknown): string {
  return `\`${String(value)}\``
}

/** “a, b or c”. */
export function oneOf(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}
