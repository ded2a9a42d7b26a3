import { describe, expect, test } from 'vitest'
import { PayloadError } from '../../src/intake/payload-error.ts'
import { aPerson, aSha } from '../builders.ts'
import {
  aCheckRunEvent,
  aCommentEvent,
  aPayload,
  aPull,
  aPullEvent,
  aPush,
  aReviewEvent,
  contents,
  OUR_BOT,
  read,
  SELF,
} from './payloads.ts'

const KEY = '7001#42'
const observed = { delivery: 'd-1', receivedAt: '2026-11-23T13:40:02.000Z', sender: aPerson('alex') }
const CLAIMS = { id: 7001, owner: 'acme', name: 'claims' }
const DUE = {
  key: KEY,
  installationId: 31,
  repository: CLAIMS,
  number: 42,
  headSha: aSha('head'),
  baseRef: 'main',
  state: 'open',
  changedAt: '2026-11-23T13:40:00.000Z',
}
const ours = { sender: OUR_BOT }
const ourApp = { id: SELF.appId, slug: SELF.slug }
const otherApp = { id: 15368, slug: 'github-actions' }

describe('pull requests', () => {
  test.each<[string, object, object | null]>([
    ['opened', aPullEvent('opened'), { kind: 'head', action: 'opened', before: null, after: aSha('head') }],
    [
      'reopened',
      aPullEvent('reopened'),
      { kind: 'head', action: 'reopened', before: null, after: aSha('head') },
    ],
    [
      'synchronize',
      aPullEvent('synchronize', { before: aSha('old'), after: aSha('head') }),
      { kind: 'head', action: 'moved', before: aSha('old'), after: aSha('head') },
    ],
    [
      'edited with another base',
      aPullEvent('edited', { changes: { base: { ref: { from: 'release' }, sha: { from: aSha('x') } } } }),
      { kind: 'base', from: 'release', to: 'main', headSha: aSha('head') },
    ],
    ['edited with another title', aPullEvent('edited', { changes: { title: { from: 'old' } } }), null],
    ['edited with nothing changed', aPullEvent('edited', { changes: {} }), null],
    ['ready_for_review', aPullEvent('ready_for_review'), null],
    ['converted_to_draft', aPullEvent('converted_to_draft'), null],
    ['labeled', aPullEvent('labeled', { label: { name: 'security' } }), null],
    ['unlabeled', aPullEvent('unlabeled', { label: { name: 'security' } }), null],
  ])('%s is due, with its observation', (_name, payload, observation) => {
    const observations =
      observation === null
        ? {}
        : { observations: [{ key: KEY, observation: { ...observed, ...observation } }] }
    expect(contents(read('pull_request', payload))).toEqual({ ...observations, due: [DUE] })
  })

  test('closed is due as closed', () => {
    const payload = aPullEvent('closed', { pull_request: aPull({ state: 'closed', merged: true }) })
    expect(contents(read('pull_request', payload))).toEqual({ due: [{ ...DUE, state: 'closed' }] })
  })

  test('a SHA-256 repository is understood', () => {
    const head = { sha: `${aSha('a')}${aSha('b')}`.slice(0, 64) }
    const payload = aPullEvent('opened', { pull_request: aPull({ head }) })
    expect(read('pull_request', payload).due).toMatchObject([{ headSha: head.sha }])
  })

  test.each(['assigned', 'locked', 'auto_merge_enabled', 'enqueued', 'something_new'])(
    '%s is ignored',
    action => {
      expect(contents(read('pull_request', aPullEvent(action)))).toEqual({ ignored: 'Action not handled' })
    },
  )

  test.each(['labeled', 'unlabeled', 'edited', 'closed'])('%s by ourselves is ignored', action => {
    const payload = aPullEvent(action, { ...ours, changes: { body: { from: 'x' } } })
    expect(contents(read('pull_request', payload))).toEqual({ ignored: 'Caused by ourselves' })
  })

  test.each([
    ['a head', aPullEvent('synchronize', { ...ours, before: aSha('old'), after: aSha('head') })],
    ['a base', aPullEvent('edited', { ...ours, changes: { base: { ref: { from: 'release' } } } })],
    ['a pull request that we opened', aPullEvent('opened', ours)],
  ])('%s is observed and due also when we moved it', (_name, payload) => {
    const { observations, due, ignored } = read('pull_request', payload)
    expect([observations.length, due.length, ignored]).toEqual([1, 1, null])
  })

  test('somebody whose login is like ours but who is no bot is somebody else', () => {
    const payload = aPullEvent('labeled', { sender: { ...OUR_BOT, type: 'User' } })
    expect(read('pull_request', payload).due).toHaveLength(1)
  })

  test('another App’s bot is somebody else', () => {
    const payload = aPullEvent('labeled', {
      sender: { id: 5, login: 'compliance-patrol-2[bot]', type: 'Bot' },
    })
    expect(read('pull_request', payload).due).toHaveLength(1)
  })

  test('a sender that was deleted, or of a kind that is not known', () => {
    const at = (sender: unknown) =>
      read('pull_request', aPullEvent('opened', { sender })).observations[0]?.observation.sender
    expect(at(null)).toBeNull()
    expect(at(undefined)).toBeNull()
    expect(at({ id: 5, login: 'x', type: 'Agent' })).toEqual({ id: 5, login: 'x', type: 'Bot' })
  })
})

