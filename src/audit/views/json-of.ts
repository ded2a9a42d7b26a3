import { type Attribute, attributeOf } from '../resource/attribute.ts'
import type { Value } from '../resource/value.ts'
import { documentOfPieces, documentOfText } from './policy/read-document.ts'

/**
 * The JSON document that an attribute holds, as text or by `jsonencode`, with the places that it has where it is
 * written. What is no JSON is unknown, and so is what depends on unknown parts; nothing where nothing is written.
 */
export function jsonOf(attribute: Attribute): Attribute {
  const { value, isWritten, path, place, resource } = attribute
  return attributeOf(isWritten ? documentIn(value) : null, path, place, resource)
}

function documentIn(value: Value | null): Value | null {
  if (value?.kind !== 'string' && value?.kind !== 'unknown') return value
  if (value.decoded !== undefined) return value.decoded
  if (value.kind === 'string') return documentOfText(value).value
  return value.pieces === undefined ? value : documentOfPieces(value, value.pieces).value
}
