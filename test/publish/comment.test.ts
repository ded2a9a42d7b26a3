import { describe, expect, test } from 'vitest'
import type { Row } from '../../src/model/verdict.ts'
import { comment } from '../../src/publish/comment.ts'
import { aPerson } from '../builders.ts'
import { aResetApproval, aRow, aVerdict, anApproval, resetReview, rows, seniors } from './verdicts.ts'

const { titleFormat, noTitleFormat, noJiraLink, jiraDown, reviewed, unreviewed, migration } = rows

const say = (shown: readonly Row[], mentions = false) => comment(aVerdict(shown), mentions, [])

const by = (approvals: Partial<ReturnType<typeof seniors>>): Row => ({
  ...unreviewed,
  result: { ...unreviewed.result, approvals: { ...seniors(), ...approvals } },
})

const congratulation = `✓ Congratulations, peer review completed ✓

Please note that any further code change will reset the review status and will require additional reviews to move forward.

Note: This is an automated message from Compliance Patrol.`

describe('the comment speaks to the author', () => {
  test.each<[string, readonly Row[], string]>([
    [
      'while things are missing',
      [titleFormat, noJiraLink, rows.unencrypted, unreviewed],
      `Two things before this can be merged:
1. **JIRA link**: add \`https://jira.example.com/browse/SEC-1098\` to the description.
2. **Infrastructure audit**: \`modules/db/main.tf\` line 12, the database's storage is not encrypted with a customer key. Set \`kms_key_id\`, or ask the security team for a waiver: \`# patrol:allow db-kms-key — reason, until 2027-03-01\`.

Then a review by a senior engineer: alex, kim or sam.`,
    ],
    [
      'while one thing is missing, with the general instruction where the check has no better one',
      [noTitleFormat, reviewed],
      `One thing before this can be merged:
1. **Title format**: the title does not start with a JIRA key. Start the title with the ticket, for example “SEC-123: add the endpoint”.`,
    ],
    [
      'what mends several checks at once is one thing',
      [
        noTitleFormat,
        {
          ...noJiraLink,
          result: { status: 'fail', says: 'The title names no ticket.', fix: noTitleFormat.fix },
        },
        reviewed,
      ],
      `One thing before this can be merged:
1. **Title format, JIRA link**: start the title with the ticket, for example “SEC-123: add the endpoint”.`,
    ],
    [
      'while only a review is missing',
      [titleFormat, reviewed, migration],
      'This waits for a review by technical operations: maria or tom.',
    ],
    [
      'while reviews by several roles are missing',
      [unreviewed, rows.sensitive],
      `This waits for two reviews:

- by a senior engineer: alex, kim or sam.
- by security: maria or tom.`,
    ],
    [
      'while two reviews by one role are missing',
      [by({ needed: 2 })],
      'This waits for two reviews by senior engineers: alex, kim or sam.',
    ],
    [
      'while tests run and a review is missing',
      [unreviewed, rows.testsRunning],
      `This waits for \`test\` on \`9b1d0ce\`.

And for a review by a senior engineer: alex, kim or sam.`,
    ],
    [
      'while it is a draft',
      [rows.draft, titleFormat, unreviewed],
      `One thing before this can be merged:
1. **Draft**: mark the pull request as ready for review.

Then a review by a senior engineer: alex, kim or sam.`,
    ],
    [
      'while something could not be determined, which is nobody’s task',
      [jiraDown, unreviewed],
      `**JIRA ticket** could not be determined: JIRA did not answer. It is tried again by itself.

This also waits for a review by a senior engineer: alex, kim or sam.`,
    ],
    [
      'while the policy file is broken, which is somebody’s task',
      [rows.brokenPolicy, reviewed],
      `One thing before this can be merged:
1. **Policy**: \`.github/compliance-patrol.yml\`, line 14, column 7: \`cuont\` is not a key of \`checks.peer-review\`. Did you mean \`count\`? Correct the policy file.`,
    ],
    ['when review completes', [titleFormat, reviewed, rows.noMigration], congratulation],
    ['when review completes and only advice is left', [rows.advisedTitle, reviewed], congratulation],
    [
      'when review completes before the tests do',
      [reviewed, rows.testsRunning],
      congratulation.replace(
        'Please note',
        `This waits for \`test\` on \`9b1d0ce\`.

Please note`,
      ),
    ],
    [
      'when everything holds and the policy asks for no review',
      [titleFormat, rows.noMigration],
      `✓ All pull-request checks succeeded ✓

Note: This is an automated message from Compliance Patrol.`,
    ],
  ])('%s', (_, shown, text) => {
    expect(say(shown)).toBe(text)
  })
})