describe('reviews', () => {
  const review = {
    kind: 'review',
    reviewId: 81,
    author: aPerson('alex'),
    commitSha: aSha('head'),
    headSha: aSha('head'),
  }

  test.each(['submitted', 'edited', 'dismissed'])(
    '%s is due, and observed with the head at that moment',
    action => {
      expect(contents(read('pull_request_review', aReviewEvent(action)))).toEqual({
        observations: [{ key: KEY, observation: { ...observed, ...review, action } }],
        due: [DUE],
      })
    },
  )

  test('a review of an older head keeps both SHAs', () => {
    const { observations } = read(
      'pull_request_review',
      aReviewEvent('submitted', { commit_id: aSha('old') }),
    )
    expect(observations).toMatchObject([{ observation: { commitSha: aSha('old'), headSha: aSha('head') } }])
  })

  test('a review without a commit, by an account that was deleted', () => {
    const { observations } = read(
      'pull_request_review',
      aReviewEvent('submitted', { commit_id: null, user: null }),
    )
    expect(observations).toMatchObject([{ observation: { commitSha: null, author: null } }])
  })

  test('our own dismissal is ignored', () => {
    const payload = aReviewEvent('dismissed', {}, ours)
    expect(contents(read('pull_request_review', payload))).toEqual({ ignored: 'Caused by ourselves' })
  })

  test('another action is ignored', () => {
    expect(contents(read('pull_request_review', aReviewEvent('requested')))).toEqual({
      ignored: 'Action not handled',
    })
  })
})

describe('comments', () => {
  const due = { ...DUE, headSha: null, baseRef: null }

  test.each(['created', 'edited', 'deleted'])('%s is observed and due, without a head', action => {
    const payload = aCommentEvent(action, 'LGTM')
    expect(contents(read('issue_comment', payload))).toEqual({
      observations: [
        {
          key: KEY,
          observation: { ...observed, kind: 'comment', action, commentId: 91, author: aPerson('alex') },
        },
      ],
      due: [due],
    })
  })

  test('a command is handed on with the comment that gives it', () => {
    expect(read('issue_comment', aCommentEvent('created', 'Please\r\n/patrol refresh')).commands).toEqual([
      {
        key: KEY,
        installationId: 31,
        repository: CLAIMS,
        number: 42,
        commentId: 91,
        by: aPerson('alex'),
        command: { command: 'refresh' },
      },
    ])
  })

  test.each(['edited', 'deleted'])('a command in a comment that is %s is none', action => {
    expect(read('issue_comment', aCommentEvent(action, '/patrol refresh')).commands).toEqual([])
  })

  test('a comment without a text', () => {
    const payload = aCommentEvent('created', '', { comment: { id: 91, user: null, body: null } })
    expect(read('issue_comment', payload)).toMatchObject({ due: [due], commands: [] })
  })

  test('a comment on an issue is ignored, also when it holds a command', () => {
    const issue = { number: 42, state: 'open', updated_at: '2026-11-23T13:40:00Z' }
    const payload = aCommentEvent('created', '/patrol refresh', { issue })
    expect(contents(read('issue_comment', payload))).toEqual({ ignored: 'Comment on an issue' })
  })

  test('our own comment is ignored', () => {
    const payload = aCommentEvent('created', '/patrol refresh', {
      ...ours,
      comment: { id: 91, user: OUR_BOT, body: 'x' },
    })
    expect(contents(read('issue_comment', payload))).toEqual({ ignored: 'Caused by ourselves' })
  })

  test('our comment that somebody else edited is due, so that it can be put right', () => {
    const payload = aCommentEvent('edited', 'All good!', {
      comment: { id: 91, user: OUR_BOT, body: 'All good!' },
    })
    expect(read('issue_comment', payload).due).toEqual([due])
  })
})

