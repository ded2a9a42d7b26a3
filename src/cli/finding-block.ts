import type { WaiverMarker } from '../model/finding.ts'
import { cut, unmarked } from '../publish/markdown.ts'
import { excerpt, paint } from './excerpt.ts'

/** What a terminal shows of one finding, whichever detector found it. */
export interface FindingBlock {
  /** `src/fetch.py:2` */
  readonly place: string
  readonly degree: { readonly word: string; readonly style: 'red' | 'yellow' | 'dim' }
  readonly title: string
  readonly rule: string
  /** `note`: what is wrong, behind the caret. */
  readonly excerpt: {
    readonly lines: readonly string[]
    readonly line: number
    readonly column: number
    readonly note?: string
  }
  /** Sentences below it. */
  readonly words: readonly string[]
}

const LONGEST = 500

/** The place, what it is, its lines, and what to do. Ends with a line end. */
export function findingBlock(
  { place, degree, title, rule, excerpt: shown, words }: FindingBlock,
  colour: boolean,
): string {
  const first = paint(unmarked(place), 'bold', colour)
  const note = cut(unmarked(shown.note ?? ''), LONGEST)
  return [
    `${first}  ${paint(degree.word, degree.style, colour)}  ${unmarked(title)}  ${rule}\n`,
    excerpt(shown.lines, shown, colour, note),
    ...words.map(each => `  ${cut(unmarked(each), LONGEST)}\n`),
  ].join('')
}

/** The sentence about a justification that stands in the code. */
export function justified(marker: WaiverMarker | undefined): string[] {
  if (marker === undefined) return []
  const reason = marker.reason === null ? ' without a reason' : `: “${marker.reason}”`
  return [`Justified${reason}; whether that holds, the policy and its approval say.`]
}
