import type { Attribute } from '../resource/attribute.ts'

/** The blocks, or items of the list, that are seen. */
export function seenIn(written: Attribute): readonly Attribute[] {
  return written.value?.kind === 'unknown' ? [] : written.each()
}

/** There may be others than those that are seen. */
export function mayHoldMore({ value }: Attribute): boolean {
  return value?.kind === 'unknown' || (value?.kind === 'list' && !value.isComplete)
}
