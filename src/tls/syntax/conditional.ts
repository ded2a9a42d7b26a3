import { endOfExpression } from './expression.ts'
import { type Range, type Source, isAt, kindAt, textAt, textOf, wordAt } from './source.ts'
import { type Context, DEEPEST, type Value, atLevel, choice } from './value.ts'

/** `c ? a : b`, `a if c else b`, `if c then a else b`, `if c { a } else { b }`, `a || b`, `a ?? b`. */
export function conditional(context: Context, { from, to }: Range): Value | null {
  const { source, depth } = context
  if (depth >= DEEPEST) return null
  const signs = signsIn(source, from, to)
  const at = (sign: string) => signs.get(sign) ?? -1
  const question = at('?')
  const colon = question < 0 ? -1 : atLevel(source, question + 1, to, ':')
  if (question > from && colon > question) {
    const options = [
      { from: question + 1, to: colon },
      { from: colon + 1, to },
    ]
    return choice(context, options, textOf(source, { from, to: question }))
  }
  return (
    blockConditional(context, { from, to }) ??
    wordConditional(context, { from, to }, at) ??
    shortCircuit(context, { from, to }, at)
  )
}

/** `if c do a else b end`, `case c of x -> a; _ -> b end`, `match c { x => a, _ => b }`. */
function blockConditional(context: Context, { from, to }: Range): Value | null {
  const { source } = context
  const word = wordAt(source, from)
  if (!/^(?:if|unless|case|match|when|switch|cond)$/.test(word)) return null
  const isOwn = (source.pair[from] ?? -1) === to - 1
  const opener = isOwn ? from : openerBefore(source, { from, to })
  if (opener < 0) return null
  const head = textOf(source, { from, to: Math.min(to, opener + 30) }).slice(0, 300)
  const inside = { from: opener + 1, to: to - 1 }
  const otherwise = atLevel(source, inside.from, inside.to, 'else')
  if (word === 'if' || word === 'unless') {
    if (otherwise < 0) return null
    const start = isOwn ? lineEnd(source, from, otherwise) : inside.from
    return choice(
      context,
      [
        { from: start, to: otherwise },
        { from: otherwise + 1, to: inside.to },
      ],
      head,
    )
  }
  const arms = armsIn(source, inside)
  return arms.length === 0 ? null : choice(context, arms, head)
}

/** The bracket or `do` that the range ends with the partner of. */
function openerBefore(source: Source, { from, to }: Range): number {
  const opener = source.pair[to - 1] ?? -1
  return opener > from && /^(?:do|\{)$/.test(textAt(source, opener)) ? opener : -1
}

/** End of the condition of `if c\n a else b end`. */
function lineEnd(source: Source, from: number, to: number): number {
  for (let at = from; at < to; at += 1)
    if (kindAt(source, at) === 'newline' || isAt(source, at, ';') || isAt(source, at, 'then')) return at + 1
  return from + 1
}

/** What the arms of a `case` or `match` give. */
function armsIn(source: Source, { from, to }: Range): Range[] {
  const arms: Range[] = []
  for (let at = from; at < Math.min(to, from + 400) && arms.length < 20; at += 1) {
    const partner = source.pair[at] ?? -1
    if (partner > at) at = partner
    if (!isAt(source, at, '->') && !isAt(source, at, '=>')) continue
    const end = Math.min(to, endOfExpression(source, at + 1))
    arms.push({ from: at + 1, to: end })
    at = end - 1
  }
  return arms
}

function wordConditional(context: Context, { from, to }: Range, at: (sign: string) => number): Value | null {
  const { source } = context
  const otherwise = at('else')
  if (otherwise < 0) return null
  const then = atLevel(source, from, otherwise, 'do')
  if (source.profile.id === 'elixir' && then > from && isAt(source, then + 1, ':')) {
    const branches = [
      { from: then + 2, to: otherwise - 1 },
      { from: otherwise + 2, to },
    ]
    return choice(context, branches, textOf(source, { from: from + 1, to: then }))
  }
  const second = withoutBraces(source, { from: otherwise + 1, to })
  if (wordAt(source, from) === 'if') {
    const brace = atLevel(source, from, otherwise, '{')
    const close =
      isAt(source, from + 1, '(') && (brace < 0 || source.pair[from + 1] === brace - 1)
        ? (source.pair[from + 1] ?? -1) + 1
        : brace < 0
          ? at('then') + 1
          : brace
    if (close <= from) return null
    return choice(
      context,
      [withoutBraces(source, { from: close, to: otherwise }), second],
      textOf(source, { from: from + 1, to: close }),
    )
  }
  const ifWord = at('if')
  if (ifWord <= from || otherwise < ifWord) return null
  return choice(context, [{ from, to: ifWord }, second], textOf(source, { from: ifWord + 1, to: otherwise }))
}

/** What stands in the braces, where they are all of the branch. */
function withoutBraces(source: Source, { from, to }: Range): Range {
  const isBlock = isAt(source, from, '{') && source.pair[from] === to - 1
  return isBlock ? { from: from + 1, to: to - 1 } : { from, to }
}

function shortCircuit(context: Context, { from, to }: Range, at: (sign: string) => number): Value | null {
  const found = ['||', '??', '?:', 'or', '&&', 'and'].map(at).find(position => position > from)
  if (found === undefined) return null
  return choice(
    context,
    [
      { from, to: found },
      { from: found + 1, to },
    ],
    textOf(context.source, { from, to }).slice(0, 300),
  )
}

const SIGNS = new Set(['?', 'else', 'then', 'if', '||', '??', '?:', 'or', '&&', 'and'])

/** First position of each sign that makes an expression conditional, outside of inner brackets. */
function signsIn(source: Source, from: number, to: number): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (let at = from; at < Math.min(to, from + 400); at += 1) {
    const text = textAt(source, at)
    if (SIGNS.has(text) && !found.has(text) && kindAt(source, at) !== 'string') found.set(text, at)
    const partner = source.pair[at] ?? -1
    if (partner > at) at = partner
  }
  return found
}
