import { describe, expect, test } from 'vitest'
import { gather } from '../../src/facts/gather.ts'
import { outdate } from '../../src/facts/remembered.ts'
import { aBot, aPerson, aPullRequest, aRepository, aSha } from '../builders.ts'
import {
  aCommit,
  aFile,
  anOutage,
  aReview,
  aWorld,
  POLICY_PATH,
  sourcesOf,
  target,
  type World,
} from './world.ts'

async function gathering(world: World) {
  const { sources, asked } = sourcesOf(world)
  return { ...(await gather(sources, target)), asked }
}

const policyAt = `acme/claims ${POLICY_PATH}`
const head = aSha('head')

/** Names of the operations, sorted, each as often as it was used. */
function operations(asked: readonly string[]): string[] {
  return asked.map(line => line.split(' ')[0] ?? '').toSorted()
}

describe('what is asked of GitHub', () => {
  const ordinary = ['blob', 'commits', 'fileInEach', 'files', 'pull', 'reviews']

  test('an ordinary pull request costs four reads beside the policy’s files and one for each changed file', async () => {
    const { asked } = await gathering(aWorld())
    expect(operations(asked)).toEqual(ordinary)
  })

  test('the second time the policy is known', async () => {
    const world = aWorld()
    await gathering(world)
    expect(operations((await gathering(world)).asked)).toEqual(['commits', 'files', 'pull', 'reviews'])
  })

  test('of the two files of the policy only the one that a push touched is read again, by itself', async () => {
    const world = aWorld({ files: { [policyAt]: 'mention: false' } })
    await gathering(world)
    await outdate({ cache: world.cache, clock: { now: () => new Date() } }, 'policy:acme/.github')
    const again = ['commits', 'file', 'files', 'pull', 'reviews']
    expect(operations((await gathering(world)).asked)).toEqual(again)
  })

  test('a file that the common answer leaves open is read by itself', async () => {
    const world = aWorld({ files: { [policyAt]: anOutage('NotAFile', 'It is a symbolic link.') } })
    const { asked, policy } = await gathering(world)
    expect(operations(asked)).toEqual([...ordinary, 'file'].toSorted())
    expect(policy.problems).toMatchObject([{ layer: 'repository' }])
  })

  test('nothing is concluded from a common answer that lacks one of them', async () => {
    const world = aWorld({
      files: { [policyAt]: 'mention: false' },
      instead: { fileInEach: () => [null] },
    })
    const { policy } = await gathering(world)
    expect(policy.policy).toMatchObject({ mention: false })
  })

  test.each<[string, Partial<World>, string[]]>([
    [
      'no organisation’s file where that is off',
      { organisationPolicy: { mode: 'off', repository: '.github' } },
      ['blob', 'commits', 'file', 'files', 'pull', 'reviews'],
    ],
    [
      'no reviews where no check asks for them',
      { files: { [policyAt]: 'checks: { peer-review: off }' } },
      ['blob', 'commits', 'fileInEach', 'files', 'pull'],
    ],
    [
      'no content where nothing looks into files',
      { files: { [policyAt]: 'checks: { ssl-validation: off }' } },
      ['commits', 'fileInEach', 'files', 'pull', 'reviews'],
    ],
    [
      'comments where they can approve',
      { files: { [policyAt]: 'approvals: { approve_by_comment: [LGTM] }' } },
      [...ordinary, 'comments'].toSorted(),
    ],
    [
      'check runs and statuses where the policy names some',
      {
        files: {
          [policyAt]:
            'checks: { ci-passed: { level: required, checks: [{ name: test, app: github-actions }] } }',
        },
      },
      [...ordinary, 'ci'].toSorted(),
    ],
    [
      'what an approver may do, and who pushed, once somebody approved',
      { reviews: [aReview('alex')], permissions: { alex: 'write' } },
      [...ordinary, 'collaborator', 'pushes', 'timeline'].toSorted(),
    ],
    [
      'only the timeline of a pull request from a fork',
      {
        pull: aPullRequest({ headRepositoryId: 99 }),
        reviews: [aReview('alex')],
        permissions: { alex: 'write' },
      },
      [...ordinary, 'collaborator', 'timeline'].toSorted(),
    ],
    [
      'nothing more where a base branch is not covered',
      { pull: aPullRequest({ baseRef: 'attic' }) },
      ['fileInEach', 'pull'],
    ],
    [
      'the pushes of a bot whose pull requests are exempt',
      {
        pull: aPullRequest({ author: aBot('dependabot[bot]') }),
        files: {
          [policyAt]:
            "exemptions: [{ name: bots, when: { authors: ['dependabot[bot]'] }, skip: [title-default] }]",
        },
      },
      [...ordinary, 'pushes', 'timeline'].toSorted(),
    ],
  ])('%s', async (_, more, expected) => {
    expect(operations((await gathering(aWorld(more))).asked)).toEqual(expected)
  })

  test('the policy is read of the default branch, and the pull request’s own version only when it changes', async () => {
    const { asked } = await gathering(aWorld())
    expect(asked.filter(line => line.startsWith('file') && !line.startsWith('files'))).toEqual([
      `fileInEach acme/.github and acme/claims ${POLICY_PATH}`,
    ])
  })

  test('pushes are not asked for again while nothing happened', async () => {
    const world = aWorld({ reviews: [aReview('alex')], permissions: { alex: 'write' } })
    await gathering(world)
    const { asked } = await gathering(world)
    expect(operations(asked)).toEqual(['commits', 'files', 'pull', 'reviews'])
    world.reviews = [aReview('alex'), aReview('kim')]
    expect(operations((await gathering(world)).asked)).toContain('pushes')
  })
})

