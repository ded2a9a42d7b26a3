import {
  type Budget,
  EvaluationError,
  type FileAccess,
  type Scope,
} from '../../../src/audit/evaluate/scope.ts'
import { functions } from '../../../src/audit/functions/index.ts'
import { parseExpressionText } from '../../../src/audit/language/hcl/parse-template.ts'
import type { Call, Expression, ObjectItem } from '../../../src/audit/language/hcl/syntax.ts'
import type { Range } from '../../../src/audit/resource/place.ts'
import type { Reference, UnknownValue, Value } from '../../../src/audit/resource/value.ts'

export interface Surroundings {
  /** Values of bare names: `unknown` is there anyway. */
  readonly names?: Readonly<Record<string, Value>>
  /** Texts of files by path. */
  readonly files?: Readonly<Record<string, string>>
  readonly budget?: Budget
}

/** The value of literals and calls of functions, written as in Terraform; `unknown` is an attribute of a resource. */
export function evaluated(text: string, surroundings: Surroundings = {}): Value {
  const { expression, problems } = parseExpressionText(text, 'main.tf')
  if (problems[0] !== undefined) throw new Error(`${problems[0].says} In: ${text}`)
  return evaluate(expression, {
    names: { unknown: unknownOf({ address: 'aws_kms_key.k', attribute: 'arn' }), ...surroundings.names },
    scope: scopeOf(surroundings),
  })
}

/** An attribute of a resource. */
export function unknownOf(reference: Reference): Value {
  const why = 'it is known after apply'
  return { kind: 'unknown', why, ...traced({ start: NOWHERE, end: NOWHERE }), references: [reference] }
}

const NOWHERE = { offset: 0, line: 1, column: 1 }

interface Context {
  readonly names: Readonly<Record<string, Value>>
  readonly scope: Scope
}

function traced({ start, end }: Range) {
  return { place: { path: 'main.tf', start, end }, through: [], references: [] }
}

/** What names stand for, and what files hold, for a call. */
export function scopeOf({ files = {}, budget = { spend() {} } }: Surroundings): Scope {
  const scope: Scope = {
    path: 'main.tf',
    budget,
    files: fileAccess(files),
    resolve: name => {
      throw new Error(`There is no ${name} here`)
    },
    with: () => scope,
  }
  return scope
}

function fileAccess(files: Readonly<Record<string, string>>): FileAccess {
  return {
    read(path) {
      if (path.startsWith('/')) return 'unknown'
      const text = Object.hasOwn(files, path) ? files[path] : undefined
      return text === undefined ? 'absent' : { text, path }
    },
    list(directory) {
      const start = directory === '.' ? '' : `${directory}/`
      const inside = Object.keys(files).filter(path => path.startsWith(start))
      return inside.map(path => path.slice(start.length))
    },
  }
}

function evaluate(expression: Expression, context: Context): Value {
  const at = traced(expression)
  const { kind } = expression
  if (kind === 'string') return { kind, value: expression.value, ...at }
  if (kind === 'number') return { kind, value: expression.value, ...at }
  if (kind === 'boolean') return { kind, value: expression.value, ...at }
  if (kind === 'null') return { kind, ...at }
  if (kind === 'tuple') {
    const items = expression.items.map(item => evaluate(item, context))
    return { kind: 'list', items, isComplete: true, ...at }
  }
  if (kind === 'object') {
    const entries = new Map(expression.items.map(item => entryOf(item, context)))
    return { kind, entries, isComplete: true, ...at }
  }
  if (kind === 'call') return call(expression, context)
  if (kind === 'unary') return negated(evaluate(expression.operand, context))
  if (kind === 'variable')
    return context.names[expression.name] ?? fail(`There is no ${expression.name} here`)
  return fail(`${kind} is not evaluated here`)
}

function entryOf({ key, value }: ObjectItem, context: Context): [string, Value] {
  if (key.kind !== 'name' && key.kind !== 'string') return fail('Keys are names here')
  return [key.value, evaluate(value, context)]
}

function call(expression: Call, { names, scope }: Context): Value {
  const args = expression.args.map(each => evaluate(each, { names, scope }))
  const { name } = expression
  const compute = functions.get(name.value) ?? fail(`There is no function ${name.value}`)
  return compute({ args, at: traced(expression).place, scope })
}

function negated(value: Value): Value {
  return value.kind === 'number' ? { ...value, value: -value.value } : fail('Only numbers are negated here')
}

function fail(message: string): never {
  throw new Error(message)
}

/** What Terraform would refuse. */
export const REFUSED = 'refused'

/**
 * A value as JSON, `(unknown)` for what is not known, `(unknown: a…b)` where parts are, and `(more)` in what is not
 * known to be all; `refused` for what Terraform refuses.
 */
export function answer(text: string, surroundings?: Surroundings): string {
  try {
    return JSON.stringify(plain(evaluated(text, surroundings)))
  } catch (error) {
    if (error instanceof EvaluationError) return REFUSED
    throw error
  }
}

/** A value as plain JSON; keys are sorted, as Terraform has them. */
export function plain(value: Value): unknown {
  if (value.kind === 'null') return null
  if (value.kind === 'unknown') return unknownText(value)
  if (value.kind === 'list') return [...value.items.map(plain), ...(value.isComplete ? [] : ['(more)'])]
  if (value.kind !== 'object') return value.value === 0 ? 0 : value.value
  const entries = [...value.entries].map(([key, inner]) => [key, plain(inner)] as const)
  if (!value.isComplete) entries.push(['(more)', true])
  return Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

function unknownText({ pieces }: UnknownValue): string {
  if (pieces === undefined) return '(unknown)'
  return `(unknown: ${pieces.map(piece => piece ?? '…').join('')})`
}
