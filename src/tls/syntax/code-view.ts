import type { Match } from '../match.ts'
import type { ClassBlock } from './classes.ts'
import type { Behaviour } from './bodies.ts'
import type { Call } from './calls.ts'
import type { Fn } from './function-parts.ts'
import type { Setting } from './setting.ts'
import type { Range } from './source.ts'
import type { Value } from './value.ts'

export type { Behaviour, Call, ClassBlock, Fn, Range, Setting, Value }

/** An argument that was given by name, by position, or as the entry of a map; `null` where it was not. */
export type Given = Range | null

/** A place where a name is used that is no call and no setting. */
export interface Use extends Range {
  /** The whole path with dots between its parts, aliases replaced. */
  readonly path: string
  readonly at: number
}

/** What a rule sees of a file of code. */
export interface CodeView {
  readonly language: string
  readonly path: string
  /** The whole text, comments included. */
  readonly text: string
  /** Whether one of the words stands anywhere in the code, in whatever convention of naming. */
  has(...names: readonly string[]): boolean
  /** Calls of these names: `get` is any `….get(…)`, `requests.get` only that one, under whatever alias. */
  calls(...names: readonly string[]): readonly Call[]
  /** Places where one of these names is given a value. */
  settings(...names: readonly string[]): readonly Setting[]
  /** Those of the settings of these names whose name stands within a range. */
  settingsIn(within: Range, ...names: readonly string[]): readonly Setting[]
  /** Places where one of these paths stands, called or not: `ssl._create_unverified_context`. */
  uses(...paths: readonly string[]): readonly Use[]
  /** String literals, in order. */
  strings(): readonly { readonly value: string; readonly from: number; readonly to: number }[]
  /** The call's argument of that name, also out of a map that is given or spread into the call. */
  option(call: Call, ...names: readonly string[]): Given
  /** The call's positional argument, counted from 0. */
  argument(call: Call, position: number): Given
  /** By name where it is given so, else by position. */
  given(call: Call, position: number, ...names: readonly string[]): Given
  /** What an expression is. */
  value(range: Given): Value
  /** The text of a range as it is written. */
  textOf(range: Range): string
  /** A match at `construct` when the expression is one of the accepted values (see `judge`); guarded when a flag decides. */
  when(construct: Range, expression: Given, ...accepted: readonly string[]): Match[]
  /** The constructor or call that made a variable, as a path: `requests.Session` for `s` after `s = requests.Session()`; else ''. */
  madeBy(name: string, at: number): string
  /** What the call is made on: the maker of its receiver where the file tells, else the receiver's path. */
  receiver(call: Call): string
  /** Where a setting is best shown: the whole call when it is one of its named arguments, else the setting. */
  construct(setting: Setting): Range
  /** The calls around a place, innermost first. */
  around(at: number): readonly Call[]
  /** Functions and methods that the file defines under one of these names. */
  functions(...names: readonly string[]): readonly Fn[]
  /** The function that an expression is: a lambda, or the name of or a reference to one of the file's functions. */
  functionOf(range: Given): Fn | null
  /** What a function can do. */
  behaviour(fn: Fn): Behaviour
  /** True when the function can neither throw nor call anything that might: empty, logging, swallowed exceptions. */
  doesNothing(fn: Fn): boolean
  /** True when it gives back nothing but the accepted values, and never throws. */
  alwaysReturns(fn: Fn, ...accepted: readonly string[]): boolean
  /** `if (skip) return true`: the first accepted answer of the function that a mere flag gives. */
  flaggedReturn(fn: Fn, ...accepted: readonly string[]): Given
  /** A match at `construct` when the expression is a function (lambda, name, reference) that always returns an accepted value. */
  whenAlways(construct: Range, expression: Given, ...accepted: readonly string[]): Match[]
  /** Classes and anonymous objects in whose head one of these names stands. */
  classes(...supertypes: readonly string[]): readonly ClassBlock[]
  /** The function, method or closure with parameters around a place. */
  functionAround(at: number): Range | null
  /** The class around a place. */
  classAround(at: number): ClassBlock | null
  /** The functions of these names within a range, such as a class's body. */
  methods(within: Range, ...names: readonly string[]): readonly Fn[]
  /** The calls of these names (of all, where none is given) within a range, such as a function's body. */
  callsIn(within: Range, ...names: readonly string[]): readonly Call[]
}
