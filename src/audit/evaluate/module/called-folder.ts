import type { Expression } from '../../language/hcl/syntax.ts'
import { localSource } from '../../outline.ts'
import { resolvePath } from '../files/paths.ts'
import { moduleFiles } from '../files/module-files.ts'
import { MAX_MODULE_DEPTH } from '../run/budget.ts'
import { directoryOf } from '../files/paths.ts'
import type { ModuleInstance } from './module-instance.ts'
import type { Declaration } from './module-source.ts'

/** The folder that a `module` block calls; `null`: it is not in this repository, which is a problem where it should be. */
export function calledFolder({ run, folders }: ModuleInstance, { contents }: Declaration): string | null {
  const source = contents.attributes.get('source')
  if (source === undefined) return null
  const { path, attribute } = source
  const written = writtenText(attribute.value)
  if (written === null) return null
  const folder = resolvePath(directoryOf(path), written)
  const absence = absenceOf(run, folder, written)
  const problem = absence ?? problemOf(folder ?? written, folders)
  if (problem === null) return folder
  // One that is not here is, like one of a registry, taken to hold nothing that the others are without.
  if (absence === null) run.leaveOut()
  run.report(path, attribute.value, problem)
  return null
}

function absenceOf(run: ModuleInstance['run'], folder: string | null, written: string): string | null {
  if (folder === null) return 'This leads out of the repository, so the module is not read.'
  return hasFiles(run, folder) ? null : `There is no module in \`${folder === '' ? written : folder}\`.`
}

function problemOf(folder: string, folders: readonly string[]): string | null {
  if (folders.includes(folder))
    return `The module in \`${folder === '' ? '.' : folder}\` calls itself, directly or over others.`
  if (folders.length <= MAX_MODULE_DEPTH) return null
  return `More than ${MAX_MODULE_DEPTH} modules call each other; this one is not read.`
}

function hasFiles({ tree }: ModuleInstance['run'], folder: string): boolean {
  const { primary, overrides } = moduleFiles(tree, folder)
  return primary.length + overrides.length > 0
}

/** `null`: it is no path in this repository. */
function writtenText(expression: Expression): string | null {
  return expression.kind === 'string' ? localSource(expression.value) : null
}
