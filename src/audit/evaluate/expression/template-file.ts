import { parseTemplate } from '../../language/hcl/parse-template.ts'
import type { Expression } from '../../language/hcl/syntax.ts'
import type { Place } from '../../resource/place.ts'
import type { Value } from '../../resource/value.ts'
import { EvaluationError } from '../scope.ts'
import { refused } from '../values/convert.ts'
import { inside, unknownAt, unknownBecauseOf } from '../values/make.ts'
import { evaluate, newScope, type RunScope } from './run-scope.ts'

/** `templatefile(path, vars)`: a file’s text as a template that sees these variables only. */
export function templateFile(args: readonly Value[], place: Place, scope: RunScope): Value {
  const [path, variables] = args
  if (path === undefined || variables === undefined)
    throw new EvaluationError('`templatefile` takes a path and an object', place)
  if (path.kind === 'unknown') return unknownBecauseOf(place, path.why, [path, ...valuesIn(variables)])
  if (path.kind !== 'string') throw refused('A path', path, place)
  const file = scope.files.read(path.value)
  if (file === 'absent') throw new EvaluationError(`There is no file \`${path.value}\``, place)
  if (file === 'unknown') {
    return unknownBecauseOf(place, `\`${path.value}\` cannot be read`, valuesIn(variables))
  }
  const value = render(file.text, file.path, variables, place, scope)
  return { ...value, place, through: [] }
}

/** `templatestring(text, vars)` */
export function templateString(args: readonly Value[], place: Place, scope: RunScope): Value {
  const [text, variables] = args
  if (text === undefined || variables === undefined)
    throw new EvaluationError('`templatestring` takes a text and an object', place)
  if (text.kind === 'unknown') return unknownBecauseOf(place, text.why, [text, ...valuesIn(variables)])
  if (text.kind !== 'string') throw refused('A text', text, place)
  const value = render(text.value, scope.path, variables, place, scope)
  const { segments: _, ...rest } =
    value.kind === 'string' || value.kind === 'unknown' ? value : { segments: null, ...value }
  return inside(text, { ...rest, place, through: [] })
}

/** Renders a text as a template. Its places count in the text. */
export function render(text: string, path: string, variables: Value, place: Place, scope: RunScope): Value {
  scope.budget.spend(text.length)
  const { expression, problems } = parseTemplate(text, path)
  const [problem] = problems
  if (problem !== undefined) throw new EvaluationError(`\`${path}\` is no template: ${problem.says}`, place)
  if (variables.kind !== 'object' && variables.kind !== 'unknown')
    throw refused('An object', variables, place)
  return evaluateIn(expression, path, variables, scope)
}

function evaluateIn(expression: Expression, path: string, variables: Value, scope: RunScope): Value {
  const { run, files } = scope
  const within = newScope(run, path, files, (name, _, at) => {
    const value = variables.kind === 'object' ? variables.entries.get(name) : undefined
    if (value !== undefined) return { value: inside(variables, value), taken: 0 }
    if (variables.kind === 'object' && variables.isComplete) {
      throw new EvaluationError(`The template is given no \`${name}\``, at)
    }
    return { value: unknownAt(at, `\`${name}\` is not known`, variables.references), taken: 0 }
  })
  return evaluate(expression, within)
}

function valuesIn(value: Value): readonly Value[] {
  return value.kind === 'object' ? [value, ...value.entries.values()] : [value]
}
