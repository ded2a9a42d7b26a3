import { describe, expect, test } from 'vitest'
import type { Row, Verdict } from '../../src/model/verdict.ts'
import { numberOf } from '../../src/publish/check-run.ts'
import type { CheckRunContent } from '../../src/publish/publisher.ts'
import type { Publication } from '../../src/publish/publications.ts'
import { wantedState } from '../../src/publish/wanted-state.ts'
import {
  anApproval,
  aPolicy,
  aResetApproval,
  aRow,
  aVerdict,
  entryOf,
  factsOf,
  from,
  resetReview,
  rows,
  security,
  seniors,
} from './verdicts.ts'

function runOf(shown: readonly Row[], more: Partial<Parameters<typeof from>[1]> = {}): CheckRunContent {
  return wantedState(from(aVerdict(shown), more)).checkRun.content
}

const { titleFormat, noTitleFormat, jiraLink, noJiraLink, jiraTicket, jiraDown, reviewed, unreviewed } = rows
const twoSeniors: Row = {
  ...unreviewed,
  result: { ...unreviewed.result, approvals: { ...seniors(), needed: 2 } },
}
const askedForChanges: Row = {
  ...unreviewed,
  result: {
    status: 'pending',
    says: 'Waits for sam, who asked for changes.',
    approvals: seniors(anApproval('alex')),
  },
}
const ciDown: Row = aRow(rows.tests, {
  status: 'error',
  says: 'GitHub answered 502 for the check runs.',
  retryAt: '2026-11-23T14:02:00Z',
})

describe('the title says where things stand', () => {
  test.each<[string, readonly Row[], CheckRunContent['conclusion']]>([
    ['All pull-request checks succeeded!', [titleFormat, reviewed], 'success'],
    ['All pull-request checks succeeded!', [rows.advisedTitle, rows.exemptTicket, reviewed], 'success'],
    ['Waiting for a review by technical operations', [reviewed, rows.migration], 'action_required'],
    ['Waiting for a review by a senior engineer', [unreviewed], 'action_required'],
    ['Waiting for 2 reviews by senior engineers', [twoSeniors], 'action_required'],
    ['Waiting for 2 reviews: senior engineer, security', [unreviewed, rows.sensitive], 'action_required'],
    ['Waiting for 3 reviews: senior engineer (2), security', [twoSeniors, rows.sensitive], 'action_required'],
    ['Waiting for sam, who asked for changes', [askedForChanges], 'action_required'],
    ['Waiting for test on 9b1d0ce', [reviewed, rows.testsRunning], 'action_required'],
    [
      'Waiting for test on 9b1d0ce and a review by a senior engineer',
      [unreviewed, rows.testsRunning],
      'action_required',
    ],
    ['Waiting until this draft is marked as ready for review', [rows.draft, unreviewed], 'action_required'],
    ['1 of 2 checks needs attention: title format', [noTitleFormat, unreviewed], 'failure'],
    [
      '2 of 3 checks need attention: JIRA link, infrastructure audit',
      [noJiraLink, rows.unencrypted, unreviewed],
      'failure',
    ],
    [
      '2 of 3 checks need attention: title format, JIRA ticket',
      [noTitleFormat, jiraDown, reviewed],
      'failure',
    ],
    [
      'Could not be determined: JIRA did not answer. Tried again at 14:05 UTC.',
      [jiraDown, unreviewed],
      'failure',
    ],
    ['Could not be determined: JIRA ticket, tests. Tried again at 14:02 UTC.', [jiraDown, ciDown], 'failure'],
    [
      'Could not be determined: .github/compliance-patrol.yml, line 14, column 7: cuont is not a key of checks.peer-review. Did you mean count?',
      [rows.brokenPolicy, reviewed],
      'failure',
    ],
  ])('%s', (title, shown, conclusion) => {
    expect(runOf(shown)).toMatchObject({ title, conclusion, status: 'completed' })
  })
})

