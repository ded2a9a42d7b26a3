/** What a piece of source text is: a name or keyword, a number, a string, an operator or bracket, a line's end. */
export type TokenKind = 'word' | 'number' | 'string' | 'mark' | 'newline'

/** One token; comments are no tokens, they are kept aside. */
export interface Token {
  readonly kind: TokenKind
  /** As it is written; for a string including its quotes. */
  readonly text: string
  /** For a string its content with the usual escapes replaced; for everything else `text`. */
  readonly value: string
  /** Offset of the first character in the text, and the one after the last. */
  readonly start: number
  readonly end: number
  /** Line of the first character, counted from 1. */
  readonly line: number
  readonly endLine: number
  /** Line on which a string's content begins: for a here-document the line after its word. */
  readonly contentLine: number
}

/** A comment, for the justifications that people write into them. */
export interface Comment {
  readonly text: string
  /** Offset of its first character. */
  readonly start: number
  readonly line: number
  readonly endLine: number
}
