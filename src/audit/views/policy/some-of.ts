import type { Attribute } from '../../resource/attribute.ts'
import { someItem } from '../../resource/predicates.ts'
import { not, type Truth } from '../../resource/truth.ts'

/**
 * As `someItem`, for elements that are a list or one text. One unknown thing is asked itself, since its known parts and
 * what it refers to say something of it.
 */
export function someOf(elements: Attribute, holds: (element: Attribute) => Truth): Truth {
  if (elements.isWritten && elements.value?.kind === 'unknown') return holds(elements)
  return someItem(elements, holds)
}

/** All of them are so. */
export function everyOf(elements: Attribute, holds: (element: Attribute) => Truth): Truth {
  return not(someOf(elements, element => not(holds(element))))
}
