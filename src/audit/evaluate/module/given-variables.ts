import type { Value } from '../../resource/value.ts'
import type { EvaluateOptions } from '../evaluate-root.ts'
import { evaluate, newScope } from '../expression/run-scope.ts'
import { valueFiles } from '../files/module-files.ts'
import { parseCached } from '../files/parse-cache.ts'
import { MAX_FILE_LENGTH } from '../run/budget.ts'
import { bounded } from '../run/bounded.ts'
import { guarded } from '../run/guarded.ts'
import type { Run } from '../run/run.ts'
import { EvaluationError, type FileAccess } from '../scope.ts'
import { placeIn } from '../values/make.ts'
import { valueOfJson } from '../values/of-json.ts'
import { headOf } from './block-head.ts'
import type { AttributeIn } from './contents.ts'
import type { ModuleSource } from './module-source.ts'

/** What somebody gives the root module’s variables: options before the files that they name, and these before others. */
export function givenVariables(
  run: Run,
  source: ModuleSource,
  files: FileAccess,
  { variables = {}, variableFiles = [] }: EvaluateOptions,
): (name: string) => Value | null {
  const values = new Map<string, Value>()
  for (const path of valueFiles(run.tree, run.root)) addFile(values, path, run, files)
  for (const path of variableFiles) {
    const names = addFile(values, path, run, files)
    const [first] = names
    if (first !== undefined && !names.some(({ value }) => source.declarations.has(`var.${value}`)))
      run.report(path, first, OF_ANOTHER)
  }
  for (const [name, value] of Object.entries(variables)) {
    const declared = source.declarations.get(`var.${name}`)
    if (declared === undefined) continue
    values.set(name, valueOfJson(value, placeIn(declared.at.path, headOf(declared.at.block))))
  }
  return name => values.get(name) ?? null
}

const OF_ANOTHER =
  'The module above declares none of these variables: which one they are given to cannot be told.'

/** Answers the names that the file gives values to. */
function addFile(
  values: Map<string, Value>,
  path: string,
  run: Run,
  files: FileAccess,
): readonly AttributeIn['attribute']['name'][] {
  const file = run.tree.read(path)
  const top = { offset: 0, line: 1, column: 1 }
  if (file === 'not-loaded') run.want(path)
  if (file === 'absent') run.report(path, { start: top, end: top }, 'There is no such file of variables.')
  if (file === 'unreadable') run.report(path, { start: top, end: top }, 'The file is too large, or no text.')
  if (typeof file === 'string') {
    run.leaveOut()
    return []
  }
  if (file.text.length > MAX_FILE_LENGTH) {
    run.report(path, { start: top, end: top }, 'The file is too long to be read.')
    return []
  }
  const { body, problems } = parseCached(run.cache, file.text, path)
  for (const problem of problems) run.report(path, problem, problem.says)
  if (problems.length > 0) run.leaveOut()
  const scope = newScope(run, path, files, (name, _, at) => {
    throw new EvaluationError(`\`${name}\` cannot be used in a file of variables`, at)
  })
  for (const { name, value } of body.attributes) {
    values.set(
      name.value,
      guarded(run, placeIn(path, value), () => bounded(evaluate(value, scope), run.spending)),
    )
  }
  return body.attributes.map(({ name }) => name)
}
