import type { AllotmentDemand } from '../../src/approvals/allot.ts'

/** One row: who counts for which check, and who serves which in the end, by account id. */
export interface AllotCase {
  readonly name: string
  readonly shows: 'one-check-each'
  readonly follows: string
  readonly demands: readonly AllotmentDemand[]
  readonly allotted: Readonly<Record<string, readonly number[]>>
}

const [alex, kim, sam] = [1, 2, 3]

export const allotCases: readonly AllotCase[] = [
  row(
    'two people approved for two checks',
    'Each serves one.',
    [demand('peer', 1, [alex, kim]), demand('security', 1, [alex, kim])],
    { peer: [alex], security: [kim] },
  ),
  row(
    'only one of two people can serve the second check',
    'That one is left to it, and the other serves the first.',
    [demand('peer', 1, [alex, kim]), demand('security', 1, [alex])],
    { peer: [kim], security: [alex] },
  ),
  row(
    'one person approved for two checks',
    'The first check of the report is met, the second waits.',
    [demand('peer', 1, [alex]), demand('security', 1, [alex])],
    { peer: [alex], security: [] },
  ),
  row(
    'the first check asks for two people, and one approved for both checks',
    'The first waits, and takes nobody from the second.',
    [demand('peer', 2, [alex]), demand('security', 1, [alex])],
    { peer: [], security: [alex] },
  ),
  row(
    'three people approved for three checks in part',
    'They are moved until all three are served.',
    [demand('a', 1, [alex, kim]), demand('b', 1, [alex, sam]), demand('c', 1, [alex])],
    { a: [kim], b: [sam], c: [alex] },
  ),
  row(
    'two approvals are asked for by one check, and one by another',
    'Three people serve both.',
    [demand('a', 2, [alex, kim, sam]), demand('b', 1, [kim])],
    { a: [alex, sam], b: [kim] },
  ),
  row('one person counts twice for a check that asks for two', 'It waits.', [demand('a', 2, [alex, alex])], {
    a: [alex],
  }),
  row(
    'the second check asks for two people, of whom one serves the first',
    'The second waits with the one who is left.',
    [demand('a', 1, [alex]), demand('b', 2, [alex, kim])],
    { a: [alex], b: [kim] },
  ),
]

function row(
  name: string,
  follows: string,
  demands: readonly AllotmentDemand[],
  allotted: AllotCase['allotted'],
): AllotCase {
  return { name, shows: 'one-check-each', follows, demands, allotted }
}

function demand(id: string, needed: number, counting: readonly (number | undefined)[]): AllotmentDemand {
  return { id, needed, counting: counting.map(Number) }
}
