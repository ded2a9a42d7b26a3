import { createHmac } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { describeOnOneDatabase } from './on-each-database.ts'

describeOnOneDatabase('what people ask for', patrol => {
  beforeAll(() => {
    patrol.github.organisation('acme', { members: ['himanshu', 'alex'], owners: ['olga'] })
    patrol.github.install('acme')
    patrol.github.organisation('initech', { members: ['himanshu', 'alex'], owners: ['olga'] })
    patrol.github.install('initech')
  })

  const isReaction = (request: string) => request.includes('/reactions')

  describe('in a comment', () => {
    test.each([
      ['/patrol refresh', ['+1']],
      ['Once more, please:\n\n/patrol refresh', ['+1']],
      ['/patrol make-it-green', ['confused']],
      ['> /patrol refresh', []],
      ['What does /patrol refresh do?', []],
    ])('%j is acknowledged by %j, once', async (body, expected) => {
      const { github } = patrol
      const pull = await patrol.open(await patrol.repository('initech'))
      const comment = github.comment(pull, { by: 'kim', body })
      await patrol.idle()
      const reactions = () => comment.reactions.map(({ content }) => content)
      await expect.poll(reactions).toEqual(expected)
      const again = await patrol.writesOf(() => github.comment(pull, { by: 'kim', body: 'Thanks' }))
      expect(again.filter(isReaction)).toEqual([])
    })

    test('/patrol refresh makes the pull request be looked at', async () => {
      const { github } = patrol
      const pull = await patrol.open(await patrol.repository('initech'))
      const requests = await patrol.requestsOf(() =>
        github.comment(pull, { by: 'kim', body: '/patrol refresh' }),
      )
      expect(requests).toContain('GET /repos/{owner}/{repo}/pulls/{pull_number}')
    })
  })

  describe('of JIRA', () => {
    /** A signed event, as JIRA sends it. */
    async function jiraSays(event: object, secret = patrol.jiraSecret) {
      const body = JSON.stringify(event)
      const response = await fetch(`${patrol.server.url}/api/jira/webhooks`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-atlassian-webhook-identifier': 'event-1',
          'x-hub-signature': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
        },
        body,
      })
      await patrol.idle()
      return response.status
    }

    const updated = (key: string, items: object[] = []) => ({
      webhookEvent: 'jira:issue_updated',
      issue: { id: '1', key },
      changelog: { id: '2', items },
    })

    let tickets = 900
    async function onATicket(status: { status: string; statusCategory: 'new' | 'done' }) {
      const key = `SEC-${++tickets}`
      const ticket = patrol.jira.ticket(key, status)
      const body = `See ${patrol.jira.url}/browse/${key}`
      const policy = 'checks: { jira-ticket: { statuses: { deny: [Done] } } }\n'
      const repository = await patrol.repository('acme', { policy })
      const pull = await patrol.open(repository, { title: `${key}: Add it`, body })
      await patrol.after(() => patrol.github.review(pull, { by: 'alex', state: 'APPROVED' }))
      return { key, ticket, pull }
    }

    test('a ticket that is opened again turns its pull request green within seconds', async () => {
      const { key, ticket, pull } = await onATicket({ status: 'Done', statusCategory: 'done' })
      expect(patrol.shows(pull)).toMatchObject({ conclusion: 'failure' })
      Object.assign(ticket, { status: 'To Do', statusCategory: 'new' })
      expect(await jiraSays(updated(key))).toBe(202)
      expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
    })

    test('a ticket that is closed takes the green away, told by the key that it had before, too', async () => {
      const { key, ticket, pull } = await onATicket({ status: 'To Do', statusCategory: 'new' })
      expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
      Object.assign(ticket, { status: 'Done', statusCategory: 'done' })
      const moved = [{ field: 'Key', fromString: key, toString: 'ENG-1' }]
      expect(await jiraSays(updated('ENG-1', moved))).toBe(202)
      expect(patrol.shows(pull)).toMatchObject({ conclusion: 'failure' })
    })

    test('an event of a ticket that nothing rests on asks GitHub nothing', async () => {
      await onATicket({ status: 'To Do', statusCategory: 'new' })
      expect(await patrol.requestsOf(() => jiraSays(updated('SEC-77777')))).toEqual([])
      expect(await patrol.requestsOf(() => jiraSays({ webhookEvent: 'user_created' }))).toEqual([])
    })

    test.each<[string, () => Promise<number>, number]>([
      ['signed with another secret', () => jiraSays(updated('SEC-1'), 'another secret'), 401],
      ['about something that is no ticket', () => jiraSays(updated('../../secret')), 400],
    ])('an event %s is refused', async (_, send, status) => {
      expect(await send()).toBe(status)
    })

    test('an event that is not signed is refused', async () => {
      const url = `${patrol.server.url}/api/jira/webhooks`
      expect((await fetch(url, { method: 'POST', body: JSON.stringify(updated('SEC-1')) })).status).toBe(401)
    })
  })

  describe('of a repository', () => {
    test('renamed: its pull requests are looked at under the new name', async () => {
      const { github } = patrol
      const repository = await patrol.repository('initech')
      const pull = await patrol.open(repository)
      await patrol.after(() => github.renameRepository(repository, 'renamed-claims', 'olga'))
      const known = await patrol.server.store.pulls.get(`${pull.repository.id}#${pull.number}`)
      expect(known?.repository.name).toBe('renamed-claims')
    })

    test('that was taken from the App: nothing more is asked, and nothing deleted; given back, it is seen again', async () => {
      const { github, server } = patrol
      github.organisation('hooli', { members: ['himanshu', 'alex'], owners: ['gavin'] })
      github.install('hooli')
      const pull = await patrol.open(await patrol.repository('hooli'))
      const key = `${pull.repository.id}#${pull.number}` as const
      await patrol.after(() => github.uninstall('hooli'))
      expect(await server.store.pulls.get(key)).toMatchObject({ state: 'open', removed: true })
      expect(await patrol.requestsOf(() => patrol.again(pull))).toEqual([])
      expect(await server.store.verdicts.latest(key)).not.toBeNull()
      github.install('hooli')
      await expect.poll(() => server.store.pulls.get(key)).toMatchObject({ removed: false })
      await patrol.idle()
      expect(await patrol.requestsOf(() => patrol.again(pull))).not.toEqual([])
    })
  })

  test('a check of another App that begins again takes the green away', async () => {
    const { github } = patrol
    const policy =
      'checks: { peer-review: off, ci-passed: { checks: [{ name: test, app: github-actions }] } }\n'
    const pull = await patrol.open(await patrol.repository('initech', { policy }))
    const done = { name: 'test', status: 'completed', conclusion: 'success' } as const
    await patrol.after(() => github.postCheckRun('github-actions', pull, done))
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
    await patrol.after(() => github.postCheckRun('github-actions', pull, { name: 'test', status: 'queued' }))
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'action_required' })
  })
})
