import { describe, expect, test } from 'vitest'
import type { Row } from '../../src/model/verdict.ts'
import { type Publishing, publish } from '../../src/publish/publish.ts'
import type { OtherVerdict } from '../../src/publish/wanted-state.ts'
import { aFakeGitHub, type FakeGitHub, fakePublications, gitHubError } from './fakes.ts'
import {
  aPolicy,
  aResetApproval,
  aReview,
  aVerdict,
  entryOf,
  factsOf,
  FIRST_HEAD,
  from,
  resetReview,
  rows,
} from './verdicts.ts'

const { titleFormat, noJiraLink, jiraDown, reviewed, unreviewed } = rows
const green = [titleFormat, reviewed]
const waiting = [titleFormat, unreviewed]
const red = [titleFormat, noJiraLink]

const everything: Publishing['policy'] = {
  ...aPolicy,
  check: { name: 'compliance-patrol', status: 'eligible/pull-request' },
  labels: { ready: 'ready for review' },
  request_reviews: true,
}

/** GitHub, the records and a way to publish; time goes on by a minute with each publication. */
function start() {
  const github = aFakeGitHub()
  const publications = fakePublications()
  const warnings: object[] = []
  let minute = 0
  const time = { now: '2026-11-24T09:00:00Z' }
  const clock = { now: () => new Date(time.now) }
  const dependencies = { github, publications, clock, log: { warn: (data: object) => warnings.push(data) } }

  function publishing(shown: readonly Row[], more: Partial<Publishing> & { at?: string } = {}): Publishing {
    const at = more.at ?? `2026-11-23T15:${String(minute++).padStart(2, '0')}:00Z`
    const { others: _, ...wanted } = from(aVerdict(shown, { at }))
    return {
      ...wanted,
      others: () => Promise.resolve([]),
      suspect: { checkRun: false, comment: false, status: null },
      isFullyRecorded: true,
      ...more,
    }
  }

  async function show(shown: readonly Row[], more: Partial<Publishing> & { at?: string } = {}) {
    github.requests.length = 0
    await publish(dependencies, publishing(shown, more))
    return [...github.requests]
  }

  return { github, publications, time, warnings, dependencies, publishing, show }
}

const theRun = (github: FakeGitHub) => [...github.runs.values()].map(run => run.conclusion)
const theComments = (github: FakeGitHub) => [...github.comments.values()].map(body => body.split('\n')[0])

describe('writing only the difference', () => {
  test('a first verdict is a check run and a comment', async () => {
    const { show, github } = start()
    expect(await show(waiting)).toEqual(['createCheckRun', 'createComment'])
    expect(theRun(github)).toEqual(['action_required'])
    expect(theComments(github)).toEqual(['This waits for a review by a senior engineer: alex, kim or sam.'])
  })

  test('the same verdict again makes no request, whatever the time and however long it took', async () => {
    const { show } = start()
    const policy = everything
    await show(waiting, { policy })
    const facts = factsOf({ labels: ['Ready for review'] })
    expect(await show(waiting, { policy, facts, evidence: entryOf(4812) })).toEqual([])
    expect(await show(waiting, { policy, facts, reportUrl: 'https://patrol.example.com/4901' })).toEqual([])
  })

  test('a verdict that reads the same under another entry is named in the run alone', async () => {
    const { show } = start()
    await show(waiting)
    expect(await show(waiting, { evidence: entryOf(4900) })).toEqual(['updateCheckRun'])
  })

  test('another verdict edits what is there', async () => {
    const { show, github } = start()
    await show(waiting)
    expect(await show(green)).toEqual(['updateCheckRun', 'updateComment'])
    expect(theRun(github)).toEqual(['success'])
    expect(theComments(github)).toEqual(['✓ Congratulations, peer review completed ✓'])
  })

  test('a new head gets a check run of its own, and the comment stays one', async () => {
    const { show, github, publishing, dependencies } = start()
    await show(green)
    const next = publishing(waiting)
    await publish(dependencies, { ...next, verdict: { ...next.verdict, headSha: FIRST_HEAD } })
    expect([...github.runs.values()].map(run => [run.headSha.slice(0, 7), run.conclusion])).toEqual([
      ['9b1d0ce', 'success'],
      ['4f2c1aa', 'action_required'],
    ])
    expect(github.comments.size).toBe(1)
  })

  test('where the policy wants no comment, none is written', async () => {
    const { show } = start()
    expect(await show(green, { policy: { ...aPolicy, comment: false } })).toEqual(['createCheckRun'])
  })

  test('what blocks a merge is written first', async () => {
    const { show } = start()
    const facts = factsOf({}, [aReview(501, 'sam')])
    expect(await show([resetReview(aResetApproval('sam'))], { policy: everything, facts })).toEqual([
      'createCheckRun',
      'createStatus',
      'dismissReview',
      'createComment',
      'addLabel',
      'requestReviewers',
    ])
  })
})

