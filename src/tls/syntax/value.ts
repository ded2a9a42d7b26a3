import type { Argument } from './arguments.ts'
import type { Call } from './calls.ts'
import type { Fn } from './function-parts.ts'
import { type Range, type Source, isAt } from './source.ts'

/** What an expression is, as far as the file tells. */
export type Value =
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'null' }
  /** Nothing at all, as behind a bare `return`. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'list'; readonly items: readonly Range[] }
  | { readonly kind: 'map'; readonly entries: readonly Argument[] }
  /** A path that the file gives no value: `ssl.CERT_NONE`; atoms and symbols too. */
  | { readonly kind: 'name'; readonly path: string }
  | { readonly kind: 'call'; readonly call: Call }
  | { readonly kind: 'function'; readonly fn: Fn }
  /** Several values joined by `|`. */
  | { readonly kind: 'flags'; readonly parts: readonly Value[] }
  /** One of several, as `condition` decides. */
  | { readonly kind: 'choice'; readonly options: readonly Value[]; readonly condition: string }
  | { readonly kind: 'not'; readonly of: Value }
  | { readonly kind: 'unknown'; readonly text: string }

/** A value and the definitions that were followed to it. */
export interface Resolved {
  readonly value: Value
  readonly via: readonly Range[]
}

/** How many definitions are followed after one another. */
export const DEEPEST = 6

/** How an evaluation stands: what it followed, how deep it is, and how parts of an expression are evaluated. */
export interface Context {
  readonly source: Source
  readonly evaluate: (context: Context, range: Range) => Value
  readonly via: Range[]
  readonly depth: number
}

/** One of several expressions, as a condition decides. */
export function choice(context: Context, ranges: readonly Range[], condition: string): Value {
  return { kind: 'choice', options: ranges.map(range => context.evaluate(deeper(context), range)), condition }
}

/** The same context, one operator further in. */
export function deeper(context: Context): Context {
  return { ...context, depth: context.depth + 1 }
}

/** Position of a mark or word outside of inner brackets; -1: none. */
export function atLevel(source: Source, from: number, to: number, sign: string): number {
  for (let at = from; at < Math.min(to, from + 400); at += 1) {
    if (isAt(source, at, sign)) return at
    const partner = source.pair[at] ?? -1
    if (partner > at) at = partner
  }
  return -1
}

/** Whether a literal counts as true; `null` for what is none. */
export function truthOf(value: Value): boolean | null {
  if (value.kind === 'boolean') return value.value
  if (value.kind === 'number') return value.value !== 0
  return value.kind === 'null' ? false : null
}