test('a list of pushes that does not show the head yet is asked for again', async () => {
  const world = aWorld({
    reviews: [aReview('alex')],
    permissions: { alex: 'write' },
    instead: { pushes: () => [] },
  })
  await gathering(world)
  expect(operations((await gathering(world)).asked)).toContain('pushes')
})

test.each<[string, string, string | null]>([
  ['is looked at again in a minute', '2026-11-20T13:55:00Z', '2026-11-20T14:01:00.000Z'],
  ['waits for an event when the last one was long ago', '2026-11-20T13:45:00Z', null],
])('an approval on a head that the list of pushes does not show %s', async (_, receivedAt, again) => {
  const observed = { delivery: 'd', receivedAt, sender: aPerson('himanshu'), kind: 'head' } as const
  const world = aWorld({
    reviews: [aReview('alex')],
    permissions: { alex: 'write' },
    observations: [{ ...observed, action: 'opened', before: null, after: head }],
    instead: { pushes: () => [] },
  })
  expect((await gathering(world)).again).toBe(again)
  world.instead = {}
  world.now = new Date(world.now.getTime() + 60_000)
  expect((await gathering(world)).again).toBeNull()
})

describe('all facts are of one moment', () => {
  test('a head that moves meanwhile makes it begin again', async () => {
    const world = aWorld()
    const { sources, asked } = sourcesOf(world)
    let reads = 0
    world.instead['commits'] = () => {
      reads++
      const headSha = reads === 1 ? aSha('newer') : world.pull.headSha
      const more = { baseRef: 'main', baseSha: null, lastTurn: null, incomplete: null, sameHead: [] }
      return { headSha, commits: [aCommit()], ...more }
    }
    const { facts } = await gather(sources, target)
    expect(facts.pull.headSha).toBe(head)
    expect(operations(asked).filter(name => name === 'pull')).toHaveLength(2)
  })

  test('one that went away and came back meanwhile makes it begin again', async () => {
    const world = aWorld({ changed: [aFile('docs/harmless.md')], commitsMore: { lastTurn: 'T1' } })
    const { sources, asked } = sourcesOf(world)
    world.instead['commits'] = () => {
      world.changed = [aFile('db/migrate/20261120101112_hidden.rb')]
      delete world.instead['commits']
      return sources.github.forInstallation(5).commits(world.pull.repository, world.pull)
    }
    const { facts } = await gather(sources, target)
    expect(facts.parts.files).toMatchObject({ value: [{ path: 'db/migrate/20261120101112_hidden.rb' }] })
    expect(operations(asked).filter(name => name === 'files')).toHaveLength(2)
    // What turned before is looked at once.
    await gather(sources, target)
    expect(operations(asked).filter(name => name === 'files')).toHaveLength(3)
  })

  test.each<[string, object]>([
    ['head', { headSha: aSha('other') }],
    ['base', { baseRef: 'lenient' }],
  ])('a %s that never stands still is an outage', async (_, commitsMore) => {
    const { sources } = sourcesOf(aWorld({ commitsMore }))
    await expect(gather(sources, target)).rejects.toMatchObject({
      name: 'Unavailable',
      message: 'The pull request moved each time while it was read.',
    })
  })

  test('a repository that took over the name is not looked at', async () => {
    const world = aWorld({ pull: aPullRequest({ repository: aRepository({ id: 666 }) }) })
    const { sources, asked } = sourcesOf(world)
    await expect(gather(sources, target)).rejects.toMatchObject({ name: 'Unavailable' })
    expect(operations(asked)).toEqual(['pull'])
  })
})