describe('a status, where the policy names a context', () => {
  const policy = everything

  test.each<[string, readonly Row[], string, string]>([
    ['success', green, 'success', 'All pull-request checks succeeded!'],
    ['waiting is pending', waiting, 'pending', 'Waiting for a review by a senior engineer'],
    ['a violation is failure', red, 'failure', '1 of 2 checks needs attention: JIRA link'],
    [
      'the undetermined is error',
      [jiraDown, reviewed],
      'error',
      'Could not be determined: JIRA did not answer. Tried again at 14:05 UTC.',
    ],
  ])('%s', async (_, shown, state, description) => {
    const { show, github } = start()
    await show(shown, { policy })
    expect(github.statuses).toEqual([
      {
        context: 'eligible/pull-request',
        state,
        description,
        targetUrl: 'https://github.com/acme/claims/runs/9001',
      },
    ])
  })

  test('has at most 140 characters', async () => {
    const { show, github } = start()
    await show([{ ...jiraDown, result: { status: 'error', says: 'x'.repeat(300), retryAt: null } }], {
      policy,
    })
    expect(github.statuses[0]?.description).toHaveLength(140)
  })

  test('is not posted again when only the next try moves', async () => {
    const { show, github } = start()
    await show([jiraDown, reviewed], { policy })
    const later: Row = {
      ...jiraDown,
      result: { status: 'error', says: 'JIRA did not answer.', retryAt: '2026-11-23T15:30:00Z' },
    }
    await show([later, reviewed], { policy })
    expect(github.statuses).toHaveLength(1)
  })
})

describe('a process that ends between a write and its record', () => {
  test.each(['createCheckRun', 'createComment'])('after %s leaves nothing double', async step => {
    const { show, github } = start()
    github.afterwards = name => {
      if (name === step) throw new Error('killed')
    }
    await expect(show(waiting)).rejects.toThrow()
    github.afterwards = () => {}
    await show(green)
    expect(theRun(github)).toEqual(['success'])
    expect(theComments(github)).toEqual(['✓ Congratulations, peer review completed ✓'])
    expect(await show(green)).toEqual([])
  })

  test('where the records do not reach back, what is ours is looked for first', async () => {
    const { show, github, publications } = start()
    await show(waiting)
    publications.rows.length = 0
    expect(await show(green, { isFullyRecorded: false })).toEqual([
      'findCheckRun',
      'updateCheckRun',
      'findComment',
      'updateComment',
    ])
    expect(github.runs.size + github.comments.size).toBe(2)
  })
})

describe('what somebody changes in GitHub', () => {
  const suspect = { checkRun: false, comment: true, status: null }

  test('an edited comment is put right', async () => {
    const { show, github } = start()
    await show(waiting)
    const [id = 0] = github.comments.keys()
    github.comments.set(id, 'All good, merge it!')
    expect(await show(waiting, { suspect })).toEqual(['comment', 'updateComment'])
    expect(theComments(github)).toEqual(['This waits for a review by a senior engineer: alex, kim or sam.'])
  })

  test('a comment that only seemed edited is left alone', async () => {
    const { show, github } = start()
    await show([unreviewed, rows.sensitive])
    const [[id, body] = [0, '']] = github.comments
    github.comments.set(id, `${body.replaceAll('\n', '\r\n')}\n`)
    expect(await show([unreviewed, rows.sensitive], { suspect })).toEqual(['comment'])
  })

  test('a deleted comment is written again when the verdict changes, not before', async () => {
    const { show, github } = start()
    await show(waiting)
    github.comments.clear()
    expect(await show(waiting, { suspect })).toEqual(['comment'])
    expect(await show(waiting, { suspect })).toEqual([])
    expect(await show(green)).toEqual(['updateCheckRun', 'createComment'])
    expect(theComments(github)).toEqual(['✓ Congratulations, peer review completed ✓'])
  })

  test('a comment whose deletion nobody noticed is written again when the verdict changes', async () => {
    const { show, github } = start()
    await show(waiting)
    github.comments.clear()
    expect(await show(green)).toEqual(['updateCheckRun', 'updateComment', 'createComment'])
  })

  test('a check run that somebody asked to run again is concluded again, in place', async () => {
    const { show, github } = start()
    await show(green)
    const suspect = { checkRun: true, comment: false, status: null }
    expect(await show(green, { suspect })).toEqual(['updateCheckRun'])
    expect(github.runs.size).toBe(1)
  })

  test('a status that somebody posted over is posted again, once for each time', async () => {
    const { show } = start()
    const policy = everything
    const after = (status: string) => ({ policy, suspect: { checkRun: false, comment: false, status } })
    await show(red, { policy, at: '2026-11-23T15:00:00Z' })
    const [first, second] = [after('2026-11-23T15:00:01Z'), after('2026-11-23T15:00:09Z')]
    // Gathered before it was heard of, and written after.
    expect(await show(red, { ...first, at: '2026-11-23T15:00:00Z' })).toEqual(['createStatus'])
    expect(await show(red, { ...first, at: '2026-11-23T15:00:02Z' })).toEqual([])
    expect(await show(red, { ...second, at: '2026-11-23T15:00:10Z' })).toEqual(['createStatus'])
    expect(await show(red, { ...second, at: '2026-11-23T15:00:11Z' })).toEqual([])
  })
})

