import { EvaluationError } from '../evaluate/scope.ts'
import { concat } from './collections/concat.ts'
import { merge } from './collections/merge.ts'
import { element, length, lookup } from './collections/pick.ts'
import { tolist, tomap, toset } from './conversion/to-collection.ts'
import type { FunctionTable, TerraformFunction } from './define-function.ts'
import { jsonencode } from './encoding/json-encode.ts'
import { file } from './files/file.ts'
import { basename, dirname } from './files/path.ts'
import { Refused } from './refused.ts'
import { format } from './strings/format.ts'
import { join } from './strings/join.ts'

const table: FunctionTable = {
  concat,
  merge,
  element,
  length,
  lookup,
  tolist,
  tomap,
  toset,
  jsonencode,
  file,
  basename,
  dirname,
  format,
  join,
}

/** Terraform’s functions by name; all but `try`, `can`, `templatefile` and `templatestring`, which evaluate. */
export const functions: ReadonlyMap<string, TerraformFunction> = new Map(
  Object.entries(table).map(([name, compute]) => [name, named(name, compute)]),
)

/** The function with its name and the place of the call in what it refuses. */
function named(name: string, compute: TerraformFunction): TerraformFunction {
  return call => {
    try {
      return compute(call)
    } catch (error) {
      if (error instanceof Refused) throw new EvaluationError(`${name}: ${error.message}`, call.at)
      throw error
    }
  }
}