describe('checks and statuses', () => {
  const requested = {
    repositoryId: 7001,
    installationId: 31,
    sha: aSha('head'),
    because: { kind: 'requested', by: aPerson('alex') },
  }
  const action = (identifier: string) => ({ requested_action: { identifier } })

  test.each<[string, string, object, object]>([
    [
      'our check run rerequested',
      'check_run',
      aCheckRunEvent('rerequested', ourApp),
      { dueBySha: [requested] },
    ],
    [
      'our Refresh button',
      'check_run',
      aCheckRunEvent('requested_action', ourApp, action('refresh')),
      { dueBySha: [requested] },
    ],
    [
      'another button',
      'check_run',
      aCheckRunEvent('requested_action', ourApp, action('fix')),
      { ignored: 'Requested action of another kind' },
    ],
    [
      'a button without a name',
      'check_run',
      aCheckRunEvent('requested_action', ourApp),
      { ignored: 'Requested action of another kind' },
    ],
    [
      'another App’s check run rerequested',
      'check_run',
      aCheckRunEvent('rerequested', otherApp),
      { dueBySha: [{ ...requested, because: { kind: 'check-run', name: 'build', app: 'github-actions' } }] },
    ],
    [
      'a Refresh button of another App',
      'check_run',
      aCheckRunEvent('requested_action', otherApp, action('refresh')),
      { ignored: 'Check of another App' },
    ],
    [
      'our check run completed',
      'check_run',
      aCheckRunEvent('completed', ourApp),
      { ignored: 'Caused by ourselves' },
    ],
    [
      'a check run of our name by another App',
      'check_run',
      aCheckRunEvent('requested_action', { id: 1, slug: SELF.slug }, action('refresh')),
      { ignored: 'Check of another App' },
    ],
    [
      'another App’s check run created, which is not green yet',
      'check_run',
      aCheckRunEvent('created', otherApp),
      { dueBySha: [{ ...requested, because: { kind: 'check-run', name: 'build', app: 'github-actions' } }] },
    ],
    [
      'our check run created',
      'check_run',
      aCheckRunEvent('created', ourApp),
      { ignored: 'Caused by ourselves' },
    ],
    [
      'another App’s check run completed',
      'check_run',
      aCheckRunEvent('completed', otherApp),
      { dueBySha: [{ ...requested, because: { kind: 'check-run', name: 'build', app: 'github-actions' } }] },
    ],
    [
      'a check run of an App that is gone',
      'check_run',
      aCheckRunEvent('completed', null),
      { dueBySha: [{ ...requested, because: { kind: 'check-run', name: 'build', app: null } }] },
    ],
    [
      'our suite rerequested',
      'check_suite',
      aPayload({ action: 'rerequested', check_suite: { head_sha: aSha('head'), app: ourApp } }),
      { dueBySha: [requested] },
    ],
    [
      'another suite rerequested',
      'check_suite',
      aPayload({ action: 'rerequested', check_suite: { head_sha: aSha('head'), app: otherApp } }),
      { ignored: 'Check of another App' },
    ],
    [
      'a suite completed',
      'check_suite',
      aPayload({ action: 'completed' }),
      { ignored: 'Action not handled' },
    ],
    [
      'a status',
      'status',
      aPayload({ sha: aSha('head'), context: 'ci/tests', state: 'success' }),
      { dueBySha: [{ ...requested, because: { kind: 'status', name: 'ci/tests', by: aPerson('alex') } }] },
    ],
    [
      'our own status',
      'status',
      aPayload({ ...ours, sha: aSha('head'), context: 'x', state: 'success' }),
      { ignored: 'Caused by ourselves' },
    ],
  ])('%s', (_name, event, payload, expected) => {
    expect(contents(read(event, payload))).toEqual(expected)
  })
})

