import { attributeOf, type Inline, inlineOf, passCode, passUntil, tagAt, textAt } from './inline.ts'
import { linkTarget } from './link-target.ts'
import { paragraphsOf } from './paragraphs.ts'

interface Bracket {
  readonly isImage: boolean
  /** Where the text in the brackets begins. */
  readonly textStart: number
  /** How many addresses had been found before: those within a link's text are no links. */
  readonly found: number
  /** How many characters had been shown before: a link without text is not shown. */
  readonly shown: number
}

interface Reader extends Inline {
  readonly definitions: ReadonlyMap<string, string>
  readonly addresses: string[]
  brackets: Bracket[]
  shown: number
}

/** Elements whose content is code, or not shown at all. */
const CODE_ELEMENTS = new Set(['code', 'pre', 'samp', 'script', 'style', 'textarea', 'tt'])

const READERS: Readonly<Record<string, (reader: Reader) => void>> = {
  '\\': reader => showCharacter(reader, 2),
  '`': passCode,
  '<': readAngle,
  '!': reader =>
    reader.source.charAt(reader.at + 1) === '[' ? openBracket(reader, true) : showCharacter(reader),
  '[': reader => openBracket(reader, false),
  ']': closeBracket,
}

/**
 * The addresses of the links that people see in a Markdown text: bare addresses, `<address>`, `[text](address)`,
 * `[text][label]`, and `<a href>`. None from comments, code, images, titles, and links without text.
 * Takes time linear to the text, whatever it holds.
 */
export function visibleLinks(markdown: string): string[] {
  const { texts, definitions } = paragraphsOf(markdown)
  return texts.flatMap(text => linksOfParagraph(text, definitions)).map(withoutEntities)
}

function linksOfParagraph(source: string, definitions: ReadonlyMap<string, string>): string[] {
  const reader: Reader = { ...inlineOf(source), definitions, addresses: [], brackets: [], shown: 0 }
  while (reader.at < source.length) {
    const read = READERS[source.charAt(reader.at)] ?? readText
    read(reader)
  }
  return reader.addresses
}

function readText(reader: Reader): void {
  const before = reader.source.charAt(reader.at - 1)
  const run = /[\p{L}\p{N}]/u.test(before) ? '' : textAt(reader, /https?:\/\/[^\s<>|`"[\]\\]+/iy)
  if (run === '') return showCharacter(reader)
  const address = withoutTrailing(run)
  reader.addresses.push(address)
  reader.shown += 1
  reader.at += address.length
}

function showCharacter(reader: Reader, length = 1): void {
  if (!/^[\s\p{Cf}]/u.test(reader.source.charAt(reader.at))) reader.shown += 1
  reader.at += length
}

function readAngle(reader: Reader): void {
  if (reader.source.startsWith('<!--', reader.at) && passUntil(reader, '-->')) return
  const tag = tagAt(reader)
  if (tag === null) return showCharacter(reader)
  reader.at = tag.end
  if (tag.closes) return
  if (CODE_ELEMENTS.has(tag.name) && !passUntil(reader, `</${tag.name}>`)) reader.at = reader.source.length
  const address = tag.name === 'a' ? attributeOf(tag, 'href') : null
  if (address !== null) reader.addresses.push(address)
}

function openBracket(reader: Reader, isImage: boolean): void {
  reader.at += isImage ? 2 : 1
  const { at: textStart, shown } = reader
  reader.brackets.push({ isImage, textStart, shown, found: reader.addresses.length })
}

function closeBracket(reader: Reader): void {
  reader.at += 1
  const bracket = reader.brackets.pop()
  const target = bracket && linkTarget(reader, bracket.textStart, reader.definitions)
  if (!bracket || !target) return
  reader.at = target.end
  reader.addresses.length = bracket.found
  if (bracket.isImage) {
    reader.shown += 1
    return
  }
  if (reader.shown > bracket.shown) reader.addresses.push(target.address)
  // Links do not stand in links: the brackets around this one are text.
  reader.brackets = reader.brackets.filter(other => other.isImage)
}

/** Punctuation at the end of a bare address belongs to the sentence, as does a parenthesis that it did not open. */
function withoutTrailing(address: string): string {
  let open = address.split('(').length - address.split(')').length
  let end = address.length
  for (; end > 0; end--) {
    const last = address.charAt(end - 1)
    if (last === ')' && open < 0) open += 1
    else if (!/[?!.,:;*_~']/.test(last)) break
  }
  return address.slice(0, end)
}

function withoutEntities(address: string): string {
  return address.replaceAll('&amp;', '&')
}
