import { bare, pathEndingAt } from './expression.ts'
import { canonicalPath, isFromImport } from './imports.ts'
import { functionNamed } from './named-functions.ts'
import { type Source, textAt } from './source.ts'
import { type Context, DEEPEST, type Value } from './value.ts'
import { definitionFor } from './variables.ts'

function literalOf(source: Source, text: string): Value | null {
  const { literals, ignoreCase } = source.profile
  const is = (list: readonly string[]) =>
    list.some(each => (ignoreCase ? each.toLowerCase() === text.toLowerCase() : each === text))
  if (is(literals.true)) return { kind: 'boolean', value: true }
  if (is(literals.false)) return { kind: 'boolean', value: false }
  return is(literals.null) ? { kind: 'null' } : null
}

/** A word or path: a literal, a variable or constant of the file, a function of it, or a name from elsewhere. */
export function named(context: Context, at: number): Value {
  const { source, via, depth } = context
  const path = pathEndingAt(source, at)
  const literal = literalOf(source, path.text) ?? literalOf(source, textAt(source, at))
  if (literal !== null && path.from === at) return literal
  if (literal !== null && literalOf(source, path.text) !== null) return literal
  const defined = depth < DEEPEST ? definitionFor(source, at, path.text) : null
  if (defined !== null) {
    via.push(...defined.ranges)
    return defined.value({ ...context, depth: depth + 1 })
  }
  const canonical = canonicalPath(source, path)
  const isOwn = depth < DEEPEST && !isFromImport(source, canonical)
  const fn = isOwn ? functionNamed(source, bare(source, at), at) : null
  if (fn !== null) return { kind: 'function', fn }
  return { kind: 'name', path: canonical }
}
