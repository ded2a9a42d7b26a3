import type { YAMLError } from 'yaml'
import { shortened } from './path.ts'

const QUOTES = 'Put text that holds special characters in quotes.'

type Words = (error: YAMLError, text: string) => string

const WORDS: { readonly [Code in YAMLError['code']]?: Words } = {
  TAB_AS_INDENT: () => 'A tab indents this line, which YAML does not allow. Use spaces.',
  MULTIPLE_DOCS: () => 'A second document begins here. Keep one, without `---`.',
  RESOURCE_EXHAUSTION: () => 'This is nested too deeply.',
  TAG_RESOLVE_FAILED: tag,
  BAD_INDENT: () => 'The indentation does not fit, or a bracket or brace above is not closed.',
  BLOCK_AS_IMPLICIT_KEY: () =>
    `A second \`:\` stands where a value was expected. Correct the indentation, or put the value in quotes.`,
  MULTILINE_IMPLICIT_KEY: () => 'A key must stand on one line. Correct the indentation.',
  MISSING_CHAR: (error, text) =>
    error.message.includes('closing') ? 'A quotation mark is not closed.' : misplaced(error, text),
  UNEXPECTED_TOKEN: misplaced,
  BAD_SCALAR_START: (error, text) => `A value cannot begin like this: ${written(error, text)}. ${QUOTES}`,
}

/** What the YAML parser complains about, as a sentence that says what would be right. */
export function yamlErrorInWords(error: YAMLError, text: string): string {
  return WORDS[error.code]?.(error, text) ?? invalid(error)
}

/** `!docs/**` in a list of globs is meant as text; YAML reads it as a tag. */
function tag(error: YAMLError, text: string): string {
  const name = shortened(text.slice(error.pos[0], error.pos[1]))
  return `\`${name}\` begins with \`!\`, a tag in YAML. Put it in quotes: \`'${name}'\`.`
}

function misplaced(error: YAMLError, text: string): string {
  return `${written(error, text)} cannot stand here. ${QUOTES}`
}

function written({ pos: [start, end] }: YAMLError, text: string): string {
  const token = shortened(text.slice(start, end))
  return token === '' ? 'This' : `\`${token}\``
}

function invalid({ message }: YAMLError): string {
  return `This is not valid YAML: ${shortened(message.charAt(0).toLowerCase() + message.slice(1))}.`
}
