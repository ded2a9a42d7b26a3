import { expect, test } from 'vitest'
import { namedIn } from '../../src/intake/named-in.ts'

const head = 'a'.repeat(40)
const repository = { id: 7001 }

test.each<[string, unknown, object]>([
  [
    'a pull request with its head',
    { repository, pull_request: { number: 42, head: { sha: head } } },
    { pull: '7001#42', headSha: head },
  ],
  ['the pull request of a comment', { repository, issue: { number: 42 } }, { pull: '7001#42' }],
  ['the commit of a check run', { repository, check_run: { head_sha: head } }, { headSha: head }],
  ['the commit of a check suite', { repository, check_suite: { head_sha: head } }, { headSha: head }],
  ['the head of a merge group', { repository, merge_group: { head_sha: head } }, { headSha: head }],
  ['the commit of a status', { repository, sha: head }, { headSha: head }],
  ['the new tip of a branch', { repository, after: head }, { headSha: head }],
  ['nothing in an installation', { installation: { id: 1 } }, {}],
  ['nothing where the form is another', { repository: 7, pull_request: [], sha: 'main', after: {} }, {}],
  [
    'what has the right form beside what has not',
    { repository, issue: 'none', sha: head },
    { headSha: head },
  ],
  ['nothing in what is no object', null, {}],
])('the log names %s', (_, payload, named) => {
  expect(namedIn(payload)).toEqual(named)
})
