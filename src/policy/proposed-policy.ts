import type { PolicySetup } from './checks-in-force.ts'
import { problemInWords } from './problem-in-words.ts'
import type { PolicyLayer } from './resolved-policy.ts'
import { resolvePolicy } from './resolve-policy.ts'

/**
 * What would be wrong with the repository's policy file after a pull request changed it, each a sentence
 * with its place; empty when nothing would be. `null` deletes the file, which breaks nothing.
 */
export function proposedPolicyProblems(
  currentLayers: readonly PolicyLayer[],
  proposedText: string | null,
  setup: PolicySetup,
): string[] {
  if (proposedText === null) return []
  const current = currentLayers.find(layer => layer.kind === 'repository')
  const source = current?.source ?? '.github/compliance-patrol.yml'
  const above = currentLayers.filter(layer => layer.kind !== 'repository')
  const proposed: PolicyLayer = { kind: 'repository', source, text: proposedText }
  const { problems } = resolvePolicy([...above, proposed], setup)
  return problems.filter(problem => problem.layer === 'repository').map(problemInWords)
}
