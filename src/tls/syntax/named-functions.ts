import { MOST_DEFINITIONS } from './assignments.ts'
import { definitionAt } from './definitions.ts'
import { bare } from './expression.ts'
import type { Fn } from './function-parts.ts'
import { kindAt, type Source, plain } from './source.ts'

const functions = new WeakMap<Source, Map<string, readonly { readonly at: number; readonly fn: Fn }[]>>()

/** The function of that name that the file defines; not the one whose name is at `not`. */
export function functionNamed(source: Source, name: string, not = -1): Fn | null {
  const known =
    functions.get(source) ?? new Map<string, readonly { readonly at: number; readonly fn: Fn }[]>()
  functions.set(source, known)
  const found = known.get(name) ?? definedAs(source, name)
  known.set(name, found)
  return found.find(({ at }) => at !== not)?.fn ?? null
}

function definedAs(source: Source, name: string): { at: number; fn: Fn }[] {
  return (source.index.get(plain(name)) ?? []).slice(0, MOST_DEFINITIONS).flatMap(at => {
    const fn = kindAt(source, at) === 'word' && bare(source, at) === name ? definitionAt(source, at) : null
    return fn === null ? [] : [{ at, fn }]
  })
}
