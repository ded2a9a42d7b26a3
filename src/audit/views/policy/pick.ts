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
  let doubtful: Attribute | null = hidesMore(elements) ? elements : null
  for (const element of all.slice(0, MAX_ELEMENTS)) {
    const answer = holds(element)
    if (answer === 'yes') return { answer, at: element }
    if (answer === 'unknown') doubtful ??= element
  }
  return doubtful === null ? { answer: 'no', at: elements } : { answer: 'unknown', at: doubtful }
}

/** Every element that is so; one more stands for those of which it is not known. */
export function pickAll(elements: Attribute, holds: (element: Attribute) => Truth): readonly Picked[] {
  if (elements.isWritten && elements.value?.kind === 'unknown')
    return [{ answer: holds(elements), at: elements }]
  const picked = elementsOf(elements)
    .slice(0, MAX_ELEMENTS)
    .map(element => ({ answer: holds(element), at: element }))
  const hidden: Picked[] = hidesMore(elements) ? [{ answer: 'unknown', at: elements }] : []
  const doubtful = [...picked.filter(({ answer }) => answer === 'unknown'), ...hidden]
  return [...picked.filter(({ answer }) => answer === 'yes'), ...doubtful.slice(0, 1)]
}

function hidesMore(elements: Attribute): boolean {
  return mayHoldMore(elements) || elementsOf(elements).length > MAX_ELEMENTS
}
