import { sha256 } from '../canonical.ts'
import type { Change } from './change.ts'

/** What sampling needs to know of a change. */
export type Sampled = Pick<Change, 'repository' | 'repositoryId' | 'number' | 'entry'>

/**
 * Draws changes so that anybody who has the population draws the same: in the order of the SHA-256 of
 * `SEED REPOSITORY-ID ENTRY`, the first so many.
 */
export function drawSample<T extends Sampled>(population: readonly T[], size: number, seed: string): T[] {
  return population
    .map(change => ({ change, rank: sha256(`${seed} ${change.repositoryId} ${change.entry.sequence}`) }))
    .toSorted((one, other) => (one.rank < other.rank ? -1 : 1))
    .slice(0, size)
    .map(({ change }) => change)
}
