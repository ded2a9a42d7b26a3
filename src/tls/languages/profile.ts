/** How one kind of string is written. */
export interface StringForm {
  /** What opens it, prefix included; forms are tried in their order. */
  readonly open: string
  readonly close: string
  /** `backslash` (default), `doubled` (the closing quote twice stands for itself) or `none`. */
  readonly escape?: 'backslash' | 'doubled' | 'both' | 'none'
  /** Whether it may hold line ends; else it ends with the line. */
  readonly multiline?: boolean
  /** What opens an expression inside, whose brackets are skipped to find the end: `${`, `#{`, `\\(`. */
  readonly interpolation?: string
}

/** How blocks of statements are delimited. */
export type Blocks = 'braces' | 'indentation' | 'end'

/** A form of literal that needs more than a pair of quotes. */
export type SpecialForm =
  | 'bash-heredoc'
  | 'ruby-heredoc'
  | 'php-heredoc'
  | 'perl-quotes'
  | 'ruby-quotes'
  | 'rust-raw'
  | 'swift-raw'
  | 'cpp-raw'
  | 'r-raw'
  | 'lua-long'
  | 'elixir-sigil'
  | 'regex'
  | 'character'
  | 'dollar-quote'

/** One line of the table that drives lexer and syntax view: how a language is written. */
export interface Profile {
  /** Its name in rules: `python`. */
  readonly id: string
  /** Its name for people: `Python`. */
  readonly title: string
  /** File-name endings in lower case, with the dot. */
  readonly extensions: readonly string[]
  /** Whole file names in lower case. */
  readonly files?: readonly string[]
  /** Found in the first line after `#!`. */
  readonly shebang?: RegExp
  readonly lineComments: readonly string[]
  readonly blockComments?: readonly (readonly [string, string])[]
  /** Whether block comments contain one another. */
  readonly nestedComments?: boolean
  readonly strings: readonly StringForm[]
  /** Letters before a quote that belong to the string, as in Python's `rb"…"`; sticky, up to the quote. */
  readonly stringPrefix?: RegExp
  readonly special?: readonly SpecialForm[]
  /** A name or keyword; sticky. */
  readonly word?: RegExp
  /** Whether the end of a line ends a statement. */
  readonly newlines: boolean
  readonly blocks: Blocks
  /** Words that open what `end` closes (languages with `blocks: 'end'`). */
  readonly openers?: ReadonlySet<string>
  /** Words of `openers` that open nothing when they stand behind a statement (`x if y`). */
  readonly modifiers?: ReadonlySet<string>
  /** What joins the parts of a path such as `a.b::c`. */
  readonly joins: ReadonlySet<string>
  readonly literals: {
    readonly true: readonly string[]
    readonly false: readonly string[]
    readonly null: readonly string[]
  }
  /** Whether names and keywords are compared without regard to case. */
  readonly ignoreCase?: boolean
  /** Whether `f a, b` calls `f` (Ruby, Groovy, Elixir, Perl). */
  readonly commandCalls?: boolean
  /** Whether a block's last expression is its value. */
  readonly lastExpression?: boolean
  /** Whether `Name{…}` builds a value (Go, Rust). */
  readonly structLiterals?: boolean
  /** Words that begin a function with a name. */
  readonly functionWords?: readonly string[]
}

const DOT = ['.', '?.', '!.', '&.']

/** Joins of a path that every language has, with those that are added. */
export function joins(...more: readonly string[]): ReadonlySet<string> {
  return new Set([...DOT, ...more])
}

/** `"…"` on one line. */
export const double: StringForm = { open: '"', close: '"' }
/** `'…'` on one line. */
export const single: StringForm = { open: "'", close: "'" }
/** `"""…"""`. */
export const tripleDouble: StringForm = { open: '"""', close: '"""', multiline: true }
/** `'''…'''`. */
export const tripleSingle: StringForm = { open: "'''", close: "'''", multiline: true }
/** `"…"` over any lines. */
export const multilineDouble: StringForm = { ...double, multiline: true }
/** `'…'` over any lines. */
export const multilineSingle: StringForm = { ...single, multiline: true }

/** The literals of most languages. */
export const plainLiterals = { true: ['true'], false: ['false'], null: ['null'] }
