import { type Range, type Source, isAt, textAt, textOf, wordAt } from './source.ts'
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
  return wordConditional(context, { from, to }, at) ?? shortCircuit(context, { from, to }, at)
}

function wordConditional(context: Context, { from, to }: Range, at: (sign: string) => number): Value | null {
  const { source } = context
  const otherwise = at('else')
  if (otherwise < 0) return null
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
    if (SIGNS.has(text) && !found.has(text) && source.tokens[at]?.kind !== 'string') found.set(text, at)
    const partner = source.pair[at] ?? -1
    if (partner > at) at = partner
  }
  return found
}
