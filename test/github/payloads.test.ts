import { createRequire } from 'node:module'
import type { WebhookDefinition } from '@octokit/webhooks-examples'
import { beforeAll, describe, expect, test } from 'vitest'
import { aScene } from './scene.ts'
import { description } from './validation/description.ts'
import { unknownProperties } from './validation/unknown.ts'
import type { WebhookEvent } from './webhooks.ts'

/** Every event that the emulated GitHub can send. */
let sent: readonly WebhookEvent[] = []
beforeAll(async () => {
  const { github, pull, api } = await aScene()
  const alex = { by: 'alex' }
  await github.push(pull, { by: 'himanshu', files: { a: '' } })
  await github.edit(pull, { title: 'B', body: 'C', by: 'alex' })
  await github.label(pull, 'security')
  await github.unlabel(pull, 'security')
  await github.convertToDraft(pull)
  await github.readyForReview(pull)
  github.team('acme', 'seniors', { members: ['sam'] })
  await github.requestReview(pull, { ...alex, people: ['sam'], teams: ['seniors'] })
  await github.removeReviewRequest(pull, { ...alex, people: ['sam'], teams: ['seniors'] })
  const review = github.review(pull, { ...alex, state: 'APPROVED' })
  github.editReview(review, 'LGTM')
  github.dismiss(pull, review.id, 'sam')
  const comment = github.comment(pull, { ...alex, body: 'A' })
  github.editComment(comment, { ...alex, body: 'B' })
  github.deleteComment(comment, 'alex')
  await api('POST /repos/acme/claims/check-runs', { name: 'a', head_sha: pull.headSha })
  const [run] = github.checkRuns(pull)
  if (!run) throw new Error('no check run')
  github.requestAction(run, 'refresh', 'alex')
  github.rerequestCheckRun(run, 'alex')
  await github.rerequestCheckSuite(run, 'alex')
  await github.updateCheckRun(run, { conclusion: 'success' })
  await github.postStatus(pull, { ...alex, context: 'ci', state: 'success' })
  await github.close(pull)
  await github.reopen(pull)
  await github.queue(pull)
  await github.merge(pull, 'alex')
  github.removeFromTeam('acme', 'seniors', 'sam')
  github.addToTeam('acme', 'seniors', 'sam')
  github.renameTeam('acme', 'seniors', 'elders')
  github.removeFromOrganisation('acme', 'sam')
  github.addToOrganisation('acme', 'sam')
  github.renameRepository('acme/claims', 'claims-api', 'olga')
  github.organisation('globex', { owners: ['olga'] })
  github.transferRepository('acme/claims-api', 'globex', 'olga')
  github.transferRepository('globex/claims-api', 'acme', 'olga')
  await github.repository('acme/second')
  github.install('acme/second')
  github.uninstall('acme/second')
  github.uninstall('acme')
  sent = github.sent
  await github.stop()
})

/** Payloads that GitHub really sent. The package is JSON, and its types say otherwise. */
const webhooks = createRequire(import.meta.url)('@octokit/webhooks-examples') as WebhookDefinition[]
const byName = new Map<string, readonly object[]>(webhooks.map(({ name, examples }) => [name, examples]))

/** Paths of all keys; the items of a list share theirs. */
function keysOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap(item => keysOf(item, `${path}[]`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [
    `${path}.${key}`,
    ...keysOf(inner, `${path}.${key}`),
  ])
}

/** A path of `unknownProperties` in the form that `keysOf` has. */
function withoutIndexes(path: string): string {
  return path.replaceAll(/\/\d+/g, '[]').replaceAll('/', '.')
}

describe('what the emulated events say', () => {
  test('is every event that the fixture describes', () => {
    const names = sent.map(({ event, action }) =>
      [event, ...(action ? [action] : [])].join('-').replaceAll('_', '-'),
    )
    expect(new Set(names)).toEqual(new Set(Object.keys(description.webhooks)))
  })

  test('has no key that neither real payloads nor GitHub’s descriptions of such events have', () => {
    for (const { event, action, payload } of sent) {
      const real = new Set(byName.get(event)?.flatMap(example => keysOf(example)))
      // The descriptions of one event's actions are of different age.
      const descriptions = Object.entries(description.webhooks)
        .filter(([name]) => name.startsWith(event.replaceAll('_', '-')))
        .map(([, schema]) => schema)
      const undescribed = new Set(unknownProperties({ anyOf: descriptions }, payload).map(withoutIndexes))
      const invented = keysOf(payload).filter(key => !real.has(key) && undescribed.has(key))
      // Teams have a type and a setting for notifications: as yet these are described for the API alone.
      const unexpected = invented.filter(
        key => !/\.requested_teams?(\[\])?\.(type|notification_setting)$/.test(key),
      )
      expect([event, action, unexpected]).toEqual([event, action, []])
    }
  })

  // Top-level keys, of which an intake lives; examples of other events about the same action may have more.
  test.each([
    ['pull_request', 'opened'],
    ['pull_request', 'synchronize'],
    ['pull_request', 'labeled'],
    ['pull_request', 'closed'],
    ['pull_request_review', 'submitted'],
    ['pull_request_review', 'dismissed'],
    ['issue_comment', 'created'],
    ['issue_comment', 'edited'],
    ['check_run', 'requested_action'],
    ['check_run', 'rerequested'],
    ['check_suite', 'rerequested'],
    ['merge_group', 'checks_requested'],
    ['membership', 'removed'],
    ['organization', 'member_added'],
    ['installation', 'created'],
    ['installation_repositories', 'added'],
  ])('%s %s lacks nothing that all real ones have', (event, action) => {
    const real =
      byName.get(event)?.filter(example => (example as { action?: string }).action === action) ?? []
    expect(real).not.toEqual([])
    const [first = [], ...others] = real.map(example => Object.keys(example))
    const common = first.filter(key => others.every(keys => keys.includes(key)))
    const ours = Object.keys(sent.find(each => each.event === event && each.action === action)?.payload ?? {})
    expect(ours).toEqual(expect.arrayContaining(common))
  })
})
