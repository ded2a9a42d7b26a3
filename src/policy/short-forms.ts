import { isMap, type Plain, type PlainMap } from './plain.ts'

/** The policy with `title-format: required` written out as `title-format: { level: required }`. */
export function writeOut(policy: PlainMap): PlainMap {
  const checks = policy['checks']
  if (!isMap(checks)) return policy
  const written = Object.entries(checks).map(([id, check]) => [id, writeOutCheck(check)] as const)
  return { ...policy, checks: Object.fromEntries(written) }
}

function writeOutCheck(check: Plain): Plain {
  return typeof check === 'string' ? { level: check } : check
}
