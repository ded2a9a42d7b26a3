import { beforeAll, expect, test } from 'vitest'
import type { Pull } from '../github/state.ts'
import { describeOnOneDatabase } from './on-each-database.ts'
import { ourComment, runOf } from './shown.ts'

const CI = `
checks:
  ci-passed:
    level: required
    checks: [{ name: test, app: github-actions }, { name: ci/circleci, creator: circleci }]
`

describeOnOneDatabase('JIRA', patrol => {
  let tickets = 100

  /** A ticket, and what a pull request needs that names it. */
  function aTicket(more: Parameters<typeof patrol.jira.ticket>[1] = {}) {
    const key = `SEC-${++tickets}`
    const ticket = patrol.jira.ticket(key, more)
    const link = `${patrol.jira.url}/browse/${key}`
    return { key, ticket, link, wanted: { title: `${key}: Add endpoints`, body: `See ${link}` } }
  }

  function rowOf(pull: Pull, name: string): string | undefined {
    return patrol
      .shows(pull)
      .text.split('\n')
      .find(line => line.includes(`${name} |`))
  }

  const linksWritten = () => patrol.jira.requests.filter(({ method }) => method === 'POST').length
  const approve = (pull: Pull) =>
    patrol.after(() => patrol.github.review(pull, { by: 'alex', state: 'APPROVED' }))

  beforeAll(() => {
    patrol.github.organisation('acme', { members: ['himanshu', 'alex'], owners: ['olga'] })
    patrol.github.install('acme')
    patrol.github.organisation('initech', { members: ['himanshu', 'alex'], owners: ['olga'] })
    patrol.github.install('initech')
  })

  test('links, ticket and backlink: every row of the report is green', async () => {
    const { ticket, key, wanted } = aTicket()
    const pull = await patrol.open(await patrol.repository('acme'), wanted)
    await approve(pull)
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
    const rows = [
      ['Pull-request title format', `JIRA found: ${key}`],
      ['JIRA link in description', `Link to ${key} is present within the description`],
      ['JIRA ticket', `${key} is an open Story`],
      ['PR-link-on-jira', 'PR link found on all attached JIRA tickets'],
    ]
    for (const [name = '', says] of rows) expect(rowOf(pull, name)).toContain(`✓ ${name} | ${says} |`)
    const url = `${patrol.github.url}/${pull.repository.owner.login}/${pull.repository.name}/pull/${pull.number}`
    expect(ticket.remoteLinks.map(({ object }) => object)).toEqual([
      { url, title: `acme/${pull.repository.name}#${pull.number}` },
    ])
    expect(patrol.shows(pull).text).not.toContain(ticket.summary)
  })

  test('the backlink is added once, and holds in what is evaluated right after', async () => {
    const { ticket, wanted } = aTicket()
    const before = linksWritten()
    const pull = await patrol.open(await patrol.repository('acme'), wanted)
    await approve(pull)
    await patrol.again(pull)
    await patrol.after(() => patrol.github.comment(pull, { by: 'alex', body: 'Nice' }))
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
    expect(ticket.remoteLinks).toHaveLength(1)
    expect(linksWritten() - before).toBe(1)
  })

  test('a backlink that somebody removed fails, and is not added again', async () => {
    const { key, ticket, wanted } = aTicket()
    const pull = await patrol.open(await patrol.repository('acme'), wanted)
    ticket.remoteLinks.splice(0)
    await patrol.server.store.cache.forget('ticket', '*')
    await patrol.again(pull)
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'failure' })
    expect(rowOf(pull, 'PR-link-on-jira')).toContain(`Somebody removed the link from ${key}.`)
    expect(ticket.remoteLinks).toEqual([])
    ticket.comments.push(`Done in ${patrol.github.url}/acme/${pull.repository.name}/pull/${pull.number}`)
    await patrol.server.store.cache.forget('ticket', '*')
    await patrol.again(pull)
    expect(rowOf(pull, 'PR-link-on-jira')).toContain('✓')
  })

  test('title, description and ticket have to agree', async () => {
    const { github } = patrol
    const { wanted, key } = aTicket()
    const done = aTicket({ status: 'Done', statusCategory: 'done' })
    const pull = await patrol.open(await patrol.repository('acme'), { ...wanted, body: 'No link' })
    expect(patrol.shows(pull)).toMatchObject({
      conclusion: 'failure',
      title: '1 of 8 checks needs attention: JIRA link',
    })
    expect(patrol.shows(pull).comment).toContain(`/browse/${key}`)
    await patrol.after(() => github.edit(pull, { by: 'himanshu', body: wanted.body }))
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'action_required' })
    const missing = { title: 'SEC-99999: Add', body: `${patrol.jira.url}/browse/SEC-99999` }
    await patrol.after(() => github.edit(pull, { by: 'himanshu', ...missing }))
    expect(rowOf(pull, 'JIRA ticket')).toContain('SEC-99999 does not exist in JIRA')
    await patrol.after(() =>
      github.edit(pull, { by: 'himanshu', title: done.wanted.title, body: done.wanted.body }),
    )
    expect(rowOf(pull, 'JIRA ticket')).toContain(done.key)
    await patrol.after(() => github.edit(pull, { by: 'himanshu', title: '../../secret?x=1: Add', body: '' }))
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'failure' })
    expect(patrol.jira.requests.filter(({ path }) => path.includes('secret'))).toEqual([])
  })

  test('that is down is an error with the next try, and recovers by itself', async () => {
    const { wanted } = aTicket()
    const { delayed } = await patrol.server.store.queue.depth()
    patrol.jira.fault = () => new Response('Bad gateway', { status: 502 })
    const pull = await patrol.open(await patrol.repository('acme'), wanted)
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'failure' })
    expect(patrol.shows(pull).title).toMatch(/^Could not be determined: .*JIRA answered 502/)
    expect(patrol.shows(pull).title).toMatch(/Tried again at \d\d:\d\d UTC\.$/)
    expect((await patrol.server.store.queue.depth()).delayed).toBe(delayed + 1)
    await approve(pull)
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'failure' })
    patrol.jira.fault = () => null
    await patrol.again(pull)
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
  })

  test('that does not take the link is an error, and the link is added at the next try', async () => {
    const { key, ticket, wanted } = aTicket()
    const { delayed } = await patrol.server.store.queue.depth()
    patrol.jira.fault = ({ method }) => (method === 'POST' ? new Response('', { status: 503 }) : null)
    const pull = await patrol.open(await patrol.repository('acme'), wanted)
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'failure' })
    expect(rowOf(pull, 'PR-link-on-jira')).toContain(
      `The link could not be added to ${key}. JIRA answered 503`,
    )
    expect((await patrol.server.store.queue.depth()).delayed).toBe(delayed + 1)
    patrol.jira.fault = () => null
    await patrol.again(pull)
    expect(ticket.remoteLinks).toHaveLength(1)
    expect(rowOf(pull, 'PR-link-on-jira')).toContain('✓')
  })

  test('whose answers hold scripts, mentions and table breaks has none of them shown', async () => {
    const evil =
      '| ✓ | <script>alert(1)</script> @olga [x](javascript:alert(1)) \u202E\u200B`x` <img src=x onerror=y>'
    const { wanted } = aTicket({
      summary: evil,
      type: `T${evil}`,
      status: `S${evil}`,
      statusCategory: 'done',
    })
    const policy = `checks: { jira-ticket: { projects: [SEC] } }\n`
    const pull = await patrol.open(await patrol.repository('acme', { policy }), wanted)
    expect(rowOf(pull, 'JIRA ticket')).toContain('is a closed T')
    const { title, summary, text } = runOf(patrol, pull)
    const written = [title, summary, text, ourComment(patrol.github, pull)?.body].join('\n')
    expect(written).not.toMatch(/@(?!&#8203;)\w|<script|<img|\]\(javascript|[\u202E\u200B]/)
    const rows = (text ?? '').split('\n').filter(line => line.startsWith('|'))
    expect(rows.map(row => row.split(' | ').length)).toEqual(rows.map((_, i) => (i === 1 ? 1 : 3)))
  })

  test('that answers with 50 MB is an error in words, and recovers by itself', async () => {
    const { wanted } = aTicket()
    let sent = 0
    patrol.jira.fault = () => {
      const chunks = Array.from({ length: 800 }, () => new Uint8Array(65_536).fill(32))
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          const chunk = chunks.pop()
          sent += chunk?.length ?? 0
          if (chunk === undefined) controller.close()
          else controller.enqueue(chunk)
        },
      })
      return new Response(body, { headers: { 'content-type': 'application/json' } })
    }
    const pull = await patrol.open(await patrol.repository('acme'), wanted)
    patrol.jira.fault = () => null
    expect(rowOf(pull, 'JIRA ticket')).toContain('JIRA’s answer is larger than 2 MB, which is refused.')
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'failure' })
    expect(sent).toBeLessThan(20_000_000)
    await approve(pull)
    await patrol.again(pull)
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
  })

  test('tells an outsider who guesses keys nothing of what is there, and gets no link that the policy does not accept', async () => {
    const { jira, github } = patrol
    const secret = aTicket({ summary: 'Password of the bank', type: 'Breach', project: 'VAULT' })
    const policy = 'checks: { jira-ticket: { projects: [SEC] } }\n'
    const repository = await patrol.repository('acme', { policy, private: false })
    const before = linksWritten()
    const guessed = (key: string) => ({ title: `${key}: Hello`, body: `${jira.url}/browse/${key}` })
    const pull = await patrol.open(repository, { by: 'stranger', fork: true, ...guessed('SEC-99998') })
    const written = () => {
      const { title, summary, text } = runOf(patrol, pull)
      const told = [title, summary, text, ourComment(github, pull)?.body].join('\n')
      return told.replaceAll(/SEC&#8203;-\d+|SEC-\d+/g, 'KEY').split('\n\nVerdict ')[0]
    }
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'failure' })
    const ofNothing = written()
    await patrol.after(() => github.edit(pull, { by: 'stranger', ...guessed(secret.key) }))
    expect(written()).toBe(ofNothing)
    expect(linksWritten()).toBe(before)
    expect(secret.ticket.remoteLinks).toEqual([])
  })

  test('is not asked for an organisation that may not use it', async () => {
    const { wanted } = aTicket()
    const before = patrol.jira.requests.length
    const pull = await patrol.open(await patrol.repository('initech'), wanted)
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'action_required' })
    expect(patrol.jira.requests.length).toBe(before)
  })
})

