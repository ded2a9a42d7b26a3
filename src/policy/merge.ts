import type { Path } from './path.ts'
import { isMap, ownValue, type Plain, type PlainMap } from './plain.ts'

/**
 * The outer layer's policy with the inner layer's laid over it: maps merge, lists and single values replace. A role
 * is replaced as a whole: merged with a default of `permission: write`, a team's stricter role would admit anybody.
 */
export function mergePolicies(outer: PlainMap, inner: PlainMap): PlainMap {
  return mergeMaps(outer, inner, [])
}

/** Whether a map at this path is replaced like a single value. */
export function isReplacedAsWhole(path: Path): boolean {
  return path.length === 2 && path[0] === 'roles'
}

function mergeMaps(outer: PlainMap, inner: PlainMap, path: Path): PlainMap {
  const keys = new Set([...Object.keys(outer), ...Object.keys(inner)])
  return Object.fromEntries([...keys].map(key => [key, mergeKey(outer, inner, key, [...path, key])]))
}

function mergeKey(outer: PlainMap, inner: PlainMap, key: string, path: Path): Plain {
  const over = ownValue(inner, key)
  const under = ownValue(outer, key)
  if (over === undefined) return under ?? null
  return isMap(under) && isMap(over) && !isReplacedAsWhole(path) ? mergeMaps(under, over, path) : over
}