describe('pushes', () => {
  const changed = {
    policyChanged: [{ installationId: 31, repositoryId: 7001, owner: 'acme', name: 'claims' }],
  }
  const untouched = {}
  const files = (more: object) => ({ commits: [{ added: [], removed: [], modified: [], ...more }] })
  const POLICY = '.github/compliance-patrol.yml'

  test.each<[string, object, object]>([
    ['another file', aPush(), untouched],
    ['the policy added', aPush(files({ added: [POLICY] })), changed],
    ['the policy modified', aPush(files({ modified: ['a', POLICY] })), changed],
    ['the policy removed', aPush(files({ removed: [POLICY] })), changed],
    [
      'the policy in the second of two commits',
      aPush({ commits: [...files({}).commits, ...files({ modified: [POLICY] }).commits] }),
      changed,
    ],
    ['a file of like name elsewhere', aPush(files({ modified: [`docs/${POLICY}`] })), untouched],
    ['a force push, which may have removed commits', aPush({ forced: true }), changed],
    ['the branch created', aPush({ created: true }), changed],
    ['the branch deleted', aPush({ deleted: true, commits: [] }), changed],
    ['no commits: the branch was moved to known ones', aPush({ commits: [] }), changed],
    ['no list of commits', aPush({ commits: undefined }), changed],
    ['a commit without its files', aPush({ commits: [{ id: 'x' }] }), changed],
    ['as many commits as GitHub lists', aPush({ commits: Array(2048).fill(files({}).commits[0]) }), changed],
    ['another branch', aPush({ ...files({ modified: [POLICY] }), ref: 'refs/heads/feature' }), untouched],
    [
      'a tag named like the branch',
      aPush({ ...files({ modified: [POLICY] }), ref: 'refs/tags/main' }),
      { ignored: 'Push of a tag' },
    ],
  ])('%s', (_name, payload, expected) => {
    const { pushes, ...rest } = contents(read('push', payload))
    expect(rest).toEqual(expected)
    expect(pushes === undefined).toBe('ignored' in expected)
  })

  const none = '0'.repeat(40)
  test.each<[string, Record<string, unknown>, object]>([
    [
      'the branch',
      { ref: 'refs/heads/release/1.0' },
      { branch: 'release/1.0', change: 'pushed', defaultBranch: 'main' },
    ],
    [
      'a rewritten branch',
      { forced: true },
      { change: 'forced', before: aSha('before'), after: aSha('after') },
    ],
    ['a new branch', { created: true, before: none }, { change: 'created', before: null }],
    [
      'a deleted one',
      { deleted: true, after: none, commits: [] },
      { change: 'deleted', after: null, commits: [] },
    ],
    ['its commits', { commits: [{ id: 'a' }, { id: 'b' }] }, { commits: ['a', 'b'] }],
    ['that they are not all listed', { commits: [{ id: 'a' }, {}] }, { commits: null }],
    [
      'what the newest says first',
      { head_commit: { message: 'Repair it\n\nAt once.' } },
      { title: 'Repair it' },
    ],
  ])('tell of %s', (_name, payload, expected) => {
    expect(read('push', aPush(payload)).pushes).toMatchObject([expected])
  })
})

