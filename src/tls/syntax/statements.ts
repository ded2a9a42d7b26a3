import { kindOf, type Tokens } from '../lexer/tokens.ts'

/** One line of code of an indented language, however many lines of the file it spans. */
export interface Statement {
  readonly from: number
  readonly to: number
  readonly indent: number
  /** The statement whose block it stands in; -1 at the top. */
  readonly parent: number
  /** Where its own block ends: the first statement after it that is not indented further. */
  blockEnd: number
}

/** All statements, and for each token the one that holds it. */
export interface Statements {
  readonly list: readonly Statement[]
  readonly of: Int32Array
}

/** Splits tokens at line ends outside brackets and tells blocks by their indentation. */
export function splitStatements(text: string, tokens: Tokens, parent: Int32Array): Statements {
  const list: Statement[] = []
  const of = new Int32Array(tokens.length).fill(-1)
  const open: number[] = []
  let from = 0
  for (let at = 0; at <= tokens.length; at += 1) {
    const isEnd = at === tokens.length || (kindOf(tokens, at) === 'newline' && parent[at] === -1)
    if (!isEnd) {
      of[at] = list.length
      continue
    }
    if (at > from)
      addStatement(list, open, { from, to: at, indent: indentOf(text, tokens.starts[from] ?? 0) })
    from = at + 1
  }
  for (const each of open) list[each] = { ...list[each], blockEnd: list.length } as Statement
  return { list, of }
}

function addStatement(
  list: Statement[],
  open: number[],
  found: { from: number; to: number; indent: number },
): void {
  while (open.length > 0 && (list[open.at(-1) ?? 0]?.indent ?? 0) >= found.indent) {
    const closed = list[open.pop() ?? 0]
    if (closed !== undefined) closed.blockEnd = list.length
  }
  list.push({ ...found, parent: open.at(-1) ?? -1, blockEnd: list.length + 1 })
  open.push(list.length - 1)
}

/** Looks at most this far back for the line's start, so that one long line costs no search from its every word. */
const WIDEST_INDENT = 400

function indentOf(text: string, start: number): number {
  for (let at = start - 1, width = 0; width < WIDEST_INDENT; at -= 1, width += 1) {
    const character = text[at]
    if (character === ' ' || character === '\t') continue
    return character === '\n' || character === undefined || character === '\ufeff' ? width : WIDEST_INDENT
  }
  return WIDEST_INDENT
}
