import type { Attribute } from '../../resource/attribute.ts'
import { either, not, some, type Truth } from '../../resource/truth.ts'
import { remembered } from './remembered.ts'

/** The elements of a list, or the one that stands for it. */
export const elementsOf = remembered((elements: Attribute): readonly Attribute[] => elements.each())

/** Whether a list may hold more than what is seen of it. */
export function mayHoldMore({ value, isWritten }: Attribute): boolean {
  return isWritten && value?.kind === 'list' && !value.isComplete
}

/**
 * Whether one of the elements is so, of a list or one text. One unknown thing is asked itself, since its known parts and
 * what it refers to say something of it.
 */
export function someOf(elements: Attribute, holds: (element: Attribute) => Truth): Truth {
  if (elements.isWritten && elements.value?.kind === 'unknown') return holds(elements)
  return either(some(elementsOf(elements), holds), mayHoldMore(elements) ? 'unknown' : 'no')
}

/** All of them are so. */
export function everyOf(elements: Attribute, holds: (element: Attribute) => Truth): Truth {
  return not(someOf(elements, element => not(holds(element))))
}