describe('merge groups', () => {
  const at = (head_ref: string, base_ref = 'refs/heads/main') =>
    read(
      'merge_group',
      aPayload({
        action: 'checks_requested',
        merge_group: { head_sha: aSha('group'), head_ref, base_sha: aSha('base'), base_ref },
      }),
    ).mergeGroups[0]?.number

  test.each<[string, string, string | undefined, number | null]>([
    ['the queue of main', `refs/heads/gh-readonly-queue/main/pr-104-${aSha('x')}`, undefined, 104],
    [
      'a base with slashes',
      `refs/heads/gh-readonly-queue/release/1.0/pr-7-${aSha('x')}`,
      'refs/heads/release/1.0',
      7,
    ],
    [
      'a base that looks like a queue',
      `refs/heads/gh-readonly-queue/pr-1-x/pr-7-${aSha('x')}`,
      'refs/heads/pr-1-x',
      7,
    ],
    ['the queue of another branch', `refs/heads/gh-readonly-queue/next/pr-104-${aSha('x')}`, undefined, null],
    ['a branch of somebody', `refs/heads/pr-104-${aSha('x')}`, undefined, null],
    ['a number that is none', `refs/heads/gh-readonly-queue/main/pr-0-${aSha('x')}`, undefined, null],
    ['a short SHA', 'refs/heads/gh-readonly-queue/main/pr-104-929f820', undefined, null],
    ['something behind it', `refs/heads/gh-readonly-queue/main/pr-104-${aSha('x')}/x`, undefined, null],
  ])('%s', (_name, headRef, baseRef, expected) => {
    expect(at(headRef, baseRef)).toBe(expected)
  })

  test.each([
    ['checks_requested', false],
    ['destroyed', true],
  ])('%s: all that the event says of the group', (action, ended) => {
    const merge_group = {
      head_sha: aSha('group'),
      head_ref: `refs/heads/gh-readonly-queue/main/pr-104-${aSha('x')}`,
      base_sha: aSha('base'),
      base_ref: 'refs/heads/main',
    }
    expect(contents(read('merge_group', aPayload({ action, reason: 'merged', merge_group })))).toEqual({
      mergeGroups: [
        {
          installationId: 31,
          repository: CLAIMS,
          headSha: aSha('group'),
          baseSha: aSha('base'),
          baseRef: 'main',
          number: 104,
          ended,
        },
      ],
    })
  })

  test('what GitHub may yet invent is ignored', () => {
    expect(contents(read('merge_group', aPayload({ action: 'waved' })))).toEqual({
      ignored: 'Action not handled',
    })
  })
})

describe('repositories', () => {
  const now = { installationId: 31, repositoryId: 7001, owner: 'acme', name: 'claims' }
  const nothing = { ignored: 'Change that nothing rests on' }

  test.each<[string, string, object, object]>([
    ['becomes private', 'privatized', {}, { policyChanged: [now] }],
    ['becomes public', 'publicized', {}, { policyChanged: [now] }],
    [
      'gets another name',
      'renamed',
      { changes: { repository: { name: { from: '.github' } } } },
      { policyChanged: [{ ...now, name: '.github' }, now] },
    ],
    [
      'gets another owner',
      'transferred',
      { changes: { owner: { from: { organization: { id: 9, login: 'globex' } } } } },
      { policyChanged: [{ ...now, owner: 'globex' }, now] },
    ],
    [
      'gets a person’s',
      'transferred',
      { changes: { owner: { from: { user: { id: 9, login: 'kim' } } } } },
      { policyChanged: [{ ...now, owner: 'kim' }, now] },
    ],
    [
      'gets another default branch',
      'edited',
      { changes: { default_branch: { from: 'master' } } },
      { policyChanged: [now] },
    ],
    ['gets another description', 'edited', { changes: { description: { from: 'x' } } }, nothing],
    [
      'is deleted',
      'deleted',
      {},
      {
        repositoriesRemoved: [
          { installationId: 31, account: { id: 1, login: 'acme' }, repositories: [CLAIMS] },
        ],
      },
    ],
    ['is archived', 'archived', {}, { ignored: 'Action not handled' }],
  ])('one %s', (_name, action, more, expected) => {
    expect(contents(read('repository', aPayload({ action, ...more })))).toEqual(expected)
  })
})

