import { describe, expect, test } from 'vitest'
import { verdictText } from '../../src/cli/verdict-text.ts'
import type { Row } from '../../src/model/verdict.ts'
import { aResetApproval, aVerdict, resetReview, rows } from '../publish/verdicts.ts'

function shown(rowsShown: readonly Row[], title = 'SEC-1098: Add claims table', colour = false): string {
  return verdictText({ verdict: aVerdict(rowsShown), title, where: 'acme/claims#42', colour })
}

describe('a verdict on a terminal', () => {
  test('says where things stand, then each check, and who can approve', () => {
    expect(shown([rows.titleFormat, rows.migration])).toBe(
      [
        'acme/claims#42  SEC-1098: Add claims table          waiting',
        '',
        '  ✓ Pull-request title format   JIRA found: SEC-1098',
        '  … Migration-reviewed          db/migrate/20261120_add_claims.rb (Rails) waits for a review',
        '                                maria or tom can approve',
        '',
      ].join('\n'),
    )
  })

  test.each([
    ['compliant', [rows.titleFormat, rows.reviewed]],
    ['waiting', [rows.titleFormat, rows.unreviewed]],
    ['1 of 2 checks needs attention', [rows.noTitleFormat, rows.reviewed]],
    ['2 of 3 checks need attention', [rows.noTitleFormat, rows.noJiraLink, rows.unreviewed]],
    ['could not be determined', [rows.titleFormat, rows.jiraDown]],
  ])('ends its first line with “%s”', (words, shownRows) => {
    expect(shown(shownRows).split('\n')[0]).toMatch(new RegExp(` {2}${words}$`))
  })

  test('says below an approval that does not count why not', () => {
    const text = shown([resetReview(aResetApproval('sam'))])
    expect(text).toContain(
      'sam approved 4f2c1aa at 13:40 UTC; the code changed with 9b1d0ce at 13:52. A new review is needed.',
    )
    expect(text).toContain('alex, kim or sam can approve')
  })

  test('gives the instruction for what is violated, none for what could not be determined', () => {
    const [, , violated, instruction, undetermined] = shown([rows.noJiraLink, rows.jiraDown]).split('\n')
    expect(violated).toMatch(/^ {2}✗ JIRA link in description +The description does not link to SEC-1098\.$/)
    expect(instruction?.trim()).toBe('Add https://jira.example.com/browse/SEC-1098 to the description.')
    expect(undetermined).toMatch(/^ {2}! JIRA ticket +JIRA did not answer\.$/)
  })

  test('shows advisory and exempted checks as such', () => {
    const text = shown([rows.advisedTitle, rows.exemptTicket])
    expect(text).toContain('✗ Pull-request default title (advisory)')
    expect(text).toMatch(/– JIRA ticket +Exempted by “documentation”/)
  })

  test('a title cannot steer the terminal or turn its text around', () => {
    const [first = ''] = shown(
      [rows.titleFormat],
      'SEC-1: \u001b[2Jgone \u202e!\r\nacme/claims#1 compliant',
    ).split('\n')
    expect(first).toMatch(
      /^acme\/claims#42 {2}SEC-1: \[U\+001B\]\[2Jgone \[U\+202E\]! acme\/claims#1 compliant {2}/,
    )
  })

  test('colours the state and the marks, where colours are seen', () => {
    const text = shown([rows.titleFormat, rows.noJiraLink], 'T', true)
    expect(text).toContain('\u001b[32m✓\u001b[39m')
    expect(text).toContain('\u001b[31m✗\u001b[39m')
    expect(text).toContain('\u001b[31m1 of 2 checks needs attention\u001b[39m')
  })
})
