import { describe, expect, it } from 'vitest'
import { requireApprovals } from '../../src/approvals/require-approvals.ts'
import { aSha } from '../builders.ts'
import { approvalCases } from './cases.ts'
import { told } from './story.ts'

describe('an approval counts or does not', () => {
  it.each(approvalCases)('$name', ({ story, count = 1, counts, state, says, why, reset = false }) => {
    const { facts, policy } = told(story)
    const demand = { role: 'senior', title: 'senior engineer', who: 'a senior engineer', count }
    const answer = requireApprovals(facts, demand, policy)
    const { approvals } = answer.result.approvals
    const refused = approvals.find(approval => !approval.counts)

    expect(approvals.filter(approval => approval.counts).map(({ by }) => by.login)).toEqual(counts)
    expect(answer.state).toBe(state ?? (counts.length > 0 ? 'met' : 'pending'))
    if (says !== undefined) expect(answer.result.says).toBe(withShas(says))
    if (why !== undefined) expect(refused?.why).toBe(withShas(why))
    expect(refused?.reset ?? false).toBe(reset)
    for (const approval of approvals) expect(approval.counts).toBe(approval.why === null)
  })

  it('has no two cases of one name', () => {
    const names = approvalCases.map(({ name }) => name)
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })
})

/** `A` stands for the seven digits of the commit A. */
function withShas(sentence: string): string {
  return sentence.replaceAll(/`([A-Z])`/g, (_, letter: string) => `\`${aSha(letter).slice(0, 7)}\``)
}