/** A minute after the gathering began: what is temporary is tried again then, where nobody says when. */
const inAMinute = '2026-11-20T14:01:00.000Z'

describe('what cannot be read', () => {
  const why = 'GitHub answered 502 for it.'
  const retryAt = new Date('2026-11-20T14:05:00Z')
  const fail = () => {
    throw anOutage('Unavailable', why, retryAt)
  }
  const unknown = { known: false, why, retryAt: retryAt.toISOString() }

  test.each<[string, string, readonly string[]]>([
    ['files', 'files', []],
    ['reviews', 'reviews', ['history']],
    ['commits', 'commits', ['history']],
  ])('%s are unknown, and so is what rests on them', async (operation, part, others) => {
    const { facts, again } = await gathering(aWorld({ instead: { [operation]: fail } }))
    for (const name of [part, ...others]) expect(facts.parts).toHaveProperty(name, unknown)
    expect(again).toBe(retryAt.toISOString())
    if (operation !== 'files') expect(facts.parts.files?.known).toBe(true)
  })

  test.each([
    ['what is temporary is tried again in a minute', 'Unavailable', inAMinute],
    ['what has no other answer for now, in a quarter of an hour', 'NotFound', '2026-11-20T14:15:00.000Z'],
  ] as const)('%s, where GitHub does not say when', async (_, name, time) => {
    const instead = {
      files: () => {
        throw anOutage(name, why)
      },
    }
    const { facts, again } = await gathering(aWorld({ instead }))
    expect(facts.parts.files).toEqual({ known: false, why, retryAt: time })
    expect(again).toBe(time)
  })

  test('where everything was read, nothing is tried again', async () => {
    expect((await gathering(aWorld())).again).toBeNull()
  })

  test('without the commits it is not known who shares the head', async () => {
    const { sameHead } = await gathering(aWorld({ instead: { commits: fail } }))
    expect(sameHead).toEqual(unknown)
  })

  test('commits of which GitHub leaves some out are not known, but who shares the head is', async () => {
    const { facts, sameHead } = await gathering(
      aWorld({ commitsMore: { incomplete: 'GitHub lists 250 of 300.' } }),
    )
    expect(facts.parts.commits).toEqual({ known: false, why: 'GitHub lists 250 of 300.', retryAt: null })
    expect(sameHead.known).toBe(true)
  })

  test('pushes or a timeline that fail for now leave the history unknown', async () => {
    for (const operation of ['pushes', 'timeline']) {
      const world = aWorld({ reviews: [aReview('alex')], instead: { [operation]: fail } })
      expect((await gathering(world)).facts.parts.history).toEqual(unknown)
    }
  })

  test('pushes that GitHub does not list are said to be incomplete', async () => {
    const forbidden = () => {
      throw anOutage('Forbidden', 'GitHub does not let the App reach the list of pushes.')
    }
    const world = aWorld({ reviews: [aReview('alex')], instead: { pushes: forbidden } })
    const history = (await gathering(world)).facts.parts.history
    expect(history).toMatchObject({
      known: true,
      value: { pushes: [], pushesIncomplete: 'GitHub does not let the App reach the list of pushes.' },
    })
  })

  test('the pull request itself is thrown on', async () => {
    const { sources } = sourcesOf(aWorld({ instead: { pull: fail } }))
    await expect(gather(sources, target)).rejects.toMatchObject({ name: 'Unavailable' })
  })

  test.each(['files', 'reviews', 'commits', 'collaborator'])(
    'a fault of ours in reading %s surfaces',
    async operation => {
      const bug = () => {
        throw new RangeError('a fault of ours')
      }
      const world = aWorld({ reviews: [aReview('alex')], instead: { [operation]: bug } })
      await expect(gathering(world)).rejects.toThrow('a fault of ours')
    },
  )
})

