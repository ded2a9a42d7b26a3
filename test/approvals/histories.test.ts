import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headsToCompare } from '../../src/approvals/heads-to-compare.ts'
import { requireApprovals } from '../../src/approvals/require-approvals.ts'
import { history, play, policy, type RandomHistory } from './random-history.ts'

const demand = { role: 'senior', title: 'senior engineer', count: 1 }

describe('whatever happens, and whatever of it is lost, doubled or reordered', () => {
  it('no approval counts but the last word of somebody who saw what is there now and had no hand in it', () => {
    let counted = 0
    fc.assert(
      fc.property(history, random => {
        const { facts, mayCount, objected } = play(random)
        const answer = requireApprovals(facts, demand, policy)
        const counting = answer.result.approvals.approvals
          .filter(({ counts }) => counts)
          .map(({ by }) => by.id)
        counted += counting.length
        expect(counting.filter(id => !mayCount.has(id))).toEqual([])
        if (objected) expect(answer.state).not.toBe('met')
      }),
      { numRuns: 4000, seed: 20261123 },
    )
    // Without this, a judgement that refuses everything would pass.
    expect(counted).toBeGreaterThan(300)
  })

  it('the last act of all, an approval that nothing was lost of, counts', () => {
    fc.assert(
      fc.property(history, random => {
        const { facts, mayCount } = play(withApprovalAtTheEnd(random))
        const answer = requireApprovals(facts, demand, policy)
        const counting = answer.result.approvals.approvals
          .filter(({ counts }) => counts)
          .map(({ by }) => by.id)
        expect(counting).toEqual(expect.arrayContaining([...mayCount].filter(id => isSam(facts, id))))
      }),
      { numRuns: 1000, seed: 20261123 },
    )
  })

  it('every fingerprint that the judgement needs is asked for before', () => {
    fc.assert(
      fc.property(history, random => {
        const { facts } = play(random)
        const asked = new Set(headsToCompare(facts, policy).flat())
        const known = Object.entries(facts.history.fingerprints).filter(([sha]) => asked.has(sha))
        const history = { ...facts.history, fingerprints: Object.fromEntries(known) }
        const all = requireApprovals(facts, demand, policy)
        const some = requireApprovals({ ...facts, history }, demand, policy)
        expect(some.result.approvals.approvals).toEqual(all.result.approvals.approvals)
        expect(some.state).toBe(all.state)
      }),
      { numRuns: 2000, seed: 20261123 },
    )
  })

  it('nothing is asked for while every approval stands on the present head', () => {
    const opened: RandomHistory = {
      fork: false,
      forgotten: 0,
      acts: [],
      openingLost: false,
      reordered: false,
    }
    const { facts } = play(withApprovalAtTheEnd(opened))
    expect(headsToCompare(facts, policy)).toEqual([])
  })
})

/** The same history, nothing of it lost or late and none of it by sam, with sam's approval at its end. */
function withApprovalAtTheEnd(random: RandomHistory): RandomHistory {
  const acts = random.acts
    .filter(({ act }) => !('author' in act && act.author === 'sam'))
    .map(step => ({ ...step, wait: 1, lost: false, twice: false }))
  const last = {
    act: { do: 'approve', by: 'sam', stale: false },
    wait: 1,
    lost: false,
    twice: false,
    order: 999,
  } as const
  return { fork: false, forgotten: 0, acts: [...acts, last], openingLost: false, reordered: false }
}

function isSam(
  facts: { reviews: readonly { author: { id: number; login: string } | null }[] },
  id: number,
): boolean {
  return facts.reviews.some(({ author }) => author?.id === id && author.login === 'sam')
}
