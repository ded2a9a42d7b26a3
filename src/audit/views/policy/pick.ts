import type { Attribute } from '../../resource/attribute.ts'
import type { Truth } from '../../resource/truth.ts'
import { elementsOf, mayHoldMore } from './some-of.ts'

/** More elements than a policy of AWS’s greatest size can hold; those behind are not looked at. */
const MAX_ELEMENTS = 2000

/** The element that an answer is about. */
export interface Picked {
  readonly answer: Truth
  readonly at: Attribute
}

/** The first element that is so; else the first that may be so; else the elements themselves, of which none is. */
export function pick(elements: Attribute, holds: (element: Attribute) => Truth): Picked {
  if (elements.isWritten && elements.value?.kind === 'unknown')
    return { answer: holds(elements), at: elements }
  const all = elementsOf(elements)
  let doubtful: Attribute | null = all.length > MAX_ELEMENTS || mayHoldMore(elements) ? elements : null
  for (const element of all.slice(0, MAX_ELEMENTS)) {
    const answer = holds(element)
    if (answer === 'yes') return { answer, at: element }
    if (answer === 'unknown') doubtful ??= element
  }
  return doubtful === null ? { answer: 'no', at: elements } : { answer: 'unknown', at: doubtful }
}