describe('teams, members and installations', () => {
  const acme = { id: 1, login: 'acme' }
  const changed = (teamId: number | null) => ({
    membershipsChanged: [{ installationId: 31, account: acme, teamId }],
  })
  const account = { ...acme, type: 'Organization' }
  const repositories = [{ id: 7001, name: 'claims', full_name: 'acme/claims', private: true }]

  test.each<[string, string, object, object]>([
    ['somebody joins a team', 'membership', { action: 'added', team: { id: 5 } }, changed(5)],
    ['somebody leaves a team', 'membership', { action: 'removed', team: { id: 5 } }, changed(5)],
    [
      'somebody may write in a repository',
      'member',
      { action: 'added', repository: { owner: acme } },
      changed(null),
    ],
    ['somebody may no longer', 'member', { action: 'removed', repository: { owner: acme } }, changed(null)],
    ['a collaborator does something new', 'member', { action: 'waved' }, { ignored: 'Action not handled' }],
    ['a team is renamed', 'team', { action: 'edited', team: { id: 5 } }, changed(5)],
    ['somebody leaves the organisation', 'organization', { action: 'member_removed' }, changed(null)],
    ['somebody is invited', 'organization', { action: 'member_invited' }, { ignored: 'Action not handled' }],
    [
      'the App is suspended',
      'installation',
      { action: 'suspend', installation: { id: 31, account } },
      { repositoriesRemoved: [{ installationId: 31, account: acme, repositories: null }] },
    ],
    [
      'repositories are added and removed at once',
      'installation_repositories',
      {
        action: 'added',
        installation: { id: 31, account },
        repositories_added: repositories,
        repositories_removed: repositories,
      },
      {
        repositoriesAdded: [{ installationId: 31, account: acme, repositories: [CLAIMS] }],
        repositoriesRemoved: [{ installationId: 31, account: acme, repositories: [CLAIMS] }],
      },
    ],
    [
      'an enterprise installs the App',
      'installation',
      { action: 'created', installation: { id: 31, account: { id: 1, slug: 'acme' } }, repositories: [] },
      { repositoriesAdded: [{ installationId: 31, account: acme, repositories: [] }] },
    ],
  ])('%s', (_name, event, more, expected) => {
    expect(contents(read(event, aPayload({ repository: undefined, ...more })))).toEqual(expected)
  })
})

describe('accounts', () => {
  test.each<[string, string[], boolean]>([
    ['any, where none are named', [], true],
    ['the one that is named', ['acme'], true],
    ['the one that is named, in another case', ['Other', 'ACME'], true],
    ['another', ['other'], false],
    ['a part of its name', ['acm', 'acme-labs'], false],
  ])('%s', (_name, allowedAccounts, isAllowed) => {
    const { ignored } = read('pull_request', aPullEvent('opened'), { allowedAccounts })
    expect(ignored).toBe(isAllowed ? null : 'Account not allowed')
  })

  test('the owner of the repository counts, not the organisation beside it', () => {
    const payload = aPullEvent('opened', { organization: { id: 9, login: 'other' } })
    expect(read('pull_request', payload, { allowedAccounts: ['other'] }).ignored).toBe('Account not allowed')
  })

  test.each([
    ['organization', aPayload({ repository: undefined, action: 'member_removed' })],
    ['installation', { action: 'suspend', installation: { id: 31, account: { id: 1, login: 'ACME' } } }],
  ])('%s events name their account elsewhere', (event, payload) => {
    expect(read(event, payload, { allowedAccounts: ['acme'] }).ignored).toBeNull()
    expect(read(event, payload, { allowedAccounts: ['other'] }).ignored).toBe('Account not allowed')
  })

  test('an event that names no account is not allowed where accounts are named', () => {
    expect(read('installation', { action: 'suspend' }, { allowedAccounts: ['acme'] }).ignored).toBe(
      'Account not allowed',
    )
  })
})