describe('the first sentence says who acts next', () => {
  test.each<[string, readonly Row[]]>([
    ['**All pull-request checks succeeded!** Nothing is left to do.', [titleFormat, reviewed]],
    [
      '**All pull-request checks succeeded!** 1 advisory check needs attention, which blocks nothing: default title.',
      [rows.advisedTitle, reviewed],
    ],
    ['**Waiting for a review by technical operations.** Everything else holds.', [reviewed, rows.migration]],
    [
      '**Waiting until this draft is marked as ready for review.** The author acts next. Then it waits for a review by a senior engineer.',
      [rows.draft, unreviewed],
    ],
    ['**1 of 2 checks needs attention: JIRA link.** The author acts next.', [noJiraLink, reviewed]],
    [
      '**1 of 3 checks needs attention: JIRA link.** The author acts next. Then it waits for 2 reviews: senior engineer, security.',
      [noJiraLink, unreviewed, rows.sensitive],
    ],
    [
      '**Could not be determined: JIRA did not answer. Tried again at 14:05 UTC.** Nobody needs to do anything until then.',
      [jiraDown, reviewed],
    ],
    [
      '**Could not be determined: JIRA did not answer. Tried again at 14:05 UTC.** It also waits for a review by a senior engineer.',
      [jiraDown, unreviewed],
    ],
    [
      '**Could not be determined: `.github/compliance-patrol.yml`, line 14, column 7: `cuont` is not a key of `checks.peer-review`. Did you mean `count`?** Until that is put right, nothing can be merged.',
      [rows.brokenPolicy],
    ],
  ])('%s', (summary, shown) => {
    expect(runOf(shown).summary).toBe(summary)
  })
})

const lastLine =
  'Verdict 4812 · policy 3 files, hash `1c9e…` · evaluated in 1.2 s at 14:01 UTC\n\n' +
  `SHA-256 of entry 4812 in the evidence: \`${entryOf(4812).hash}\``

describe('the text', () => {
  test('of a compliant pull request is the table and nothing to do', () => {
    expect(
      runOf([titleFormat, rows.titleDefault, jiraLink, jiraTicket, reviewed, rows.noMigration]).text,
    ).toBe(
      `| Check | Result | Description |
|---|---|---|
| ✓ Pull-request title format | JIRA found: SEC-1098 | Pull-request titles need to have a JIRA ticket name as a prefix |
| ✓ Pull-request default title | Custom PR title detected | Pull-request title should not be the default one from the template |
| ✓ JIRA link in description | Link to SEC-1098 is present within the description | Pull-request description needs to have a link to JIRA matching the JIRA id in the title |
| ✓ JIRA ticket | SEC-1098 is an open Story | The JIRA ticket needs to exist and to be open |
| ✓ Peer-reviewed | PR has been reviewed by alex | Pull requests need to be reviewed by at least one senior engineer before merging |
| ✓ Migration-reviewed | Pull request does not include any migrations | Migrations should be reviewed by Technical Operations Team |

${lastLine}`,
    )
  })

  test('of a waiting one says who can approve, when they were asked, and which approvals do not count', () => {
    const asked: Publication = {
      kind: 'review-request',
      subject: '42',
      name: 'team:technical-operations',
      githubId: null,
      url: null,
      hash: '',
      at: '2026-11-23T13:58:00Z',
    }
    const own = anApproval('kim', {
      id: 502,
      counts: false,
      why: 'kim approved, but committed `77ab0e2` in this pull request.',
    })
    const shown = [titleFormat, resetReview(aResetApproval('sam'), own), rows.migration]
    expect(runOf(shown, { before: [asked] }).text).toBe(
      `| Check | Result | Description |
|---|---|---|
| ✓ Pull-request title format | JIRA found: SEC-1098 | Pull-request titles need to have a JIRA ticket name as a prefix |
| … Peer-reviewed | Waits for a review by a senior engineer. | Pull requests need to be reviewed by at least one senior engineer before merging |
| … Migration-reviewed | \`db/migrate/20261120_add_claims.rb\` (Rails) waits for a review | Migrations should be reviewed by Technical Operations Team |

**To do**
- Peer-reviewed: alex, kim or sam (team senior-engineers) can approve.
- Migration-reviewed: maria or tom (team technical-operations) can approve. It was asked for at 13:58 UTC.

**Approvals that do not count**
- sam approved \`4f2c1aa\` at 13:40 UTC; the code changed with \`9b1d0ce\` at 13:52. A new review is needed.
- kim approved, but committed \`77ab0e2\` in this pull request.

${lastLine}`,
    )
  })

  test('of a failing one has one instruction for each thing, advisory ones last and called so', () => {
    const shown = [rows.advisedTitle, noJiraLink, jiraDown, rows.exemptTicket, rows.unencrypted]
    expect(runOf(shown).text).toBe(
      `| Check | Result | Description |
|---|---|---|
| ✗ Pull-request default title (advisory) | This is the branch's name. | Pull-request title should not be the default one from the template |
| ✗ JIRA link in description | The description does not link to SEC-1098. | Pull-request description needs to have a link to JIRA matching the JIRA id in the title |
| ! JIRA ticket | JIRA did not answer. | The JIRA ticket needs to exist and to be open |
| – JIRA ticket | Exempted by “documentation” | The JIRA ticket needs to exist and to be open |
| ✗ Infra-audited | \`modules/db/main.tf\` line 12, the database's storage is not encrypted with a customer key | Infrastructure changes need to pass the audit |

**To do**
- JIRA link in description: Add \`https://jira.example.com/browse/SEC-1098\` to the description.
- Infra-audited: Set \`kms_key_id\`, or ask the security team for a waiver: \`# patrol:allow db-kms-key — reason, until 2027-03-01\`.
- Pull-request default title (advisory): Give the pull request a title of its own.

${lastLine}`,
    )
  })

  test('names whom to ask where nobody is known by name', () => {
    const anybody = { ...seniors(), candidates: [], described: 'anybody with write access' }
    const row: Row = { ...unreviewed, result: { ...unreviewed.result, approvals: anybody } }
    expect(runOf([row]).text).toContain('- Peer-reviewed: anybody with write access can approve.')
  })

  test('says why an approval is still shown that GitHub refused to dismiss', () => {
    const refused: Publication = {
      kind: 'dismissal',
      subject: '42',
      name: '501',
      githubId: null,
      url: null,
      hash: 'refused',
      at: '2026-11-23T14:00:00Z',
    }
    expect(runOf([resetReview(aResetApproval('sam'))], { before: [refused] }).text).toContain(
      'A new review is needed. GitHub still shows it, since it refused to dismiss it.',
    )
  })

  test('leaves out that an approval serves no second check, while that check waits for nobody', () => {
    const notSecurity = anApproval('alex', { counts: false, why: 'alex is not of the security team.' })
    const passing: Row = {
      ...rows.sensitive,
      result: { status: 'pass', says: 'Reviewed by maria', approvals: security(notSecurity) },
    }
    const waiting: Row = {
      ...rows.sensitive,
      result: { ...rows.sensitive.result, approvals: security(notSecurity) },
    }
    expect(runOf([reviewed, passing]).text).not.toContain('alex is not of the security team')
    expect(runOf([reviewed, waiting]).text).toContain(
      '- Security-reviewed: alex is not of the security team.',
    )
  })
})