describe('the policy', () => {
  const own = `acme/claims ${POLICY_PATH}`
  const organisation = `acme/.github ${POLICY_PATH}`
  const outage = anOutage('Unavailable', 'GitHub answered 502.')

  test('is merged of its layers', async () => {
    const { policy } = await gathering(
      aWorld({ files: { [organisation]: 'labels: { ready: ready }', [own]: 'mention: true' } }),
    )
    expect(policy.policy).toMatchObject({ labels: { ready: 'ready' }, mention: true })
    expect(policy.inForce.sources).toEqual([
      'built-in default',
      `acme/.github: ${POLICY_PATH}`,
      `acme/claims: ${POLICY_PATH}`,
    ])
    expect(policy.problems).toEqual([])
  })

  test.each<[string, Partial<World>, object[]]>([
    ['a file that is not there is no problem', {}, []],
    [
      'an organisation’s file that has to be there is missing',
      { organisationPolicy: { mode: 'required', repository: '.github' } },
      [
        {
          layer: 'organisation',
          message: 'The organisation requires this file, and GitHub does not find it.',
        },
      ],
    ],
    [
      'an organisation’s file that cannot be read is never taken for none',
      { files: { [organisation]: outage } },
      [{ layer: 'organisation', message: 'It could not be read. GitHub answered 502.' }],
    ],
    [
      'nor is the repository’s own',
      { files: { [own]: outage } },
      [{ layer: 'repository', message: 'It could not be read. GitHub answered 502.' }],
    ],
    [
      'nor one that is a directory',
      { files: { [own]: anOutage('NotAFile', '`x` is a directory, not a file.') } },
      [{ layer: 'repository', message: 'It could not be read. `x` is a directory, not a file.' }],
    ],
    [
      'in the repository that holds it, the organisation’s file is its own',
      {
        pull: aPullRequest({ repository: aRepository({ name: '.github' }) }),
        files: { [organisation]: 'lables: {}' },
      },
      [{ layer: 'repository', source: `acme/.github: ${POLICY_PATH}` }],
    ],
  ])('%s', async (_, more, problems) => {
    const { policy } = await gathering(aWorld(more))
    expect(policy.problems).toMatchObject(problems)
    expect(policy.problems).toHaveLength(problems.length)
  })

  test('of a branch that the unread file may cover is not guessed', async () => {
    const world = aWorld({ pull: aPullRequest({ baseRef: 'release/1' }), files: { [own]: outage } })
    await expect(gathering(world)).rejects.toMatchObject({
      name: 'Unavailable',
      message: 'GitHub answered 502.',
    })
  })

  test('covers the branches that it names', async () => {
    const files = { [own]: "branches: ['release/*']" }
    const pull = aPullRequest({ baseRef: 'release/1' })
    expect((await gathering(aWorld({ pull, files }))).covered).toBe(true)
    expect((await gathering(aWorld({ files }))).covered).toBe(false)
  })
})

