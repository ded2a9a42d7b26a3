import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AllotmentDemand, allotApprovals } from '../../src/approvals/allot.ts'
import { allotCases } from './allot-cases.ts'

describe('one person serves one check only', () => {
  it.each(allotCases)('$name', ({ demands, allotted }) => {
    const found = [...allotApprovals(demands)].map(([id, people]) => [id, [...people].sort((a, b) => a - b)])
    expect(Object.fromEntries(found)).toEqual(allotted)
  })

  it('serves as many checks, in their order, as trying everything does', () => {
    const people = fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 4 })
    const demands = fc.array(fc.record({ needed: fc.integer({ min: 1, max: 2 }), counting: people }), {
      maxLength: 4,
    })
    fc.assert(
      fc.property(demands, list => {
        const named = list.map((one, i) => ({ id: `check ${i}`, ...one }))
        const allotted = allotApprovals(named)
        const everybody = [...allotted.values()].flatMap(set => [...set])
        expect(new Set(everybody).size).toBe(everybody.length)
        const served: AllotmentDemand[] = []
        for (const one of named) {
          const set = allotted.get(one.id) ?? new Set()
          for (const person of set) expect(one.counting).toContain(person)
          const can = canServe([...served, one])
          expect(set.size >= one.needed).toBe(can)
          if (can) served.push(one)
        }
      }),
      { numRuns: 1000, seed: 20261123 },
    )
  })
})

/** Tries every way of giving people to places. */
function canServe(demands: readonly AllotmentDemand[], taken: ReadonlySet<number> = new Set()): boolean {
  const [first, ...rest] = demands.flatMap(one =>
    Array.from({ length: one.needed }, () => ({ ...one, needed: 1 })),
  )
  if (first === undefined) return true
  return first.counting.some(person => !taken.has(person) && canServe(rest, new Set([...taken, person])))
}