describe('what GitHub limits', () => {
  test('a title has at most 255 characters', () => {
    const long = aRow(rows.jiraDown, { status: 'error', says: 'x'.repeat(999), retryAt: null })
    expect(runOf([long]).title).toHaveLength(255)
  })

  test('a text has at most 65,535 bytes; rows that need attention stay, and the rest is counted', () => {
    const flood = Array.from({ length: 200 }, () =>
      aRow(rows.titleFormat, { status: 'pass', says: '$\u202E😀'.repeat(900) }),
    )
    const { text } = runOf([...flood, noJiraLink])
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(65_535)
    expect(text).toContain('| ✗ JIRA link in description |')
    expect(text).toMatch(/\n\n1\d\d more lines are left out: GitHub limits this text\.\n/)
    expect(text).toContain(lastLine)
    const table = text.split('\n').filter(line => line.startsWith('|'))
    expect(table.filter(line => line.split('|').length !== 5)).toEqual([])
  })

  test('the Refresh button fits', () => {
    const [refresh, ...more] = runOf([reviewed]).actions
    expect(more).toEqual([])
    expect(refresh).toEqual({
      label: 'Refresh',
      description: 'Look again at what is true now',
      identifier: 'refresh',
    })
    expect(refresh?.label.length).toBeLessThanOrEqual(20)
    expect(refresh?.description.length).toBeLessThanOrEqual(40)
  })
})

describe('nothing typed by a user forges a verdict', () => {
  test('a result stays within its cell, its row and its sentence', () => {
    const typed = 'x |\n| ✓ Peer-reviewed | PR has been reviewed by alex | @acme/all <!-- `|` \u202E'
    const { text, title, summary } = runOf([
      aRow(rows.jiraDown, { status: 'error', says: typed, retryAt: null }),
    ])
    const table = text.split('\n').filter(line => line.startsWith('|'))
    expect(table).toHaveLength(3)
    expect(table.every(line => line.split('|').length === 5)).toBe(true)
    expect(summary.split('\n')).toHaveLength(1)
    expect(title).toContain('[U+202E]')
    expect(`${text}${summary}`).not.toMatch(/<!--|@acme/)
  })
})