describe('a pull request that changes the policy file', () => {
  const own = `acme/claims ${POLICY_PATH}`
  const atHead = `${own}@${head}`
  const changed = [aFile(POLICY_PATH)]

  test.each<[string, Partial<World>, object | null]>([
    ['leaves it alone', {}, null],
    [
      'keeps it valid',
      { changed, files: { [atHead]: 'mention: true' } },
      { known: true, value: { problems: [], isOnlyChange: true } },
    ],
    [
      'breaks it',
      { changed: [...changed, aFile('a.ts')], files: { [atHead]: 'mention: maybe' } },
      { known: true, value: { problems: [expect.stringContaining('`mention`')], isOnlyChange: false } },
    ],
    [
      'moves it away',
      { changed: [aFile('old.yml', { status: 'renamed', previousPath: POLICY_PATH })] },
      { known: true, value: { problems: [], isOnlyChange: false } },
    ],
    [
      'moves another file to its place',
      {
        changed: [aFile(POLICY_PATH, { status: 'renamed', previousPath: 'x.yml' })],
        files: { [atHead]: 'mention: true' },
      },
      { known: true, value: { problems: [], isOnlyChange: false } },
    ],
    [
      'deletes it',
      { changed: [aFile(POLICY_PATH, { status: 'removed' })] },
      { known: true, value: { problems: [], isOnlyChange: true } },
    ],
    ['copies it', { changed: [aFile('copy.yml', { status: 'copied', previousPath: POLICY_PATH })] }, null],
    [
      'replaces it by a link',
      { changed, files: { [atHead]: anOutage('NotAFile', '`x` is a symbolic link, not a file.') } },
      { known: true, value: { problems: ['`x` is a symbolic link, not a file.'], isOnlyChange: true } },
    ],
    [
      'cannot be read',
      { changed, files: { [atHead]: anOutage('Unavailable', 'GitHub answered 502.') } },
      { known: false, why: 'GitHub answered 502.', retryAt: inAMinute },
    ],
    [
      'goes to another branch',
      {
        changed,
        pull: aPullRequest({ baseRef: 'release/1' }),
        files: { [own]: 'branches: ["**"]', [atHead]: 'mention: maybe' },
      },
      null,
    ],
    [
      'is not known to repair what could not be read',
      {
        changed,
        files: { [own]: anOutage('Unavailable', 'GitHub answered 502.'), [atHead]: 'mention: true' },
      },
      { known: false, why: 'GitHub answered 502.', retryAt: inAMinute },
    ],
    [
      'repairs what is no file',
      { changed, files: { [own]: anOutage('NotAFile', '`x` is a directory.'), [atHead]: 'mention: true' } },
      { known: true, value: { problems: [], isOnlyChange: true } },
    ],
    [
      'has too many files to list them, and another version of it',
      { instead: { files: tooMany }, files: { [own]: 'mention: false', [atHead]: 'mention: maybe' } },
      { known: true, value: { problems: [expect.stringContaining('`mention`')], isOnlyChange: false } },
    ],
    [
      'has too many files to list them, and the same version of it',
      { instead: { files: tooMany }, files: { [own]: 'mention: false', [atHead]: 'mention: false' } },
      null,
    ],
    [
      'deletes the file that the organisation requires',
      {
        pull: aPullRequest({ repository: aRepository({ name: '.github' }) }),
        organisationPolicy: { mode: 'required', repository: '.github' },
        files: { [`acme/.github ${POLICY_PATH}`]: 'mention: true' },
        changed: [aFile(POLICY_PATH, { status: 'removed' })],
      },
      { known: true, value: { problems: ['The organisation requires this file.'], isOnlyChange: true } },
    ],
    [
      'sets a key that the organisation locks',
      {
        changed,
        files: {
          [`acme/.github ${POLICY_PATH}`]: 'locked: [approvals]',
          [atHead]: 'approvals: { dismiss: false }',
        },
      },
      { known: true, value: { problems: [expect.stringContaining('approvals')], isOnlyChange: true } },
    ],
    [
      'locks keys in the organisation’s own file',
      {
        pull: aPullRequest({ repository: aRepository({ name: '.github' }) }),
        changed,
        files: { [`acme/.github ${POLICY_PATH}@${head}`]: 'locked: [approvals]' },
      },
      { known: true, value: { problems: [], isOnlyChange: true } },
    ],
  ])('%s', async (_, more, expected) => {
    expect((await gathering(aWorld(more))).facts.proposedPolicy).toEqual(expected)
  })
})

function tooMany(): never {
  throw anOutage('Incomplete', 'The pull request changes 3412 files, and GitHub lists 3000 at most.')
}

describe('tickets', () => {
  const found = {
    state: 'found',
    key: 'SEC-1098',
    project: 'SEC',
    type: 'Story',
    status: 'Open',
    statusCategory: 'new',
    summary: 'Endpoints',
    linksBack: false,
    unreadComments: 0,
    linkedByUs: false,
  } as const
  const files = { [policyAt]: 'checks: { jira-ticket: required }' }

  test('are asked of JIRA only for an organisation that may use it', async () => {
    const { facts, asked } = await gathering(aWorld({ files, jiraOrganisations: ['other'] }))
    expect(facts.jira).toBeNull()
    expect(asked.filter(line => line.startsWith('ticket'))).toEqual([])
  })

  test('come in the title’s order, with what we added ourselves', async () => {
    const world = aWorld({
      files,
      jiraOrganisations: ['acme'],
      pull: aPullRequest({ title: 'SEC-2, SEC-1098: Two', repository: aRepository({ owner: 'Acme' }) }),
      tickets: { 'SEC-1098': found },
      backlinks: ['SEC-1098'],
    })
    const { facts } = await gathering(world)
    expect(facts.jira).toBe('https://jira.example.com')
    expect(facts.parts.tickets).toEqual({
      known: true,
      value: [
        { state: 'missing', key: 'SEC-2' },
        { ...found, linkedByUs: true },
      ],
    })
  })

  test('are kept for a minute, unless JIRA was down', async () => {
    const world = aWorld({ files, jiraOrganisations: ['acme'], tickets: { 'SEC-1098': found } })
    await gathering(world)
    expect((await gathering(world)).asked).not.toContain('ticket SEC-1098')
    const down = aWorld({
      files,
      jiraOrganisations: ['acme'],
      tickets: {
        'SEC-1098': { state: 'unreadable', key: 'SEC-1098', why: 'JIRA did not answer.', retryAt: null },
      },
    })
    await gathering(down)
    expect((await gathering(down)).asked).toContain('ticket SEC-1098')
  })
})

