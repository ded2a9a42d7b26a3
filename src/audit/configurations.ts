import { type Asked, auditRoot, type RootAudit } from './audit-root.ts'
import {
  type EvaluateOptions,
  evaluateRoot,
  type Evaluated,
  type SourceTree,
} from './evaluate/evaluate-root.ts'
import { namedVariableFiles } from './variable-files.ts'

/** A root module as it is with one set of variables, and for one of the programs that may apply it. */
export interface Audited {
  readonly root: string
  /** The file of variables that it is given by name, or `OpenTofu`; empty for the module as it is. */
  readonly under: string
  readonly evaluated: Evaluated
  readonly audit: RootAudit
}

/** What is audited, and how. */
export interface Auditing {
  /** Paths of all changed files; of a renamed one both. */
  readonly changed: readonly string[]
  readonly asked: Omit<Asked, 'isAccount'>
  /** Whether the policy says that a root’s folder is an account’s. */
  readonly isAccountRoot: (root: string) => boolean
  readonly evaluation?: EvaluateOptions
}

/** Each of them is an evaluation of its own. */
export const MOST_VARIABLE_FILES = 20

/** A root module as it is, with each file of variables that it may be given, and as OpenTofu reads it. */
export function auditsOf(auditing: Auditing, tree: SourceTree, root: string): Audited[] {
  const files = namedVariableFiles(auditing.changed, root, tree).slice(0, MOST_VARIABLE_FILES)
  const tofu = asOpenTofu(tree)
  return [
    auditOne(auditing, tree, root, '', []),
    ...files.map(file => auditOne(auditing, tree, root, file, [file])),
    ...(tofu === null ? [] : [auditOne(auditing, tofu, root, 'OpenTofu', [])]),
  ]
}

function auditOne(
  { asked, isAccountRoot, evaluation = {} }: Auditing,
  tree: SourceTree,
  root: string,
  under: string,
  named: readonly string[],
): Audited {
  const variableFiles = [...(evaluation.variableFiles ?? []), ...named]
  const evaluated = evaluateRoot(tree, root, { ...evaluation, variableFiles })
  return {
    root,
    under,
    evaluated,
    audit: auditRoot(evaluated, tree, { ...asked, isAccount: isAccountRoot(root) }),
  }
}

/**
 * The tree without the files that OpenTofu passes over, of `a.tf` and `a.tofu` the first one; `null`: there are none.
 * https://opentofu.org/docs/language/files/
 */
function asOpenTofu(tree: SourceTree): SourceTree | null {
  const tofu = tree.filesBelow('').filter(path => /\.tofu(?:\.json)?$/.test(path))
  if (tofu.length === 0) return null
  const twins = new Set(tofu.map(path => path.replace(/\.tofu(?=$|\.json$)/, '.tf')))
  if (!tree.filesBelow('').some(path => twins.has(path))) return null
  const without = (paths: readonly string[]) => paths.filter(path => !twins.has(path))
  return {
    ...tree,
    filesIn: directory => without(tree.filesIn(directory)),
    filesBelow: directory => without(tree.filesBelow(directory)),
  }
}
