import { EvaluationError } from '../evaluate/scope.ts'
import { collectionFunctions } from './collections/index.ts'
import { conversionFunctions } from './conversion/index.ts'
import { encodingFunctions } from './encoding/index.ts'
import { fileFunctions } from './files/index.ts'
import { hashFunctions } from './hashes/index.ts'
import { networkFunctions } from './network/index.ts'
import { numberFunctions } from './numbers/index.ts'
import { stringFunctions } from './strings/index.ts'
import { timeFunctions } from './time/index.ts'
import type { FunctionTable, TerraformFunction } from './define-function.ts'
import { Refused } from './refused.ts'
import { base64gzip, bcrypt, plantimestamp, rsadecrypt, timestamp, uuid } from './unknown-function.ts'

const table: FunctionTable = {
  ...collectionFunctions,
  ...conversionFunctions,
  ...encodingFunctions,
  ...fileFunctions,
  ...hashFunctions,
  ...networkFunctions,
  ...numberFunctions,
  ...stringFunctions,
  ...timeFunctions,
  base64gzip,
  bcrypt,
  plantimestamp,
  rsadecrypt,
  timestamp,
  uuid,
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