describe('payloads that are not as documented', () => {
  const withRepository = (more: object) =>
    aPullEvent('opened', { repository: { ...(aPayload()['repository'] as object), ...more } })

  test.each<[string, string, unknown, RegExp]>([
    ['no object', 'pull_request', 'hello', /^payload: /],
    ['null', 'pull_request', null, /^payload: /],
    ['a list', 'pull_request', [], /^payload: /],
    ['no action', 'pull_request', aPullEvent('x', { action: undefined }), /^action: /],
    ['no repository', 'pull_request', aPullEvent('opened', { repository: undefined }), /^repository: /],
    ['repository id 0', 'pull_request', withRepository({ id: 0 }), /^repository\.id: /],
    ['a negative repository id', 'pull_request', withRepository({ id: -1 }), /^repository\.id: /],
    ['a repository id with a fraction', 'pull_request', withRepository({ id: 1.5 }), /^repository\.id: /],
    [
      'a repository id beyond what numbers hold',
      'pull_request',
      withRepository({ id: 2 ** 53 }),
      /^repository\.id: /,
    ],
    ['a repository id as text', 'pull_request', withRepository({ id: '7001' }), /^repository\.id: /],
    ['no owner', 'pull_request', withRepository({ owner: null }), /^repository\.owner: /],
    ['no installation', 'pull_request', aPullEvent('opened', { installation: undefined }), /^installation: /],
    [
      'installation id 0',
      'pull_request',
      aPullEvent('opened', { installation: { id: 0 } }),
      /^installation\.id: /,
    ],
    [
      'number 0',
      'pull_request',
      aPullEvent('opened', { pull_request: aPull({ number: 0 }) }),
      /^pull_request\.number: /,
    ],
    [
      'a head that is no SHA',
      'pull_request',
      aPullEvent('opened', { pull_request: aPull({ head: { sha: 'main' } }) }),
      /^pull_request\.head\.sha: expected the SHA of a commit$/,
    ],
    [
      'a head in capitals',
      'pull_request',
      aPullEvent('opened', { pull_request: aPull({ head: { sha: aSha('x').toUpperCase() } }) }),
      /^pull_request\.head\.sha: /,
    ],
    [
      'a state that is none',
      'pull_request',
      aPullEvent('opened', { pull_request: aPull({ state: 'merged' }) }),
      /^pull_request\.state: /,
    ],
    [
      'a moved head without where it was',
      'pull_request',
      aPullEvent('synchronize', { after: aSha('head') }),
      /^before: /,
    ],
    ['an edit without its changes', 'pull_request', aPullEvent('edited'), /^changes: /],
    [
      'a new base without the old one',
      'pull_request',
      aPullEvent('edited', { changes: { base: {} } }),
      /^changes\.base\.ref: /,
    ],
    [
      'a review without its id',
      'pull_request_review',
      aReviewEvent('submitted', { id: undefined }),
      /^review\.id: /,
    ],
    [
      'a review of no commit',
      'pull_request_review',
      aReviewEvent('submitted', { commit_id: 'HEAD' }),
      /^review\.commit_id: /,
    ],
    [
      'a comment without its id',
      'issue_comment',
      aCommentEvent('created', 'x', { comment: { body: 'x' } }),
      /^comment\.id: /,
    ],
    ['a status without its SHA', 'status', aPayload({ context: 'x' }), /^sha: /],
    ['a push without its branch', 'push', aPush({ ref: undefined }), /^ref: /],
    ['a team event without a team', 'team', aPayload({ action: 'edited' }), /^team: /],
    [
      'a member event without an organisation',
      'organization',
      aPayload({ action: 'member_added', organization: undefined }),
      /^organization: /,
    ],
  ])('%s is an error that names the field', (_name, event, payload, message) => {
    expect(() => read(event, payload)).toThrow(PayloadError)
    expect(() => read(event, payload)).toThrow(message)
  })

  test('the error never repeats what was sent', () => {
    const payload = aPullEvent('opened', {
      pull_request: aPull({ head: { sha: '<script>secret</script>' } }),
    })
    expect(() => read('pull_request', payload)).not.toThrow(/script|secret/)
  })

  test('a million keys that nobody asked for are not read', () => {
    const many = Array.from({ length: 1_000_000 }, (_, index) => `"k${index}":0`).join(',')
    const body = `{${many},${JSON.stringify(aPullEvent('opened')).slice(1)}`
    expect(read('pull_request', JSON.parse(body)).due).toEqual([DUE])
  })

  test('keys of JavaScript’s own are keys like any others', () => {
    const payload = JSON.parse(
      `{"__proto__":{"action":"opened"},"constructor":1,"action":"opened"}`,
    ) as unknown
    expect(() => read('pull_request', payload)).toThrow(/^installation: /)
    expect(contents(read('__proto__', payload))).toEqual({ ignored: 'Event not handled' })
    expect(contents(read('toString', payload))).toEqual({ ignored: 'Event not handled' })
  })
})

test('the same delivery always leads to the same', () => {
  const payload = aPullEvent('opened')
  expect(read('pull_request', payload)).toEqual(read('pull_request', structuredClone(payload)))
})