describe('a closed pull request', () => {
  const merged = factsOf({ state: 'closed', merged: true, labels: ['ready for review', 'urgent'] })

  test('loses the label that we set, and keeps its comment and check run', async () => {
    const { show, github } = start()
    await show(green, { policy: everything })
    expect([...github.labels]).toEqual(['ready for review'])
    expect(await show(red, { policy: everything, facts: merged })).toEqual(['removeLabel'])
    expect([...github.labels]).toEqual([])
    expect(theRun(github)).toEqual(['success'])
    expect(theComments(github)).toEqual(['✓ Congratulations, peer review completed ✓'])
  })

  test('that was merged before its first verdict still gets its check run', async () => {
    const { show, github } = start()
    expect(await show(red, { facts: merged })).toEqual(['createCheckRun'])
    expect(theRun(github)).toEqual(['failure'])
  })

  test('keeps a run that the records do not know', async () => {
    const { show, publications } = start()
    await show(green)
    publications.rows.length = 0
    expect(await show(red, { facts: merged, isFullyRecorded: false })).toEqual(['findCheckRun'])
    expect(await show(red, { facts: merged })).toEqual([])
    expect(await show(green)).toEqual(['updateCheckRun', 'createComment'])
  })
})

describe('the label', () => {
  const policy = everything
  const labelled = (...labels: string[]) => factsOf({ labels })

  test.each<[string, readonly Row[], Parameters<typeof factsOf>[0], boolean]>([
    ['compliant', green, {}, true],
    ['only reviews are missing', [titleFormat, unreviewed, rows.sensitive], {}, true],
    ['only advice is left', [rows.advisedTitle, unreviewed], {}, true],
    ['something else is missing', [noJiraLink, unreviewed], {}, false],
    ['tests are still running', [reviewed, rows.testsRunning], {}, false],
    ['something could not be determined', [jiraDown, reviewed], {}, false],
    ['it is a draft', green, { draft: true }, false],
    ['it is closed', green, { state: 'closed' }, false],
  ])('when %s', async (_, shown, pull, isThere) => {
    const { show, github } = start()
    await show(shown, { policy, facts: factsOf(pull) })
    expect(github.labels.has('ready for review')).toBe(isThere)
  })

  test('is taken away when something else is missing again, and comes back', async () => {
    const { show, github } = start()
    await show(waiting, { policy })
    await show(red, { policy, facts: labelled('ready for review') })
    expect([...github.labels]).toEqual([])
    await show(waiting, { policy })
    expect([...github.labels]).toEqual(['ready for review'])
  })

  test('that somebody else set is never taken away', async () => {
    const { show, github } = start()
    github.labels.add('ready for review')
    const first = await show(waiting, { policy, facts: labelled('ready for review') })
    const second = await show(red, { policy, facts: labelled('ready for review') })
    expect([...first, ...second].filter(name => name.endsWith('Label'))).toEqual([])
    expect([...github.labels]).toEqual(['ready for review'])
  })

  test('moves when the policy renames it', async () => {
    const { show, github } = start()
    await show(waiting, { policy })
    const renamed = { ...policy, labels: { ready: 'review me' } }
    await show(waiting, { policy: renamed, facts: labelled('ready for review') })
    expect([...github.labels]).toEqual(['review me'])
  })
})

