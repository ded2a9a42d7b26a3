import type { Command, Document, Variable, Word } from './command.ts'
import type { Piece } from './quotes.ts'

/** `NAME=value` or `NAME+=value` before a command. */
export const ASSIGNMENT = /^([A-Za-z_]\w*)\+?=([^]*)$/

/** A simple command from its words, redirections and here-documents. */
export function toCommand(pieces: readonly Piece[], guarded: boolean, piped: boolean): Command {
  const assignments: Variable[] = []
  const words: Word[] = []
  let target = ''
  let document: Document | null = null
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at]
    if (piece === undefined) continue
    if (piece.kind === 'document') document = { text: piece.text, line: piece.from, multiline: true }
    else if (piece.kind === 'redirect') {
      const next = pieces[at + 1]
      at += 1
      if (piece.text.endsWith('<<<') && next !== undefined)
        document = { text: next.text, line: next.from, multiline: next.to > next.from }
      else if (/>/.test(piece.text) && !/^2|&$/.test(piece.text)) target = next?.text ?? ''
    } else {
      const found = words.length === 0 ? ASSIGNMENT.exec(piece.text) : null
      if (found === null)
        words.push({ text: piece.text, quoted: piece.quoted, from: piece.from, to: piece.to })
      else assignments.push(assignment(pieces, at, found, guarded))
      if (found !== null && pieces[at + 1]?.text === '(') at = pieces.length
    }
  }
  const [first, ...rest] = words
  const name = (first?.text ?? '').replace(/^.*[\\/]/, '').replace(/\.exe$/i, '')
  const from = pieces[0]?.from ?? 1
  const last = pieces.filter(piece => piece.kind !== 'document').at(-1)
  return {
    name,
    words: rest,
    assignments,
    from,
    to: last?.to ?? from,
    also: [],
    guarded,
    target,
    document,
    piped,
  }
}

function assignment(
  pieces: readonly Piece[],
  at: number,
  found: RegExpExecArray,
  guarded: boolean,
): Variable {
  const piece = pieces[at]
  const isArray = pieces[at + 1]?.text === '('
  const items = isArray
    ? pieces
        .slice(at + 2)
        .map(each => each.text)
        .join(' ')
    : (found[2] ?? '')
  const isDynamic = /^(?:\$(?:\w+|\{\w+\}|\([^]*\))|`[^]*`)$/.test(items)
  return {
    name: found[1] ?? '',
    value: isDynamic ? null : defaultIn(items),
    from: piece?.from ?? 1,
    to: piece?.to ?? 1,
    guarded,
  }
}

/** `${NAME:-value}` is `value` where nothing else was set. */
export function defaultIn(value: string): string {
  return /^\$\{\w+:?[-=]([^}]*)\}$/.exec(value)?.[1] ?? value
}
