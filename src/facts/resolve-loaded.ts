import type { PolicySetup } from '../policy/checks-in-force.ts'
import { problemInWords } from '../policy/problem-in-words.ts'
import { proposedPolicyProblems } from '../policy/proposed-policy.ts'
import { resolvePolicy } from '../policy/resolve-policy.ts'
import type { ResolvedPolicy } from '../policy/resolved-policy.ts'
import type { LoadedPolicy } from './load-policy.ts'

/** The policy in force, with the files that could not be read among its problems. */
export function resolveLoaded(loaded: LoadedPolicy, setup: PolicySetup): ResolvedPolicy {
  const resolved = resolvePolicy(loaded.layers, setup)
  const problems = [...loaded.problems, ...resolved.problems]
  if (loaded.own === 'repository') return { ...resolved, problems }
  // In the repository that holds it, the organisation's file is the one that a pull request can repair.
  const owned = problems.map(problem =>
    problem.layer === 'organisation' ? { ...problem, layer: 'repository' as const } : problem,
  )
  return { ...resolved, problems: owned }
}

/**
 * What would be wrong with the repository's own file if it had this text, each a whole sentence with its place.
 *
 * @param text `null`: the file is deleted
 */
export function proposedProblems(
  { layers, own, source, mustExist }: LoadedPolicy,
  setup: PolicySetup,
  text: string | null,
): readonly string[] {
  if (text === null && mustExist) return ['The organisation requires this file.']
  if (own === 'repository' || text === null) return proposedPolicyProblems(layers, text, setup)
  const outer = layers.filter(({ kind }) => kind === 'default')
  const proposed = { kind: 'organisation', source, text } as const
  return resolvePolicy([...outer, proposed], setup).problems.map(problemInWords)
}
