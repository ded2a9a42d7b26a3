/**
 * The only place that makes Markdown out of what somebody typed.
 *
 * GitHub reads a text three times, and each reading has its own cure:
 * 1. Blocks and inlines (https://github.github.com/gfm). A character reference never counts as structure
 *    (section “Entity and numeric character references”), and `&#124;` is no cell boundary of a table.
 *    So every character that could be structure becomes a reference.
 * 2. HTML. `<`, `>` and `&` are among those characters.
 * 3. The rendered text, in which GitHub then links @names, #12, GH-12, commits, addresses and :emoji:.
 *    A reference has become its character by then, so these are broken by a zero-width space. Nothing
 *    inside `<code>` is linked.
 */

/** Structure in Markdown or HTML wherever it stands. */
const STRUCTURE = /[&<>\\`*[\]~|]/
/** An underscore between letters or digits is no emphasis in GFM, and file names are full of them. */
const UNDERSCORE = /(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/
/** Makes a list, a heading or a rule at the start of a line only. */
const LINE_START = /(?<=^ ?)[-+=]|(?<=^ ?\d{1,9})[.)]/
/** `$…$` is a formula; GitHub's manual names this way around it (“Writing mathematical expressions”). */
const FORMULA = /\$/
/** Joins what would become a link: mention or e-mail, issue, address, emoji. */
const JOINTS = /@|#|:(?=\/\/|[\w+-]+:)|(?<=www)(?=\.)|(?<=\bgh-)(?=\d)/
const COMMIT = /(?<!\w)[0-9a-f]{7,40}(?!\w)/

const ACTIVE = new RegExp(
  [STRUCTURE, UNDERSCORE, LINE_START, FORMULA, JOINTS, COMMIT].map(({ source }) => source).join('|'),
  'gi',
)

const LINE_BREAKS_AND_SPACES = /[\t\n\v\f\r\u0085\u2028\u2029\p{Zs}]+/gu
/** Not seen, or changes how its neighbours are seen: controls, directions, zero widths, fillers. */
const INVISIBLE = /[[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{DI}\u2800]--[\uFE0E\uFE0F]]/gv
const SPACE_THAT_HIDES = /^ +| +$|[\p{Zs}--[ ]]/gv
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u
const LOGIN = /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}(?:_[a-z\d]+)?$/i

const ZERO_WIDTH_SPACE = '&#8203;'

/** Text that shows exactly what it says, in a paragraph, a list or a cell of a table. */
export function plain(text: string): string {
  return visible(text.replace(LINE_BREAKS_AND_SPACES, ' ')).replace(ACTIVE, harmless)
}

/**
 * A sentence of ours as Markdown: `code` between backticks stays code, all else is plain text.
 * Whatever the sentence quotes, it stays within one paragraph, list item or cell.
 */
export function inline(sentence: string): string {
  const parts = sentence.replace(/^\s+|\s+$/g, '').split(/`([^`]+)`/)
  const written = parts.map((part, i) => (i % 2 === 1 ? code(part) : plain(part))).join('')
  // Two spans side by side would make one longer run of backticks, which means something else.
  return written.replaceAll('``', `\`${ZERO_WIDTH_SPACE}\``)
}

/** The sentence without any markup, for titles and other places that GitHub shows as they are. */
export function unmarked(sentence: string): string {
  return visible(sentence.replaceAll('`', '').replace(LINE_BREAKS_AND_SPACES, ' ')).trim()
}

/** A name that notifies its owner, where it is a login at all. */
export function mention(login: string): string {
  return LOGIN.test(login) ? `@${login}` : plain(login)
}

/** The text, at most `max` characters long, never cut within a character. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text
  const kept = text.slice(0, max - 1)
  const whole = /[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept
  return `${whole.trimEnd()}…`
}

function code(content: string): string {
  const shown = visible(content.replace(SPACE_THAT_HIDES, named))
  // Inside a code span nothing is structure but the backtick, and in a table the pipe.
  const written = shown.includes('|') ? `<code>${plain(shown)}</code>` : `\`${shown}\``
  return RIGHT_TO_LEFT.test(shown) ? `\u2068${written}\u2069` : written
}

function visible(text: string): string {
  return text.replace(INVISIBLE, named)
}

/** `[U+202E]` for each character. */
function named(characters: string): string {
  return Array.from(characters, character => {
    const digits = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    return `[U+${digits}]`
  }).join('')
}

function harmless(found: string): string {
  if (found === '') return ZERO_WIDTH_SPACE
  if (found === '$') return '<span>$</span>'
  if (found === '@' || found === '#' || found === ':') return found + ZERO_WIDTH_SPACE
  if (found.length === 1) return `&#${found.charCodeAt(0)};`
  return (found.match(/.{1,6}/g) ?? []).join(ZERO_WIDTH_SPACE)
}