describe('what approvals rest on', () => {
  const old = aSha('old')
  const observed = [
    {
      kind: 'head',
      action: 'opened',
      before: null,
      after: old,
      delivery: '1',
      receivedAt: '2026-11-20T09:00:00Z',
      sender: aPerson('himanshu'),
    },
    {
      kind: 'review',
      action: 'submitted',
      reviewId: 1,
      author: aPerson('alex'),
      commitSha: old,
      headSha: old,
      delivery: '2',
      receivedAt: '2026-11-20T13:00:01Z',
      sender: aPerson('alex'),
    },
    {
      kind: 'head',
      action: 'moved',
      before: old,
      after: head,
      delivery: '3',
      receivedAt: '2026-11-20T13:30:00Z',
      sender: aPerson('himanshu'),
    },
  ] as const
  const diff = (text: string) =>
    `diff --git a/a.txt b/a.txt\nindex 1111111..2222222 100644\n--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-a\n+${text}\n`
  const approvedBefore = {
    reviews: [aReview('alex', { id: 1 })],
    permissions: { alex: 'write' as const },
    observations: observed,
  }

  test('heads are compared where an approval stands on another, and never twice', async () => {
    const world = aWorld({ ...approvedBefore, diffs: { [old]: diff('b'), [head]: diff('b') } })
    const first = await gathering(world)
    const { history } = first.facts.parts
    if (!history?.known) throw new Error('The history is not known')
    expect(history.value.fingerprints[old]).toMatch(/^diff:/)
    expect(history.value.fingerprints[old]).toBe(history.value.fingerprints[head])
    expect(operations(first.asked).filter(name => name === 'diff')).toHaveLength(2)
    expect(operations((await gathering(world)).asked)).not.toContain('diff')
  })

  test('heads that change something else have another fingerprint', async () => {
    const world = aWorld({ ...approvedBefore, diffs: { [old]: diff('b'), [head]: diff('c') } })
    const { history } = (await gathering(world)).facts.parts
    if (!history?.known) throw new Error('The history is not known')
    expect(history.value.fingerprints[old]).not.toBe(history.value.fingerprints[head])
  })

  test('where one diff is too large, all are compared by their trees', async () => {
    const world = aWorld({
      ...approvedBefore,
      diffs: { [old]: diff('b'), [head]: anOutage('TooLarge', 'too large') },
    })
    const { history } = (await gathering(world)).facts.parts
    if (!history?.known) throw new Error('The history is not known')
    expect(Object.values(history.value.fingerprints).map(text => text.split(':')[0])).toEqual([
      'trees',
      'trees',
    ])
  })

  test('a head that GitHub does not have any more is left out', async () => {
    const gone = () => {
      throw anOutage('NotFound', 'gone')
    }
    const { history } = (await gathering(aWorld({ ...approvedBefore, instead: { mergeBase: gone } }))).facts
      .parts
    expect(history).toMatchObject({ known: true, value: { fingerprints: {} } })
  })

  test('an outage while heads are compared leaves the history unknown', async () => {
    const down = () => {
      throw anOutage('Unavailable', 'GitHub answered 502.')
    }
    const { history } = (await gathering(aWorld({ ...approvedBefore, instead: { diff: down } }))).facts.parts
    expect(history).toEqual({ known: false, why: 'GitHub answered 502.', retryAt: inAMinute })
  })

  test('nothing is compared while every approval stands on the present head', async () => {
    const { asked } = await gathering(aWorld({ reviews: [aReview('alex')], permissions: { alex: 'write' } }))
    expect(operations(asked)).not.toContain('diff')
  })
})
