import { describe, expect, test } from 'vitest'
import type { WaiverMarker } from '../../src/model/finding.ts'
import { weigh, type Weighing } from '../../src/waivers/weigh.ts'

const marker: WaiverMarker = { line: 3, ids: ['a'], reason: 'SEC-77', until: '2027-01-31' }
const weighing: Weighing = {
  policy: { by: 'security', days: 90 },
  approved: { state: 'met', by: 'alex' },
  at: '2026-11-24T14:00:00Z',
}

describe('a marker', () => {
  test('with reason and date holds when the role approved', () => {
    expect(weigh(marker, weighing)).toEqual({
      state: 'holds',
      reason: 'SEC-77',
      until: '2027-01-31',
      why: 'Approved by alex.',
    })
  })

  test.each([
    ['today', '2026-11-24', 'holds'],
    ['yesterday', '2026-11-23', 'void'],
    ['as far ahead as it may', '2027-02-22', 'holds'],
    ['a day further', '2027-02-23', 'void'],
    ['on a day that there is not', '2026-11-31', 'void'],
    ['in words', 'tomorrow', 'void'],
  ])('that ends %s', (_, until, state) => {
    expect(weigh({ ...marker, until }, weighing).state).toBe(state)
  })

  test.each([
    ['without a reason', { ...marker, reason: null }, weighing, 'void', /no reason/],
    ['without a date', { ...marker, until: null }, weighing, 'void', /no date/],
    ['where the policy has none', marker, { ...weighing, policy: null }, 'void', /no `waivers`/],
    [
      'that nobody approved',
      marker,
      { ...weighing, approved: { state: 'pending', says: 'Waits for a review by security.' } },
      'waits',
      /^Waits for a review by security\.$/,
    ],
    [
      'whose approval is not known',
      marker,
      { ...weighing, approved: { state: 'undetermined', says: 'GitHub answered 502.' } },
      'unknown',
      /502/,
    ],
  ] as const)('%s does not hold, and says why', (_, given, under, state, why) => {
    const waiver = weigh(given, under)
    expect(waiver.state).toBe(state)
    expect(waiver.why).toMatch(why)
  })
})
