const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
/** Every character of such a text is one for itself. */
const SIMPLE = /^[\n\t -~]*$/

/** What people take for single characters, as Terraform counts them (Unicode’s extended grapheme clusters). */
export function graphemes(text: string): readonly string[] {
  return SIMPLE.test(text) ? text.split('') : Array.from(segmenter.segment(text), ({ segment }) => segment)
}

export function graphemeCount(text: string): number {
  return SIMPLE.test(text) ? text.length : graphemes(text).length
}
