import type { Expression } from '../../language/hcl/syntax.ts'
import type { Value } from '../../resource/value.ts'
import type { RunScope } from '../expression/run-scope.ts'
import type { Range } from '../../resource/place.ts'
import type { Problem, SourceTree } from '../evaluate-root.ts'
import type { ParseCache } from '../files/parse-cache.ts'
import type { ModuleSource } from '../module/module-source.ts'
import { newSpending, type Spending } from './budget.ts'

/** Evaluates expressions, whatever their kind. */
type EvaluateKind = (expression: Expression, scope: RunScope) => Value

/** What `try` and `can` need to know of the expression that they evaluate. */
export interface Attempts {
  /** How many of them are open around it. */
  open: number
  /** It names an instance of which nobody knows whether it is there: it may be refused. */
  isDoubtful: boolean
}

/** The evaluation of one root module: what it reads, what it may cost, and what it finds on its way. */
export interface Run {
  readonly tree: SourceTree
  readonly cache: ParseCache
  /** Path of the root module’s folder. */
  readonly root: string
  /** What `terraform.workspace` is; `null`: it is not known. */
  readonly workspace: string | null
  readonly spending: Spending
  readonly evaluateKind: EvaluateKind
  /** What the files of the modules declare, by their folders. */
  readonly sources: Map<string, ModuleSource>
  readonly attempts: Attempts
  /** Something is wrong; told once for each place, however many instances of a module have it. */
  report(path: string, at: Range, says: string): void
  /** A file is needed and not at hand. */
  want(path: string): void
  /** Something is left out that may be there. */
  leaveOut(): void
  /** The module in this folder is read. */
  visit(folder: string): void
}

/** What a run has found. */
export interface Found {
  readonly problems: readonly Problem[]
  readonly wanted: readonly string[]
  readonly folders: readonly string[]
  readonly isComplete: boolean
}

/** Nobody reads more, and a hostile file may have millions. */
const MAX_PROBLEMS = 1000

/** What a run is given. */
export type Started = Pick<Run, 'tree' | 'cache' | 'root' | 'workspace' | 'evaluateKind'>

export function newRun(started: Started): { readonly run: Run; readonly found: () => Found } {
  const problems = new Map<string, Problem>()
  const wanted = new Set<string>()
  const folders = new Set<string>()
  let isComplete = true
  const run: Run = {
    ...started,
    attempts: { open: 0, isDoubtful: false },
    sources: new Map(),
    spending: newSpending(),
    report(path, { start, end }, says) {
      if (problems.size >= MAX_PROBLEMS) return
      problems.set(`${path} ${start.offset} ${says}`, { path, start, end, says })
    },
    want(path) {
      wanted.add(path)
      isComplete = false
    },
    leaveOut() {
      isComplete = false
    },
    visit(folder) {
      folders.add(folder)
    },
  }
  const found = () => ({
    problems: [...problems.values()],
    wanted: [...wanted],
    folders: [...folders],
    isComplete,
  })
  return { run, found }
}
