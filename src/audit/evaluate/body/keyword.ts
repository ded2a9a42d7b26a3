import type { Expression, Step } from '../../language/hcl/syntax.ts'
import type { Value } from '../../resource/value.ts'
import { listAt, objectAt, placeIn, textAt } from '../values/make.ts'

/** What is written where names are no expressions (`provider = aws.west`, `type = list(string)`), as text. */
export function keywordValue(expression: Expression, path: string): Value {
  const place = placeIn(path, expression)
  if (expression.kind === 'tuple')
    return listAt(
      place,
      expression.items.map(item => keywordValue(item, path)),
    )
  if (expression.kind !== 'object') return textAt(place, keywordText(expression))
  const entries = expression.items.map(({ key, value }): [string, Value] => [
    key.kind === 'name' ? key.value : keywordText(key),
    keywordValue(value, path),
  ])
  return objectAt(place, new Map(entries))
}

/** An expression of names as it is written: `aws.west`, `map(string)`, `tags["Name"]`. */
export function keywordText(expression: Expression): string {
  switch (expression.kind) {
    case 'variable':
      return expression.name
    case 'string':
      return expression.value
    case 'number':
      return expression.text
    case 'boolean':
      return String(expression.value)
    case 'traversal':
      return keywordText(expression.from) + expression.steps.map(stepText).join('')
    case 'call':
      return `${expression.name.value}(${expression.args.map(keywordText).join(', ')})`
    case 'tuple':
      return `[${expression.items.map(keywordText).join(', ')}]`
    case 'object':
      return `{ ${expression.items.map(each => `${each.key.kind === 'name' ? each.key.value : keywordText(each.key)} = ${keywordText(each.value)}`).join(', ')} }`
    case 'parentheses':
      return `(${keywordText(expression.inner)})`
    default:
      return '…'
  }
}

function stepText(step: Step): string {
  if (step.kind === 'attribute') return `.${step.name}`
  if (step.kind === 'splat') return '[*]'
  return step.key.kind === 'string' ? `[${JSON.stringify(step.key.value)}]` : `[${keywordText(step.key)}]`
}
