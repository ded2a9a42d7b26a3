import { bare, endOfExpression, openerAfter } from './expression.ts'
import { isEcma } from './ecma-maps.ts'
import { bodyOf, type Fn, braceAfterParams, paramsIn, wordBlock } from './function-parts.ts'
import { assignedFunction, endDefinition, erlangClause, indentedDefinition } from './other-definitions.ts'
import { type Source, isAt, kindAt, textAt, wordAt } from './source.ts'
import { statementStart } from './statement-start.ts'

/** The function that the name at `at` defines; `null` when the name is only used there. */
export function definitionAt(source: Source, at: number): Fn | null {
  if (kindAt(source, at) !== 'word') return null
  const { id, blocks } = source.profile
  const name = bare(source, at)
  if (id === 'erlang') return erlangClause(source, at, name)
  if (id === 'objective-c') return objectiveMethod(source, at, name) ?? braceDefinition(source, at, name)
  if (blocks === 'indentation') return indentedDefinition(source, at, name)
  if (blocks === 'end') return endDefinition(source, at, name)
  return braceDefinition(source, at, name) ?? assignedFunction(source, at, name)
}

function braceDefinition(source: Source, at: number, name: string): Fn | null {
  const opener = isAt(source, at + 1, '{') && source.profile.id === 'perl' ? at : openerAfter(source, at)
  if (opener < 0) return powershellFunction(source, at, name)
  const close = opener === at ? at : (source.pair[opener] ?? -1)
  if (close < 0) return null
  const brace = braceAfterParams(source, close)
  if (brace === null || isCallStatement(source, at)) return null
  const params = opener === at ? [] : paramsIn(source, opener)
  const start = statementStart(source, at)
  if (!brace.isBlock) {
    const to = endOfExpression(source, brace.at)
    return { name, from: start, to, params, ...bodyOf(source, { from: brace.at, to }) }
  }
  const end = source.pair[brace.at] ?? -1
  return end < 0
    ? null
    : { name, from: start, to: end + 1, params, body: { from: brace.at + 1, to: end }, isExpression: false }
}

const STATEMENTS = new Set([
  'if',
  'while',
  'for',
  'switch',
  'catch',
  'when',
  'return',
  'match',
  'foreach',
  'using',
  'lock',
  'synchronized',
  'elseif',
  'guard',
  'await',
  'throw',
  'new',
  'else',
  'elsif',
  'unless',
  'until',
  'with',
])

function isCallStatement(source: Source, at: number): boolean {
  if (STATEMENTS.has(textAt(source, at))) return true
  const before = textAt(source, at - 1)
  // A name with brackets and a block behind a comma in braces is a map's method.
  if (before === ',' && isEcma(source) && isAt(source, source.parent[at] ?? -1, '{')) return false
  if (STATEMENTS.has(before) || /^(?:=|\(|,|\?\.|&&|\|\||\?|return|->|!)$/.test(before)) return true
  return (
    before === '.' &&
    source.profile.id !== 'kotlin' &&
    source.profile.id !== 'swift' &&
    source.profile.id !== 'scala'
  )
}

function powershellFunction(source: Source, at: number, name: string): Fn | null {
  const before = wordAt(source, at - 1)
  if (before !== 'function' && before !== 'sub' && before !== 'filter' && before !== 'def') return null
  if (before === 'def') return scalaDefinition(source, at, name)
  return isAt(source, at + 1, '{') ? { ...(wordBlock(source, at - 1, at + 1) ?? emptyAt(at)), name } : null
}

/** Scala's `def name: T = value`. */
function scalaDefinition(source: Source, at: number, name: string): Fn | null {
  const body = braceAfterParams(source, at)
  if (body === null || body.isBlock) return null
  const to = endOfExpression(source, body.at)
  return { name, from: at - 1, to, params: [], ...bodyOf(source, { from: body.at, to }) }
}

function emptyAt(at: number): Fn {
  return { name: '', from: at, to: at, params: [], body: { from: at, to: at }, isExpression: false }
}

/** `- (T)name:(A)a other:(B)b { … }`. */
function objectiveMethod(source: Source, at: number, name: string): Fn | null {
  const type = isAt(source, at - 1, ')') ? (source.pair[at - 1] ?? 0) : 0
  const start = /^[-+]$/.test(textAt(source, type - 1)) ? type - 1 : statementStart(source, at)
  if (!/^[-+]$/.test(textAt(source, start))) return null
  const params: string[] = []
  for (let next = at; next < Math.min(source.tokens.length, at + 120); next += 1) {
    const partner = source.pair[next] ?? -1
    if (isAt(source, next, '{') && partner > next)
      return {
        name,
        from: start,
        to: partner + 1,
        params,
        body: { from: next + 1, to: partner },
        isExpression: false,
      }
    if (isAt(source, next, ';')) return null
    if (partner > next) {
      next = partner
      if (kindAt(source, next + 1) === 'word') params.push(bare(source, next + 1))
    }
  }
  return null
}
