import type { FunctionTable } from '../define-function.ts'
import { ephemeralasnull, issensitive, nonsensitive, sensitive } from './sensitive.ts'
import { tolist, tomap, toset } from './to-collection.ts'
import { tobool, tonumber, tostring } from './to-primitive.ts'

/** Functions that change what a value is taken for. */
export const conversionFunctions: FunctionTable = {
  ephemeralasnull,
  issensitive,
  nonsensitive,
  sensitive,
  tobool,
  tolist,
  tomap,
  tonumber,
  toset,
  tostring,
}
