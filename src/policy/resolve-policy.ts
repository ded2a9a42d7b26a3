import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Check } from '../checks/define-check.ts'
import { checks } from '../checks/index.ts'
import type { PolicySetup } from './checks-in-force.ts'
import { type Locks, locksOf, lockProblems } from './locks.ts'
import { meaningProblems } from './meaning-problems.ts'
import { mergePolicies } from './merge.ts'
import type { PlainMap } from './plain.ts'
import { type FileProblem, type ReadablePolicyFile, readPolicyFile } from './policy-file.ts'
import type { PolicyLayer, PolicyProblem, ResolvedPolicy } from './resolved-policy.ts'
import { type Policy, policySchema, policySchemaOf } from './schema.ts'
import { type PathProblem, schemaProblems } from './schema-problems.ts'
import { writeOut } from './short-forms.ts'

/** More of them help nobody, and a check run's text has a limit. */
const MOST_PROBLEMS = 20

/** The layers merged so far. */
interface Merged {
  readonly value: PlainMap
  readonly policy: Policy
  readonly sources: readonly string[]
  readonly problems: readonly PolicyProblem[]
  readonly locks: Locks
}

interface Given {
  readonly setup: PolicySetup
  readonly checks: readonly Check[]
  readonly schema: typeof policySchema
}

/**
 * Merges the layers, outermost first, into the policy in force. Each must make sense on top of those before it:
 * it may rely on them, never on a later one. A layer with problems is left out as a whole, and its problems are named.
 */
export function resolvePolicy(
  layers: readonly PolicyLayer[],
  setup: PolicySetup,
  known: readonly Check[] = checks,
): ResolvedPolicy {
  const given: Given = {
    setup,
    checks: known,
    schema: known === checks ? policySchema : policySchemaOf(known),
  }
  const nothing: Merged = {
    value: {},
    policy: given.schema.parse({}),
    sources: [],
    problems: [],
    locks: { paths: [], source: '' },
  }
  const merged = layers.reduce((outer, layer) => withLayer(outer, layer, given), nothing)
  return {
    policy: merged.policy,
    inForce: { hash: hashOf(merged.policy), sources: merged.sources },
    problems: merged.problems,
  }
}

function withLayer(outer: Merged, layer: PolicyLayer, given: Given): Merged {
  const file = readPolicyFile(layer.text)
  if ('problem' in file) return withProblems(outer, layer, [file.problem])

  const written = writeOut(file.value)
  const forbidden = layer.kind === 'repository' ? lockProblems(written, outer.locks) : []
  const misplaced = layer.kind === 'organisation' ? [] : lockedElsewhere(file)
  const value = mergePolicies(outer.value, written)
  const parsed = given.schema.safeParse(value, { reportInput: true })
  const wrong = parsed.success
    ? meaningProblems({ ...given, policy: parsed.data, saysSo: path => file.has(path) })
    : schemaProblems(parsed.error, given.schema)
  const found = [...misplaced, ...forbidden, ...wrong]
  if (!parsed.success || found.length > 0) return withProblems(outer, layer, placed(found, file))

  return {
    value,
    policy: parsed.data,
    sources: [...outer.sources, layer.source],
    problems: outer.problems,
    locks: layer.kind === 'organisation' ? locksOf(parsed.data, layer.source) : outer.locks,
  }
}

function lockedElsewhere(file: ReadablePolicyFile): PathProblem[] {
  if (!file.has(['locked'])) return []
  return [
    {
      path: ['locked'],
      atKey: true,
      message: 'Only the organisation’s file can lock keys. Remove `locked`.',
    },
  ]
}

/** In the order in which a reader of the file meets them. */
function placed(problems: readonly PathProblem[], file: ReadablePolicyFile): FileProblem[] {
  return problems
    .map(({ path, atKey, message }) => ({
      message,
      place: atKey === true ? file.placeOfKey(path) : file.placeOf(path),
    }))
    .sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column)
}

function withProblems(outer: Merged, layer: PolicyLayer, found: readonly FileProblem[]): Merged {
  const hasMore = found.length > MOST_PROBLEMS
  const rest: FileProblem[] = hasMore
    ? [{ place: null, message: 'There are more problems after these.' }]
    : []
  const problems = [...found.slice(0, MOST_PROBLEMS), ...rest].map(({ place, message }) => ({
    layer: layer.kind,
    source: layer.source,
    line: place?.line ?? null,
    column: place?.column ?? null,
    message,
  }))
  return { ...outer, problems: [...outer.problems, ...problems] }
}

function hashOf(policy: Policy): string {
  return createHash('sha256')
    .update(canonicalize(policy) ?? '')
    .digest('hex')
}
