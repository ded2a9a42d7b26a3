import { createHmac, randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { MergeGroup } from '../github/actions/merge-queue.ts'
import type { CheckRun } from '../github/state.ts'
import { describeOnOneDatabase } from './on-each-database.ts'

const POLICY = 'check: { status: eligible/pull-request }\n'
const WAITING = 'Waiting for a review by a senior engineer'

describeOnOneDatabase('a merge queue', patrol => {
  let installationId = 0

  beforeAll(() => {
    patrol.github.organisation('initech', { members: ['himanshu', 'alex'], owners: ['olga'] })
    installationId = patrol.github.install('initech').id
  })

  /** Our check run on the group; throws when there are two. */
  function runOf({ pull: { repository }, headSha }: Pick<MergeGroup, 'pull' | 'headSha'>): CheckRun | null {
    const ours = repository.checkRuns.filter(
      run => run.suite.headSha === headSha && run.suite.app.slug === patrol.github.slug,
    )
    if (ours.length > 1) throw new Error(`${ours.length} check runs of ours stand on ${headSha}`)
    return ours[0] ?? null
  }

  function shows(group: MergeGroup) {
    const run = runOf(group)
    const statuses = group.pull.repository.statuses.filter(({ sha }) => sha === group.headSha)
    return {
      conclusion: run?.conclusion ?? null,
      title: run?.title ?? null,
      statuses: statuses.map(({ context, state }) => `${context}: ${state}`),
    }
  }

  test('gets the verdict of the pull request, as success, and merges it', async () => {
    const { github } = patrol
    const pull = await patrol.open(await patrol.repository('initech', { policy: POLICY }))
    github.protect(`initech/${pull.repository.name}`, 'main', { requiredChecks: ['compliance-patrol'] })
    await patrol.after(() => github.review(pull, { by: 'alex', state: 'APPROVED' }))
    const group = await patrol.after(() => github.queue(pull))
    expect(shows(group)).toEqual({
      conclusion: 'success',
      title: 'All pull-request checks succeeded!',
      statuses: ['eligible/pull-request: success'],
    })
    expect(runOf(group)?.text).toContain('PR has been reviewed by alex')
    expect(await patrol.after(() => github.leaveQueue(group))).toBe(true)
    await destroyed(group)
    expect(await patrol.server.store.mergeGroups.standing(pull.repository.id)).toEqual([])
  })

  test('is told failure where the pull request waits, with the reason, and again when that changes', async () => {
    const { github } = patrol
    const pull = await patrol.open(await patrol.repository('initech', { policy: POLICY }))
    const group = await patrol.after(() => github.queue(pull))
    const failed = { conclusion: 'failure', title: WAITING, statuses: ['eligible/pull-request: failure'] }
    expect(shows(group)).toEqual(failed)
    expect(runOf(group)?.summary).toContain('A merge queue does not wait for people')
    expect(await patrol.writesOf(() => patrol.again(pull))).toEqual([])

    await patrol.after(() => github.review(pull, { by: 'alex', state: 'APPROVED' }))
    expect(shows(group)).toMatchObject({
      conclusion: 'success',
      statuses: ['eligible/pull-request: failure', 'eligible/pull-request: success'],
    })
  })

  test('is told ours again where somebody posts a status over it', async () => {
    const { github } = patrol
    const repository = await patrol.repository('initech', { policy: POLICY })
    const group = await patrol.after(async () => github.queue(await patrol.open(repository)))
    const success = { by: 'himanshu', context: 'eligible/pull-request', state: 'success' } as const
    const posted = () => github.postStatus({ repository, sha: group.headSha }, success)
    expect(await patrol.writesOf(posted)).toEqual(['POST /repos/{owner}/{repo}/statuses/{sha}'])
    expect(shows(group).statuses.map(each => each.split(': ')[1])).toEqual(['failure', 'success', 'failure'])
  })

  test('that gave a group up is told nothing more about it', async () => {
    const { github } = patrol
    const pull = await patrol.open(await patrol.repository('initech'))
    const group = await patrol.after(() => github.queue(pull))
    await destroyed(group)
    await patrol.after(() => github.review(pull, { by: 'alex', state: 'APPROVED' }))
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
    expect(shows(group)).toMatchObject({ conclusion: 'failure' })
  })

  test('is told failure when the pull request moves on after the group was made', async () => {
    const { github } = patrol
    const policy = 'checks: { peer-review: off }\n'
    const pull = await patrol.open(await patrol.repository('initech', { policy }))
    const group = await patrol.after(() => github.queue(pull))
    expect(shows(group)).toMatchObject({ conclusion: 'success' })
    const [queued, files] = [pull.headSha.slice(0, 7), { 'src/smuggled.ts': 'x\n' }]
    await patrol.after(() => github.push(pull, { by: 'himanshu', files }))
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
    expect(shows(group)).toMatchObject({ conclusion: 'failure' })
    expect(runOf(group)?.text).toContain(`since this group was made of \`${queued}\``)
  })

  test('is told the worst of what a group and those before it would merge', async () => {
    const { github } = patrol
    const repository = await patrol.repository('initech')
    const first = await patrol.open(repository)
    const second = await patrol.open(repository, { files: { 'src/other.ts': 'x\n' } })
    await patrol.after(() => github.review(second, { by: 'alex', state: 'APPROVED' }))
    const before = await patrol.after(() => github.queue(first))
    const on = await patrol.after(() => github.queue(second, { after: before }))
    expect(shows(on)).toMatchObject({
      conclusion: 'failure',
      title: `Pull request ${first.number}: ${WAITING}`,
    })
    await patrol.after(() => github.review(first, { by: 'alex', state: 'APPROVED' }))
    expect(shows(on)).toMatchObject({ conclusion: 'success' })
  })

  test('is told failure on a group below which there is something that nobody told of', async () => {
    const { github } = patrol
    const policy = 'checks: { peer-review: off }\n'
    const repository = await patrol.repository('initech', { policy })
    const first = await patrol.open(repository)
    const second = await patrol.open(repository, { files: { 'src/other.ts': 'x\n' } })
    github.events = 'hold'
    const unheardOf = await github.queue(first)
    github.events = 'deliver'
    const group = await patrol.after(() => github.queue(second, { after: unheardOf }))
    expect(shows(group)).toMatchObject({ conclusion: 'failure' })
    expect(runOf(group)?.text).toContain('which is neither on `main` nor a group of the merge queue')
  })

  test('has its check answered again when somebody asks for it', async () => {
    const { github } = patrol
    const pull = await patrol.open(await patrol.repository('initech'))
    const group = await patrol.after(() => github.queue(pull))
    const run = runOf(group)
    if (run === null) throw new Error('no check run')
    await patrol.after(() => github.rerequestCheckRun(run, 'olga'))
    expect(shows(group)).toMatchObject({ conclusion: 'failure', title: WAITING })
    expect(runOf(group)?.id).toBe(run.id)
  })

  test('is told failure where its branch names no pull request, and only once', async () => {
    const pull = await patrol.open(await patrol.repository('initech'))
    const group = await patrol.after(() => patrol.github.queue(pull))
    await destroyed(group)
    const unnamed = {
      ...group,
      headSha: patrol.github.tip(`initech/${pull.repository.name}`),
      headRef: 'refs/heads/odd',
    }
    await sent(unnamed, 'checks_requested')
    await expect.poll(() => shows(unnamed)).toMatchObject({ conclusion: 'failure' })
    expect(runOf(unnamed)?.text).toContain(
      'Which pull request the merge queue would merge here is not known.',
    )
    expect(await patrol.writesOf(() => sent(unnamed, 'checks_requested'))).toEqual([])
  })

  async function send({ pull: { repository, baseRef }, ...group }: MergeGroup, action: string) {
    const [owner, name] = ['initech', repository.name]
    const merge_group = {
      head_sha: group.headSha,
      head_ref: group.headRef,
      base_sha: group.baseSha,
      base_ref: `refs/heads/${baseRef}`,
    }
    const installation = { id: installationId }
    const where = { id: repository.id, name, owner: { login: owner }, default_branch: 'main' }
    const body = JSON.stringify({ action, merge_group, installation, repository: where })
    const { status } = await patrol.deliver(body, {
      'x-github-event': 'merge_group',
      'x-github-delivery': randomUUID(),
      'x-hub-signature-256': `sha256=${createHmac('sha256', patrol.secret).update(body).digest('hex')}`,
    })
    expect(status).toBe(202)
  }

  async function sent(group: MergeGroup, action: string): Promise<void> {
    await send(group, action)
    await patrol.idle()
  }

  const destroyed = (group: MergeGroup) => sent(group, 'destroyed')
})
