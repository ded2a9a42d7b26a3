import type { Call, Expression } from '../../language/hcl/syntax.ts'
import type { Place } from '../../resource/place.ts'
import type { Value } from '../../resource/value.ts'
import { functions } from '../../functions/index.ts'
import { itemsOf } from './items-of.ts'
import { EvaluationError } from '../scope.ts'
import { placeIn, unknownBecauseOf } from '../values/make.ts'
import { evaluateCan, evaluateTry } from './try.ts'
import { evaluate, type RunScope } from './run-scope.ts'
import { templateFile, templateString } from './template-file.ts'

/** Functions that take their arguments as expressions. */
const LAZY: ReadonlyMap<string, (args: readonly Expression[], place: Place, scope: RunScope) => Value> =
  new Map([
    ['try', evaluateTry],
    ['can', evaluateCan],
  ])

/** Functions that evaluate a template in a scope of its own. */
const TEMPLATES: ReadonlyMap<string, (args: readonly Value[], place: Place, scope: RunScope) => Value> =
  new Map([
    ['templatefile', templateFile],
    ['templatestring', templateString],
  ])

/** `name(args)`; what a function gives that is not in the table (a provider’s, a newer one) is not known. */
export function evaluateCall(call: Call, scope: RunScope): Value {
  const place = placeIn(scope.path, call)
  const name = call.name.value.replace(/^core::/, '')
  const lazy = LAZY.get(name)
  if (lazy !== undefined) return lazy(call.args, place, scope)
  const args = argumentsOf(call, scope)
  if (!Array.isArray(args)) return unknownBecauseOf(place, args.why, args.made)
  const template = TEMPLATES.get(name)
  if (template !== undefined) return template(args, place, scope)
  const known = functions.get(name)
  if (known === undefined) return unknownBecauseOf(place, `what \`${name}\` gives is not known here`, args)
  return known({ args, at: place, scope })
}

interface Hidden {
  readonly why: string
  readonly made: readonly Value[]
}

/** The arguments; those behind `...` may not be known to be all. */
function argumentsOf({ args, expands }: Call, scope: RunScope): Value[] | Hidden {
  const values = args.map(each => evaluate(each, scope))
  const last = values.at(-1)
  if (!expands || last === undefined) return values
  if (last.kind !== 'list' && last.kind !== 'unknown') {
    throw new EvaluationError('What `...` follows is not a list', last.place)
  }
  const items = itemsOf(last, last.place)
  scope.budget.spend(items?.items.length ?? 0)
  const rest = items?.items.map(({ value }) => value) ?? []
  const all = [...values.slice(0, -1), ...rest]
  if (items?.isComplete === true) return all
  const why = last.kind === 'unknown' ? last.why : 'not all items of the list are known'
  return { why, made: [last, ...all] }
}
