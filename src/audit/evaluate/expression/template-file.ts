import { parseTemplate } from '../../language/hcl/parse-template.ts'
import type { Expression } from '../../language/hcl/syntax.ts'
import type { Place } from '../../resource/place.ts'
import type { Value } from '../../resource/value.ts'
import { EvaluationError } from '../scope.ts'
import { refused } from '../values/convert.ts'
import { inside, seenFrom, unknownAt, unknownBecauseOf } from '../values/make.ts'
import { evaluate, newScope, type RunScope } from './run-scope.ts'

/** `templatefile(path, vars)`: a file’s text as a template that sees these variables only. */
export function templateFile(args: readonly Value[], place: Place, scope: RunScope): Value {
  const [path, variables] = args
  if (path === undefined || variables === undefined) {
    throw new EvaluationError('`templatefile` takes a path and an object', place)
  }
  if (path.kind === 'unknown') return unknownBecauseOf(place, path.why, [path, ...valuesIn(variables)])
  if (path.kind !== 'string') throw refused('A path', path, place)
  const file = scope.files.read(path.value)
  if (file === 'absent') throw new EvaluationError(`There is no file \`${path.value}\``, place)
  if (file === 'unknown') {
    return unknownBecauseOf(place, `\`${path.value}\` is not at hand`, valuesIn(variables))
  }
  return seenFrom(place, placed(render(file.text, file.path, variables, place, scope)))
}

/** A text of which nothing is known but where it is has one segment. */
function placed(value: Value): Value {
  if (value.kind !== 'string' || value.segments !== undefined) return value
  return { ...value, segments: [{ offset: 0, place: value.place }] }
}

/** `templatestring(text, vars)` */
export function templateString(args: readonly Value[], place: Place, scope: RunScope): Value {
  const [text, variables] = args
  if (text === undefined || variables === undefined) {
    throw new EvaluationError('`templatestring` takes a text and an object', place)
  }
  return renderText(text, variables, place, scope)
}

/** Renders a text; where it is no file of its own (`file("user-data.sh")`), all that it holds stands where it does. */
export function renderText(text: Value, variables: Value, place: Place, scope: RunScope): Value {
  if (text.kind === 'unknown') return unknownBecauseOf(place, text.why, [text, ...valuesIn(variables)])
  if (text.kind !== 'string') throw refused('A text', text, place)
  const isFile = text.place.start.offset === 0 && text.place.path !== scope.path
  const path = isFile ? text.place.path : scope.path
  const value = inside(text, render(text.value, path, variables, place, scope))
  if (isFile) return seenFrom(place, placed(value))
  const at = { place: text.place, through: [place, ...text.through] }
  if (value.kind !== 'string' && value.kind !== 'unknown') return { ...value, ...at }
  return { ...value, ...at, segments: [{ offset: 0, place: text.place }] }
}

/** Renders a text as a template; its places count from the text’s begin. */
function render(text: string, path: string, variables: Value, place: Place, scope: RunScope): Value {
  scope.budget.spend(text.length)
  const { expression, problems } = parseTemplate(text, path)
  const [problem] = problems
  if (problem !== undefined) throw new EvaluationError(`\`${path}\` is no template: ${problem.says}`, place)
  if (variables.kind !== 'object' && variables.kind !== 'unknown')
    throw refused('An object', variables, place)
  return evaluateIn(expression, path, variables, scope)
}

function evaluateIn(expression: Expression, path: string, variables: Value, { run, files }: RunScope): Value {
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
