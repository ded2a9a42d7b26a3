import type { Place } from '../../resource/place.ts'
import type { ObjectValue } from '../../resource/value.ts'
import type { Run } from '../run/run.ts'
import { newScope, type RunScope } from '../expression/run-scope.ts'
import { EvaluationError, type FileAccess } from '../scope.ts'

/** A data source, everything in it evaluated. */
export interface DataSource {
  readonly body: ObjectValue
  /** The head of its block. */
  readonly place: Place
  /** Path of the file that it stands in. */
  readonly path: string
  readonly files: FileAccess
  readonly run: Run
}

/** The scope in which a data source calls functions: it has no names. */
export function scopeOf({ run, path, files }: DataSource): RunScope {
  return newScope(run, path, files, (name, _, at) => {
    throw new EvaluationError(`Nothing is named \`${name}\` here`, at)
  })
}