describe('an approval that was reset', () => {
  const shown = [titleFormat, resetReview(aResetApproval('sam'))]
  const facts = factsOf({}, [aReview(501, 'sam')])

  test('is dismissed once, with a message that names both commits', async () => {
    const { show, github } = start()
    await show(shown, { facts })
    expect([...github.dismissed]).toEqual([
      [
        501,
        'sam approved `4f2c1aa` at 13:40 UTC; the code changed with `9b1d0ce` at 13:52. A new review is needed.',
      ],
    ])
    expect(await show(shown, { facts })).toEqual([])
  })

  test('by another base is dismissed with the commits named as well', async () => {
    const { show, github } = start()
    const why = 'sam approved `4f2c1aa` at 13:40 UTC; the base branch changed from `main` to `@acme/x|`.'
    await show([resetReview(aResetApproval('sam', { why }))], { facts })
    expect(github.dismissed.get(501)).toBe(
      'sam approved `4f2c1aa` at 13:40 UTC; the base branch changed from `main` to <code>@&#8203;acme/x&#124;</code>. The head is now `9b1d0ce`.',
    )
  })

  test('whose dismissal GitHub refuses is said to be still shown, and not tried again', async () => {
    const { show, github } = start()
    github.refusesDismissals = true
    expect(await show(shown, { facts })).toEqual([
      'createCheckRun',
      'dismissReview',
      'createComment',
      'updateCheckRun',
    ])
    expect([...github.runs.values()][0]?.text).toContain(
      'GitHub still shows it, since it refused to dismiss it.',
    )
    expect(await show(shown, { facts })).toEqual([])
  })

  test.each<[string, Partial<Publishing>]>([
    [
      'the policy says so',
      { facts, policy: { ...aPolicy, approvals: { ...aPolicy.approvals, dismiss: false } } },
    ],
    [
      'GitHub shows it as dismissed already',
      { facts: factsOf({}, [aReview(501, 'sam', { state: 'dismissed' })]) },
    ],
    ['the pull request is closed', { facts: factsOf({ state: 'closed' }, [aReview(501, 'sam')]) }],
    ['the reviews could not be read', { facts: { ...facts, parts: {} } }],
  ])('is not dismissed when %s', async (_, more) => {
    const { show } = start()
    expect(await show(shown, more)).not.toContain('dismissReview')
  })

  test('is not dismissed when it never counted', async () => {
    const { show } = start()
    const never = [resetReview(aResetApproval('sam', { reset: false }))]
    expect(await show(never, { facts })).not.toContain('dismissReview')
  })
})

describe('review requests', () => {
  const policy = everything

  test('ask the missing role’s team once, also after somebody removed it', async () => {
    const { show, github } = start()
    await show(waiting, { policy })
    await show(red, { policy })
    await show(waiting, { policy })
    expect(github.asked).toEqual(['senior-engineers'])
  })

  test('ask the people of a role without a team, and never the author', async () => {
    const { show, github } = start()
    await show([rows.sensitive], { policy })
    expect(github.asked).toEqual(['maria'])
  })

  test.each<[string, Partial<Publishing>]>([
    ['the policy does not want it', {}],
    ['it is a draft', { policy, facts: factsOf({ draft: true }) }],
    ['it is closed', { policy, facts: factsOf({ state: 'closed' }) }],
  ])('ask nobody when %s', async (_, more) => {
    const { show } = start()
    expect(await show(waiting, more)).not.toContain('requestReviewers')
  })

  test('ask the others when GitHub refuses one, and say so in the log', async () => {
    const { show, github, warnings } = start()
    const roles = { senior: { teams: ['no-access', 'senior-engineers'] } }
    await show(waiting, { policy: { ...policy, roles } })
    expect(github.asked).toEqual(['senior-engineers'])
    expect(warnings).toMatchObject([{ reviewers: { teams: ['no-access'] } }])
    expect(await show(waiting, { policy: { ...policy, roles } })).not.toContain('requestReviewers')
  })
})

