import type { Expression, ObjectItem, Step } from '../../language/hcl/syntax.ts'
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
  const { kind } = expression
  if (kind === 'variable') return expression.name
  if (kind === 'string') return expression.value
  if (kind === 'number') return expression.text
  if (kind === 'boolean') return String(expression.value)
  if (kind === 'traversal') return keywordText(expression.from) + expression.steps.map(stepText).join('')
  if (kind === 'call') return `${expression.name.value}(${expression.args.map(keywordText).join(', ')})`
  if (kind === 'tuple') return `[${expression.items.map(keywordText).join(', ')}]`
  if (kind === 'object') return `{ ${expression.items.map(itemText).join(', ')} }`
  return '…'
}

function itemText({ key, value }: ObjectItem): string {
  return `${key.kind === 'name' ? key.value : keywordText(key)} = ${keywordText(value)}`
}

function stepText(step: Step): string {
  if (step.kind === 'attribute') return `.${step.name}`
  if (step.kind === 'splat') return '[*]'
  return step.key.kind === 'string' ? `[${JSON.stringify(step.key.value)}]` : `[${keywordText(step.key)}]`
}
