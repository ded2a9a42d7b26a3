import type { FunctionTable } from '../define-function.ts'
import { coalesce, coalescelist } from './coalesce.ts'
import { concat } from './concat.ts'
import { chunklist, compact, contains, distinct, flatten, index, one, reverse, slice, sort } from './lists.ts'
import { keys, list, map, transpose, values, zipmap } from './maps.ts'
import { merge } from './merge.ts'
import { element, length, lookup } from './pick.ts'
import { range } from './range.ts'
import { matchkeys, setintersection, setproduct, setsubtract, setunion } from './sets.ts'
import { alltrue, anytrue } from './truths.ts'

/** Functions of lists, sets and maps. */
export const collectionFunctions: FunctionTable = {
  alltrue,
  anytrue,
  chunklist,
  coalesce,
  coalescelist,
  compact,
  concat,
  contains,
  distinct,
  element,
  flatten,
  index,
  keys,
  length,
  list,
  lookup,
  map,
  matchkeys,
  merge,
  one,
  range,
  reverse,
  setintersection,
  setproduct,
  setsubtract,
  setunion,
  slice,
  sort,
  transpose,
  values,
  zipmap,
}
