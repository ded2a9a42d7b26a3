import type { BinaryOperator } from './syntax.ts'

/** What a piece of a file is; marks are named after themselves. */
export type TokenKind =
  | 'end'
  | 'newline'
  | 'name'
  | 'number'
  | 'open-quote'
  | 'close-quote'
  /** Without a character: the line ends within a quoted string. */
  | 'broken-quote'
  | 'open-heredoc'
  | 'close-heredoc'
  /** What stands between the marks of a template: in a heredoc at most one line, with its line end. */
  | 'text'
  | 'interpolation'
  | 'directive'
  /** The `}` or `~}` of an interpolation or directive. */
  | 'close-sequence'
  | 'open-comment'
  | 'invalid'
  | BinaryOperator
  | '('
  | ')'
  | '['
  | ']'
  | '{'
  | '}'
  | ','
  | '.'
  | '...'
  | '='
  | '=>'
  | '!'
  | '?'
  | ':'
  | '::'
