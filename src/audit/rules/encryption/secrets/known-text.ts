import type { Attribute } from '../../../resource/attribute.ts'
import { attributeOf } from '../../../resource/attribute.ts'
import { textOf } from '../../../resource/predicates.ts'

/** What stands for the parts of a text that are not known. */
const UNKNOWN = '${…}'

/**
 * The text that an attribute holds, as far as it stands in the configuration itself; `null`: nothing does. What comes
 * from another resource does not: it is told there.
 */
export function writtenText({ value, isWritten }: Attribute): string | null {
  if (!isWritten || value === null || value.references.length > 0) return null
  return textOf(value)
}

/** The same with `${…}` for what is not known of it, or comes from elsewhere; of a text in base64 what it encodes. */
export function partlyWrittenText({ value, isWritten }: Attribute): string | null {
  if (!isWritten || value === null) return null
  if (value.kind !== 'unknown') return textOf(value)
  const { pieces } = value.encoded ?? value
  return pieces?.map(piece => piece ?? UNKNOWN).join('') ?? null
}

/** A member of a map or object. */
export interface Member {
  readonly name: string
  readonly attribute: Attribute
}

/** The members of a map or object that are known, whatever characters their names have. */
export function membersOf({ value, path, place, resource }: Attribute): readonly Member[] {
  if (value?.kind !== 'object') return []
  return [...value.entries].map(([name, member]) => ({
    name,
    attribute: attributeOf(member, `${path}.${name}`, place, resource),
  }))
}
