import { type Inline, LONGEST, textAt } from './inline.ts'
import { labelOf } from './paragraphs.ts'

/** Where a link leads, and where its notation ends. */
export interface LinkTarget {
  readonly address: string
  readonly end: number
}

/**
 * What follows the closed bracket of a link, `inline.at` being behind it: `(address "title")`, `[label]`, `[]`, or
 * nothing, when the text itself is the label. `null` where it is no link.
 */
export function linkTarget(
  inline: Inline,
  textStart: number,
  definitions: ReadonlyMap<string, string>,
): LinkTarget | null {
  return parenthesised(inline) ?? byLabel(inline, textStart, definitions)
}

function parenthesised({ source, at }: Inline): LinkTarget | null {
  if (source.charAt(at) !== '(') return null
  const rest = source.slice(at + 1, at + 1 + LONGEST)
  const space = /^\s*/.exec(rest)?.[0].length ?? 0
  const angled = /^<([^<>\n]*)>/.exec(rest.slice(space))
  const plain = angled === null ? balanced(rest, space) : ''
  const addressEnd = space + (angled?.[0].length ?? plain.length)
  const title = /^(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)/.exec(rest.slice(addressEnd))
  if (title === null) return null
  return { address: angled?.[1] ?? plain, end: at + 1 + addressEnd + title[0].length }
}

/** CommonMark asks for three at least, cmark takes 32. */
const DEEPEST_PARENTHESES = 32

/** An address up to white space or to a parenthesis that it did not open. */
function balanced(text: string, start: number): string {
  let open = 0
  let end = start
  for (; end < text.length; end++) {
    const character = text.charAt(end)
    if (/\s/.test(character)) break
    if (character === '(' && ++open > DEEPEST_PARENTHESES) break
    if (character === ')' && --open < 0) break
  }
  return text.slice(start, end)
}

function byLabel(
  inline: Inline,
  textStart: number,
  definitions: ReadonlyMap<string, string>,
): LinkTarget | null {
  if (definitions.size === 0) return null
  const bracket = textAt(inline, /\[[^[\]]{0,999}\]/y)
  const end = inline.at + bracket.length
  const own = inline.source.slice(textStart, inline.at - 1)
  const label = bracket.length > 2 ? bracket.slice(1, -1) : own
  if (label.length > 999) return null
  const address = definitions.get(labelOf(label))
  return address === undefined ? null : { address, end }
}