describeOnOneDatabase('checks of others', patrol => {
  beforeAll(() => {
    patrol.github.organisation('initech', { members: ['himanshu', 'alex'], owners: ['olga'] })
    patrol.github.install('initech')
  })

  const done = (conclusion: 'success' | 'failure' | 'skipped') =>
    ({ name: 'test', status: 'completed', conclusion }) as const

  test('that the policy names are awaited, each from whom it has to come', async () => {
    const { github } = patrol
    const pull = await patrol.open(await patrol.repository('initech', { policy: CI }))
    await patrol.after(() => github.review(pull, { by: 'alex', state: 'APPROVED' }))
    const head = pull.headSha.slice(0, 7)
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'action_required' })
    expect(patrol.shows(pull).text).toContain(`Waits for \`test\` and \`ci/circleci\` on \`${head}\`.`)

    await patrol.after(() =>
      github.postStatus(pull, { by: 'himanshu', context: 'ci/circleci', state: 'success' }),
    )
    await patrol.after(() => github.postCheckRun('lookalike', pull, done('success')))
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'action_required' })

    await patrol.after(() =>
      github.postStatus(pull, { by: 'circleci', context: 'ci/circleci', state: 'success' }),
    )
    const run = await patrol.after(() => github.postCheckRun('github-actions', pull, done('failure')))
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'failure' })
    expect(patrol.shows(pull).text).toContain(`\`test\` did not succeed on \`${head}\`.`)
    await patrol.after(() => github.updateCheckRun(run, { status: 'in_progress' }))
    await patrol.after(() => github.updateCheckRun(run, done('success')))
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
  })

  test('that no policy names cost no request', async () => {
    const { github } = patrol
    const pull = await patrol.open(await patrol.repository('initech', { policy: CI }))
    const status = { by: 'circleci', context: 'coverage', state: 'success' } as const
    expect(await patrol.requestsOf(() => github.postStatus(pull, status))).toEqual([])
    const other = { ...done('success'), name: 'lint' }
    expect(await patrol.requestsOf(() => github.postCheckRun('github-actions', pull, other))).toEqual([])
    const plain = await patrol.open(await patrol.repository('initech'))
    expect(
      await patrol.requestsOf(() => github.postCheckRun('github-actions', plain, done('success'))),
    ).toEqual([])
  })

  test('and what we did ourselves make nothing due', async () => {
    const { github } = patrol
    const pull = await patrol.open(await patrol.repository('initech'))
    await patrol.after(() => github.push(pull, { by: 'himanshu', files: { 'src/endpoints.ts': 'more\n' } }))
    const ours = github.attempts.filter(
      ({ event }) => (event.payload['sender'] as { login: string }).login === 'compliance-patrol[bot]',
    )
    expect(new Set(ours.map(({ event }) => event.event))).toContain('issue_comment')
    expect(ours.filter(({ answer }) => answer.body !== 'ignored')).toEqual([])
    const mark = github.requests.length
    await patrol.idle()
    expect(github.requestsSince(mark)).toEqual([])
  })
})
