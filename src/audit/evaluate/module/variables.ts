import type { Value } from '../../resource/value.ts'
import { evaluate, type RunScope } from '../expression/run-scope.ts'
import { bounded } from '../run/bounded.ts'
import { guarded } from '../run/guarded.ts'
import type { Run } from '../run/run.ts'
import { convertTo } from '../types/convert-to.ts'
import { ANY, type Type, typeOf } from '../types/type-constraint.ts'
import { placeIn, unknownAt } from '../values/make.ts'
import { headOf } from './block-head.ts'
import type { Given } from './module-instance.ts'
import type { Declaration } from './module-source.ts'

type VariableOf = Given['variable']

/** Variables of the root module: `given` holds what somebody gave, tfvars files included. */
export function variableOfRoot(run: Run, given: (name: string) => Value | null): VariableOf {
  return (declaration, scope) => {
    const { name } = declaration
    return valueOf(run, declaration, scope, given(name), `the variable \`${name}\` has no default`)
  }
}

/** Variables of a module that is called: `passed` holds the arguments of the call. */
export function variableOfCall(run: Run, passed: (name: string) => Value | null): VariableOf {
  return (declaration, scope) => {
    const { name } = declaration
    return valueOf(run, declaration, scope, passed(name), `the call of the module does not set \`${name}\``)
  }
}

function valueOf(
  run: Run,
  declaration: Declaration,
  scope: RunScope,
  given: Value | null,
  why: string,
): Value {
  const place = placeIn(declaration.at.path, headOf(declaration.at.block))
  const isGiven = given !== null && (given.kind !== 'null' || flag(declaration, 'nullable') !== false)
  const value = isGiven ? given : (defaultOf(run, declaration, scope) ?? unknownAt(place, why))
  const converted = guarded(run, place, () =>
    convertTo(declaredType(declaration), value, {
      budget: run.spending,
      standard: expression => evaluate(expression, scope),
    }),
  )
  const isSensitive = flag(declaration, 'sensitive') === true
  return isSensitive ? { ...converted, isSensitive } : converted
}

function declaredType({ contents }: Declaration): Type {
  const type = contents.attributes.get('type')
  return type === undefined ? ANY : typeOf(type.attribute.value)
}

function defaultOf(run: Run, { contents }: Declaration, scope: RunScope): Value | null {
  const found = contents.attributes.get('default')
  if (found === undefined) return null
  const { path, attribute } = found
  return guarded(run, placeIn(path, attribute.value), () =>
    bounded(evaluate(attribute.value, scope), run.spending),
  )
}

function flag({ contents }: Declaration, name: string): boolean | null {
  const written = contents.attributes.get(name)?.attribute.value
  if (written?.kind === 'boolean') return written.value
  return written?.kind === 'string' ? written.value === 'true' : null
}
