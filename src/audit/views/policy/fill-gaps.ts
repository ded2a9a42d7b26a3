/** A JSON text whose unknown parts are filled, so that what stands around them can be read. */
export interface Filled {
  readonly text: string
  /** Stands for an unknown part within a string. Where a whole value is unknown, it is a string of its own. */
  readonly mark: string
  /** The offset in the known text for one in the filled text. */
  readonly known: (offset: number) => number
  /** How many unknown parts end at an offset in the filled text, or before it. */
  readonly before: (offset: number) => number
}

/**
 * Puts marks in the place of unknown parts (`null`). Within quotation marks a part stays within them; elsewhere it is
 * taken as one whole value: `"Statement": ${local.more}`. Linear.
 */
export function fillGaps(pieces: readonly (string | null)[]): Filled {
  const mark = unusedCharacter(pieces)
  const gaps: Gap[] = []
  let text = ''
  let knownLength = 0
  let isInString = false
  for (const piece of pieces) {
    if (piece !== null) {
      isInString = endsInString(piece, isInString)
      text += piece
      knownLength += piece.length
      continue
    }
    text += isInString ? mark : `"${mark}"`
    gaps.push({ end: text.length, known: knownLength })
  }
  const before = (offset: number) => gapsBefore(gaps, offset)
  return { text, mark, known: offset => knownOffset(gaps, offset), before }
}

interface Gap {
  /** Where it ends in the filled text, and where that is in the known text. */
  readonly end: number
  readonly known: number
}

/** Of the last gap that ends at the offset or before it, as far on as the offset is behind its end. */
function knownOffset(gaps: readonly Gap[], offset: number): number {
  const count = gapsBefore(gaps, offset)
  const before = gaps[count - 1]
  const next = gaps[count]?.known ?? Number.POSITIVE_INFINITY
  return Math.min(next, before === undefined ? offset : before.known + offset - before.end)
}

function gapsBefore(gaps: readonly Gap[], offset: number): number {
  let low = 0
  let high = gaps.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((gaps[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

function endsInString(piece: string, startsInString: boolean): boolean {
  let isInString = startsInString
  for (let at = 0; at < piece.length; at += 1) {
    const character = piece[at]
    if (character === '"') isInString = !isInString
    else if (character === '\\' && isInString) at += 1
  }
  return isInString
}

/** A character of the private use area that does not stand in the text; the last one where all of them do. */
function unusedCharacter(pieces: readonly (string | null)[]): string {
  const used = new Set(pieces.flatMap(piece => piece?.match(/[\uE000-\uF8FF]/g) ?? []))
  for (let code = 0xe000; code < 0xf8ff; code += 1) {
    const character = String.fromCharCode(code)
    if (!used.has(character)) return character
  }
  return '\uF8FF'
}