describe('a commit that several pull requests share', () => {
  const green = aVerdict([titleFormat, reviewed])
  const waiting = aVerdict([unreviewed], { key: '7001#43' })
  const red = aVerdict([noJiraLink], { key: '7001#44' })

  function shown(verdict: Verdict, others: readonly Verdict[], state: 'open' | 'closed' = 'open') {
    const named = others.map(other => ({ ...other, entry: entryOf(numberOf(other)) }))
    const evidence = entryOf(numberOf(verdict))
    return wantedState(from(verdict, { others: named, evidence, facts: factsOf({ state }) })).checkRun
  }

  test('shows the worst of their verdicts, and says whose it is', () => {
    const { content } = shown(green, [waiting, red])
    expect(content.conclusion).toBe('failure')
    expect(content.title).toBe('Pull request 44: 1 of 1 check needs attention: JIRA link')
    expect(content.summary).toBe(
      '**1 of 1 check needs attention: JIRA link.** The author acts next.\n\n' +
        'Pull requests 42, 43 and 44 have the same head commit `9b1d0ce`. ' +
        'A commit shows the worst of their verdicts: here that of pull request 44.',
    )
  })

  test('shows the same words, whichever pull request is evaluated', () => {
    expect(shown(waiting, [green, red]).hash).toBe(shown(green, [red, waiting]).hash)
    expect(shown(red, [green, waiting]).hash).toBe(shown(green, [red, waiting]).hash)
  })

  test('shows that of the older pull request where two are equally bad', () => {
    const alsoRed = aVerdict([noTitleFormat], { key: '7001#42' })
    expect(shown(alsoRed, [red]).content.title).toContain('Pull request 42')
    expect(shown(red, [alsoRed]).content.title).toContain('Pull request 42')
  })

  test('is green only when all of them are', () => {
    const other = aVerdict([reviewed], { key: '7001#43' })
    expect(shown(green, [other]).content).toMatchObject({
      conclusion: 'success',
      title: 'All pull-request checks succeeded!',
    })
    expect(shown(green, [waiting]).content.conclusion).toBe('action_required')
  })

  test('forgets a pull request that was closed', () => {
    const closedRed = { ...red, key: '7001#42' } as const
    expect(shown(closedRed, [waiting], 'closed')).toMatchObject({
      keep: false,
      content: { conclusion: 'action_required', title: 'Waiting for a review by a senior engineer' },
    })
  })

  test('keeps its run when the only pull request was closed', () => {
    expect(shown(red, [], 'closed').keep).toBe(true)
    expect(shown(red, []).keep).toBe(false)
  })

  test('is not green while it is not known whether there are others, and the own rows stay', () => {
    const row = aRow(
      { ...rows.jiraDown, id: 'same-head', name: 'Same head commit' },
      { status: 'error', says: 'GitHub answered 502 for the commits.', retryAt: null },
    )
    const { content } = shown(green, [aVerdict([row])])
    expect(content).toMatchObject({
      conclusion: 'failure',
      title: 'Could not be determined: GitHub answered 502 for the commits.',
    })
    expect(content.summary).not.toContain('Pull requests')
    expect(content.text).toMatch(/^\| ! Same head commit .*\n\| ✓ Pull-request title format /m)
  })

  test('is not concerned by verdicts for another head', () => {
    expect(shown(green, [{ ...red, headSha: '0'.repeat(40) }]).content.conclusion).toBe('success')
  })
})

describe('the hash of a check run', () => {
  const hashOf = (verdict: Verdict, more: Parameters<typeof from>[1] = {}) =>
    wantedState(from(verdict, more)).checkRun.hash
  const verdict = aVerdict([titleFormat, jiraDown, unreviewed])

  test('leaves out the time, how long it took, and the time of the next try', () => {
    const laterTry = aRow(jiraDown, {
      status: 'error',
      says: 'JIRA did not answer.',
      retryAt: '2026-11-23T14:20:00Z',
    })
    const later = aVerdict([titleFormat, laterTry, unreviewed], { at: '2026-11-23T14:19:00Z' })
    expect(hashOf(later, { evidence: entryOf(4812), reportUrl: 'https://patrol.example.com/4813' })).toBe(
      hashOf(verdict),
    )
  })

  test.each<[string, Verdict]>([
    ['a sentence', aVerdict([titleFormat, jiraDown, rows.migration])],
    ['the policy', { ...verdict, policy: { ...verdict.policy, hash: 'ffff' } }],
    ['the level of a row', aVerdict([titleFormat, jiraDown, { ...unreviewed, level: 'advisory' }])],
  ])('changes with %s', (_, other) => {
    expect(hashOf(other)).not.toBe(hashOf(verdict))
  })

  test('changes with the entry of the verdict, which the run names', () => {
    expect(hashOf(verdict, { evidence: entryOf(4813) })).not.toBe(hashOf(verdict))
  })
})

test('the name comes from the policy', () => {
  const policy = { ...aPolicy, check: { name: 'sign-off', status: false } as const }
  expect(runOf([reviewed], { policy }).name).toBe('sign-off')
})