describe('after a reset it says what changed the code', () => {
  test.each<[string, readonly Row[], string]>([
    [
      'a push after an approval',
      [titleFormat, resetReview(aResetApproval('alex'))],
      `\`9b1d0ce\` changed the code after alex approved \`4f2c1aa\`, so the review starts again.

This waits for a review by a senior engineer: alex, kim or sam.`,
    ],
    [
      'a push after two approvals, together with what is missing',
      [
        noJiraLink,
        resetReview(
          aResetApproval('alex'),
          aResetApproval('kim', {
            id: 502,
            why: 'kim approved `77ab0e2` at 13:45 UTC; the code changed with `9b1d0ce` at 13:52. A new review is needed.',
          }),
        ),
      ],
      `\`9b1d0ce\` changed the code after alex approved \`4f2c1aa\` and kim approved \`77ab0e2\`, so the review starts again.

One thing before this can be merged:
1. **JIRA link**: add \`https://jira.example.com/browse/SEC-1098\` to the description.

Then a review by a senior engineer: alex, kim or sam.`,
    ],
    [
      'another reason, in its own words',
      [
        resetReview(
          anApproval('alex', {
            counts: false,
            reset: true,
            why: 'alex approved before the base was changed from `main` to `release/2`.',
          }),
        ),
      ],
      `alex approved before the base was changed from \`main\` to \`release/2\`.

This waits for a review by a senior engineer: alex, kim or sam.`,
    ],
    [
      'nothing of an approval that never counted',
      [resetReview(anApproval('kim', { counts: false, why: 'kim approved, but committed `77ab0e2`.' }))],
      'This waits for a review by a senior engineer: alex, kim or sam.',
    ],
  ])('%s', (_, shown, text) => {
    expect(say(shown)).toBe(text)
  })

  test('and still says so after the review was dismissed, as our own records have it', () => {
    const dismissed = resetReview(aResetApproval('alex', { id: 501, reset: false, headSha: null }))
    const resets = [{ source: 'review', id: 501, why: '', at: '2026-11-23T13:53:00Z' }] as const
    expect(comment(aVerdict([dismissed]), false, resets)).toBe(say([resetReview(aResetApproval('alex'))]))
    expect(comment(aVerdict([dismissed]), false, [])).not.toContain('starts again')
  })

  test('and names the commit that changed the code, not one that came later', () => {
    const later = aVerdict([resetReview(aResetApproval('alex'))], { headSha: 'c'.repeat(40) })
    expect(comment(later, false, [])).toContain('`9b1d0ce` changed the code after alex approved `4f2c1aa`')
  })

  test('and nothing more once somebody approved again', () => {
    const again: Row = {
      ...reviewed,
      result: { ...reviewed.result, approvals: seniors(aResetApproval('sam'), anApproval('alex')) },
    }
    expect(say([again])).toBe(congratulation)
  })
})

describe('names', () => {
  test('mention nobody unless the policy asks for it', () => {
    expect(say([resetReview(aResetApproval('alex'))])).not.toContain('@')
    expect(say([resetReview(aResetApproval('alex'))], true)).toBe(
      `\`9b1d0ce\` changed the code after @alex approved \`4f2c1aa\`, so the review starts again.

This waits for a review by a senior engineer: @alex, @kim or @sam.`,
    )
  })

  test('are five at most', () => {
    const candidates = ['ann', 'ben', 'cleo', 'dan', 'eve', 'fay', 'gil'].map(aPerson)
    expect(say([by({ candidates })])).toBe(
      'This waits for a review by a senior engineer: ann, ben, cleo, dan, eve or another.',
    )
  })

  test('give way to the permission where a permission makes the role', () => {
    expect(say([by({ described: 'anybody with write access' })])).toBe(
      'This waits for a review by a senior engineer: anybody with write access.',
    )
  })

  test('cannot be forged', () => {
    const row = aRow(noTitleFormat, { status: 'fail', says: 'The title “@acme/all ✓\n1. **x**” has no key.' })
    expect(say([row])).toBe(`One thing before this can be merged:
1. **Title format**: the title “@&#8203;acme/all ✓ 1. &#42;&#42;x&#42;&#42;” has no key. Start the title with the ticket, for example “SEC-123: add the endpoint”.`)
  })
})
