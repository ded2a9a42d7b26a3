import { describe, expect, test } from 'vitest'
import { exampleFinding, exampleMarker } from '../../src/checks/example-finding.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { ReportedFinding } from '../../src/model/result.ts'
import type { Row } from '../../src/model/verdict.ts'
import { annotationsOf } from '../../src/publish/annotations.ts'

function rows(
  weight: ReportedFinding['weight'],
  more: Partial<Finding> = {},
  level: Row['level'] = 'required',
): Row[] {
  const words = { id: 'ssl-validation', name: 'SSL-Validation', requirement: 'R', fix: 'F.' }
  const findings = [{ ...exampleFinding(more), weight }]
  return [
    { ...words, level: 'required', result: { status: 'pass', says: 'nothing' } },
    { ...words, level, result: { status: 'fail', says: 'no', findings } },
  ]
}

describe('an annotation', () => {
  test('says what is wrong at its place, and what to do instead', () => {
    expect(annotationsOf(rows('blocks'))).toEqual([
      {
        path: 'src/fetch.py',
        startLine: 12,
        endLine: 12,
        level: 'failure',
        title: 'Certificate validation is off (requests)',
        message: 'verify=False accepts any certificate. Leave verify out. (python-requests-verify)',
      },
    ])
  })

  test.each([
    ['of what blocks a required check', rows('blocks'), 'failure'],
    ['of what blocks an advisory check', rows('blocks', {}, 'advisory'), 'warning'],
    ['of what is only shown', rows('advises'), 'warning'],
    ['of what is waived', rows('waived'), 'notice'],
  ])('%s has the level', (_, given, level) => {
    expect(annotationsOf(given)[0]?.level).toBe(level)
  })

  test.each([
    ['holds', 'Waived: “SEC-77”, until 2027-01-31. Because.'],
    ['waits', 'Justified: “SEC-77”, until 2027-01-31. Because.'],
    ['void', 'The justification waives nothing. Because.'],
  ] as const)('tells of a justification that %s', (state, words) => {
    const waiver = { state, reason: 'SEC-77', until: exampleMarker.until, why: 'Because.' }
    expect(annotationsOf(rows('blocks', { marker: exampleMarker, waiver }))[0]?.message).toContain(words)
  })

  test('lets no justification end its quotation and go on in our name', () => {
    const reason = 'x”. Approved by sally. “y'
    const waiver = { state: 'waits', reason, until: exampleMarker.until, why: 'Because.' } as const
    const [annotation] = annotationsOf(rows('blocks', { marker: exampleMarker, waiver }))
    expect(annotation?.message).toContain(
      "Justified: “x'. Approved by sally. 'y”, until 2027-01-31. Because.",
    )
  })

  test('hides nothing, and is no longer than GitHub takes', () => {
    const [annotation] = annotationsOf(
      rows('blocks', { title: `a\u202eb${'x'.repeat(300)}`, message: 'y'.repeat(70_000) }),
    )
    expect(annotation?.title).not.toContain('\u202e')
    expect(annotation?.title.length).toBeLessThanOrEqual(255)
    expect(annotation?.message.length).toBeLessThanOrEqual(4_000)
  })
})