describe('when GitHub fails', () => {
  test('a later write that fails loses no earlier and no other one, and is made up for', async () => {
    const { show, github } = start()
    github.fault = name => {
      if (name === 'createComment' || name === 'createStatus') throw gitHubError('Unavailable')
    }
    const failed = await show(waiting, { policy: everything }).catch((error: unknown) => error)
    expect((failed as AggregateError).errors).toEqual([
      gitHubError('Unavailable'),
      gitHubError('Unavailable'),
    ])
    expect(theRun(github)).toEqual(['action_required'])
    expect([...github.labels]).toEqual(['ready for review'])

    github.fault = () => {}
    const facts = factsOf({ labels: ['ready for review'] })
    expect(await show(waiting, { policy: everything, facts })).toEqual([
      'createStatus',
      'findComment',
      'createComment',
    ])
  })

  test('without the check run nothing else is shown', async () => {
    const { show, github } = start()
    github.fault = name => {
      if (name === 'createCheckRun') throw gitHubError('Unavailable')
    }
    await expect(show(green)).rejects.toThrow('GitHub: Unavailable')
    expect(github.requests).toEqual(['createCheckRun'])
  })

  test('what it refuses for good is logged and does not hold up the rest', async () => {
    const { show, github, warnings } = start()
    github.fault = name => {
      if (name === 'createComment') throw gitHubError('Forbidden')
    }
    expect(await show(waiting, { policy: everything })).toContain('addLabel')
    expect(warnings).toMatchObject([{ step: 'comment' }])
  })
})

describe('two workers', () => {
  test('on two pull requests with one head leave one run, with the worst verdict', async () => {
    const { github, publishing, dependencies } = start()
    const recorded = new Map<string, OtherVerdict>()
    const mine = publishing(green)
    const theirs = publishing(red)
    const second = {
      ...theirs,
      verdict: { ...theirs.verdict, key: '7001#43' } as const,
      facts: factsOf({ number: 43 }),
    }
    await Promise.all(
      [mine, second].map(one => {
        recorded.set(one.verdict.key, { ...one.verdict, entry: one.evidence })
        const others = () => [...recorded.values()].filter(({ key }) => key !== one.verdict.key)
        return publish(dependencies, { ...one, others: () => Promise.resolve(others()) })
      }),
    )
    expect([...github.runs.values()].map(run => run.title)).toEqual([
      'Pull request 43: 1 of 2 checks needs attention: JIRA link',
    ])
    expect(github.requests.filter(name => name.endsWith('CheckRun'))).toEqual(['createCheckRun'])
  })

  test('on one pull request at once write, dismiss and ask once', async () => {
    const { github, publishing, dependencies } = start()
    const shown = [titleFormat, resetReview(aResetApproval('sam'))]
    const more = {
      policy: { ...everything, labels: aPolicy.labels },
      facts: factsOf({}, [aReview(501, 'sam')]),
    }
    await Promise.all(
      [publishing(shown, more), publishing(shown, more)].map(one => publish(dependencies, one)),
    )
    expect(github.requests.toSorted()).toEqual([
      'createCheckRun',
      'createComment',
      'createStatus',
      'dismissReview',
      'requestReviewers',
    ])
  })

  test('on one pull request: the verdict on older facts is not published after the newer one', async () => {
    const { show, github, publishing, dependencies } = start()
    await show(red, { at: '2026-11-23T14:30:00Z' })
    github.requests.length = 0
    const late = publishing(green, { at: '2026-11-23T14:29:00Z' })
    expect(await publish(dependencies, late)).toEqual({ isStale: true, checkRunUrl: null })
    expect(github.requests).toEqual([])
  })

  test.each([
    ['an hour', '2026-11-23T15:30:00Z', 'failure'],
    ['a day', '2026-11-24T14:30:00Z', 'failure'],
    ['a few seconds, as clocks of replicas differ,', '2026-11-23T14:31:20Z', 'success'],
  ])(
    'a verdict from %s ahead, since a clock was wrong, is kept only while clocks may differ so much (%s): %s',
    async (_, at, then) => {
      const { show, github, publishing, dependencies, time } = start()
      await show(green, { at })
      time.now = '2026-11-23T14:31:00Z'
      const late = publishing(red, { at: '2026-11-23T14:30:50Z' })
      const { isStale } = await publish(dependencies, late)
      expect(isStale).toBe(then === 'success')
      expect(theRun(github)).toEqual([then])
    },
  )

  test('on two heads of one pull request: the older head leaves the comment alone', async () => {
    const { show, github, publishing, dependencies } = start()
    await show(waiting, { at: '2026-11-23T14:30:00Z' })
    const late = publishing(green, { at: '2026-11-23T14:29:00Z' })
    const old = { ...late, verdict: { ...late.verdict, headSha: FIRST_HEAD } }
    expect(await publish(dependencies, old)).toMatchObject({ isStale: true })
    expect(theComments(github)).toEqual(['This waits for a review by a senior engineer: alex, kim or sam.'])
    expect([...github.runs.values()].map(run => run.conclusion)).toEqual(['action_required', 'success'])
  })
})
