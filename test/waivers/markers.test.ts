import { describe, expect, test } from 'vitest'
import { markerFor, markerIn } from '../../src/waivers/markers.ts'

const RULE = 'python-requests-verify'

describe('a marker in a comment', () => {
  test.each([
    ['an em dash', `# patrol:allow ${RULE} — SEC-77, until 2027-03-01`, [RULE], 'SEC-77', '2027-03-01'],
    ['a hyphen', `// patrol:allow ${RULE} - old host, until 2027-03-01`, [RULE], 'old host', '2027-03-01'],
    ['two hyphens', `-- patrol:allow a-b -- why, until 2027-03-01`, ['a-b'], 'why', '2027-03-01'],
    ['an en dash, no blanks', `# patrol:allow a-b–why, until 2027-03-01`, ['a-b'], 'why', '2027-03-01'],
    ['a colon', `# patrol:allow a-b: why until 2027-03-01.`, ['a-b'], 'why', '2027-03-01'],
    ['several rules', `# patrol:allow a-b, c-d — why, until 2027-03-01`, ['a-b', 'c-d'], 'why', '2027-03-01'],
    ['a block comment', `f() /* patrol:allow a — why, until 2027-03-01 */`, ['a'], 'why', '2027-03-01'],
    ['XML', `<!-- patrol:allow a — why, until 2027-03-01 -->`, ['a'], 'why', '2027-03-01'],
    [
      'the word “until” in the reason',
      `# patrol:allow a — until the move, until 2027-03-01`,
      ['a'],
      'until the move',
      '2027-03-01',
    ],
    ['no reason', `# patrol:allow a`, ['a'], null, null],
    ['a dash and no reason', `# patrol:allow a — , until 2027-03-01`, ['a'], null, '2027-03-01'],
    ['a date alone', `# patrol:allow a until 2027-03-01`, ['a'], null, '2027-03-01'],
    ['no date', `# patrol:allow a — why`, ['a'], 'why', null],
    ['a date that is none', `# patrol:allow a — why, until tomorrow`, ['a'], 'why', 'tomorrow'],
  ])('%s', (_, text, ids, reason, until) => {
    expect(markerIn(text, 7)).toEqual({ line: 7, ids, reason, until })
  })

  test.each([
    ['outside a comment', 'patrol:allow a — why, until 2027-03-01'],
    ['without a rule', '# patrol:allow — why, until 2027-03-01'],
    ['as part of another word', '# patrol:allowed a — why'],
  ])('is none %s', (_, text) => {
    expect(markerIn(text, 1)).toBeNull()
  })

  test('of two megabytes is read in no time', () => {
    expect(markerIn(`# ${'patrol:allow a-'.repeat(150_000)}`, 1)).not.toBeUndefined()
  })
})

describe('the marker for a finding', () => {
  const full = `# patrol:allow ${RULE} — SEC-77, until 2027-03-01`
  const place = (startLine: number, endLine = startLine) => ({ startLine, endLine })

  test.each([
    ['on the line', ['a', `get(url, verify=False)  ${full}`], place(2), 2],
    ['above the line', [full, 'get(url, verify=False)'], place(2), 1],
    ['further up in the same comment', [full, '# the host is old', 'get(url, verify=False)'], place(3), 1],
    ['on a later line of the call', ['get(url,', `  verify=False)  ${full}`], place(1, 2), 2],
    ['the fuller of two', [`# patrol:allow ${RULE}`, full, 'get(url, verify=False)'], place(3), 2],
  ])('stands %s', (_, lines, at, line) => {
    expect(markerFor(lines, at, [RULE])?.line).toBe(line)
  })

  test('may name the check instead of the rule', () => {
    const lines = ['# patrol:allow ssl-validation — why, until 2027-03-01', 'get(url, verify=False)']
    expect(markerFor(lines, place(2), [RULE, 'ssl-validation'])?.ids).toEqual(['ssl-validation'])
  })

  test.each([
    ['for another rule', [`# patrol:allow go-tls — why, until 2027-03-01`, 'get()'], place(2)],
    ['behind an empty line', [full, '', 'get()'], place(3)],
    ['behind code', [full, 'x = 1', 'get()'], place(3)],
    ['below the line', ['get()', full], place(1)],
  ])('is none %s', (_, lines, at) => {
    expect(markerFor(lines, at, [RULE])).toBeNull()
  })
})
