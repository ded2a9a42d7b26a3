import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { JiraError } from '../../src/jira/jira-error.ts'
import { openJira } from '../../src/jira/open-jira.ts'
import type { Jira } from '../../src/jira/open-jira.ts'
import { startJira } from './start-jira.ts'
import type { EmulatedJira } from './start-jira.ts'

const PULL = 'https://github.com/acme/claims/pull/4'
const OTHER = 'https://github.com/acme/claims/pull/42'
const KEY = 'SEC-1098'

describe.each(['cloud', 'data-center'] as const)('%s', kind => {
  let emulated: EmulatedJira
  let jira: Jira

  beforeEach(async () => {
    emulated = await startJira({ kind, base: '/jira' })
    jira = openJira({ url: `${emulated.url}/`, auth: emulated.auth })
  })
  afterEach(() => emulated.close())

  test('a ticket is read with its project, type, status and summary', async () => {
    emulated.ticket(KEY, { type: 'Bug', status: 'Shipped', statusCategory: 'done', summary: 'Rotate keys' })
    expect(await jira.ticket(KEY, PULL)).toEqual({
      state: 'found',
      key: KEY,
      project: 'SEC',
      type: 'Bug',
      status: 'Shipped',
      statusCategory: 'done',
      summary: 'Rotate keys',
      linksBack: false,
      linkedByUs: false,
    })
  })

  test('the version and the credentials are those of its kind', async () => {
    emulated.ticket(KEY)
    await jira.ticket(KEY, PULL)
    const expected =
      kind === 'cloud'
        ? { version: '3', authorization: `Basic ${btoa('patrol@acme.example:emulated-cloud-token')}` }
        : { version: '2', authorization: 'Bearer emulated-data-center-token' }
    expect(emulated.requests[0]).toMatchObject({
      method: 'GET',
      path: `/jira/rest/api/${expected.version}/issue/SEC-1098?fields=summary,issuetype,project,status`,
      authorization: expected.authorization,
    })
  })

  test('a ticket that does not exist is missing', async () => {
    expect(await jira.ticket('SEC-9', PULL)).toEqual({ state: 'missing', key: 'SEC-9' })
    expect(emulated.requests).toHaveLength(1)
  })

  test('a ticket that was moved keeps the key of the title and has its new project', async () => {
    emulated.ticket(KEY, { project: 'ENG' })
    expect(await jira.ticket(KEY, PULL)).toMatchObject({ state: 'found', key: KEY, project: 'ENG' })
  })

  test.each<[string, unknown[], string[], boolean]>([
    ['a remote link', [], [PULL], true],
    ['a remote link with the host in capitals', [], ['https://GITHUB.com/acme/claims/pull/4'], true],
    ['a comment', [`Fixed by ${PULL}`], [], true],
    ['only another pull request’s link', [`Fixed by ${OTHER}`], [OTHER], false],
    ['nothing', [], [], false],
  ])('the backlink, with %s', async (_name, comments, urls, expected) => {
    const remoteLinks = urls.map((url, id) => ({ id, object: { url, title: 'a change' } }))
    emulated.ticket(KEY, { comments, remoteLinks })
    expect(await jira.ticket(KEY, PULL)).toMatchObject({ state: 'found', linksBack: expected })
  })

  test('a remote link makes reading the comments unnecessary', async () => {
    emulated.ticket(KEY, { comments: ['hello'], remoteLinks: [{ id: 1, object: { url: PULL, title: 'x' } }] })
    await jira.ticket(KEY, PULL)
    expect(emulated.requests.map(({ path }) => path.replace(/^.*issue\//, ''))).toEqual([
      'SEC-1098?fields=summary,issuetype,project,status',
      'SEC-1098/remotelink',
    ])
  })

  test('a link in the oldest of 1,000 comments is found', async () => {
    emulated.ticket(KEY, { comments: [PULL, ...Array<string>(999).fill('noise')] })
    expect(await jira.ticket(KEY, PULL)).toMatchObject({ linksBack: true })
    expect(emulated.requests).toHaveLength(12)
  })

  test('beyond 1,000 comments it stops, and says how many it did not read', async () => {
    emulated.ticket(KEY, {
      comments: [...Array<string>(250).fill(PULL), ...Array<string>(1000).fill('noise')],
    })
    expect(await jira.ticket(KEY, PULL)).toMatchObject({ linksBack: false, unreadComments: 250 })
    expect(emulated.requests).toHaveLength(12)
  })

  test('a remote link is added once and then replaced by its global id', async () => {
    const ticket = emulated.ticket(KEY)
    await jira.addRemoteLink(KEY, { url: PULL, title: 'acme/claims#4', globalId: 'compliance-patrol:7001#4' })
    await jira.addRemoteLink(KEY, {
      url: PULL,
      title: 'renamed/claims#4',
      globalId: 'compliance-patrol:7001#4',
    })
    expect(ticket.remoteLinks).toEqual([
      { id: 10000, globalId: 'compliance-patrol:7001#4', object: { url: PULL, title: 'renamed/claims#4' } },
    ])
    expect(await jira.ticket(KEY, PULL)).toMatchObject({ linksBack: true })
  })

  test('a remote link that JIRA refuses is an error with its status', async () => {
    emulated.ticket(KEY)
    emulated.fault = () => Response.json({ errorMessages: ['Issue linking is disabled.'] }, { status: 403 })
    const adding = jira.addRemoteLink(KEY, { url: PULL, title: 'x', globalId: 'g' })
    await expect(adding).rejects.toMatchObject({ name: 'JiraError', status: 403 })
  })
})

describe('keys', () => {
  test.each([
    '../../secret?x=1',
    '../myself',
    'SEC-1/../../myself',
    'SEC-1?fields=*all',
    'SEC-1#',
    'SEC-1%2f..',
    'SEC-1\n',
    'sec-1',
    'SEC-0',
    'S-1',
    'SEC-',
    '10001',
    '',
    'SEC-12345678901',
    `${'A'.repeat(33)}-1`,
    'ＳＥＣ-1',
  ])('`%s` never leaves the process', async key => {
    const emulated = await startJira()
    const jira = openJira(emulated)
    expect(await jira.ticket(key, PULL)).toEqual({
      state: 'unreadable',
      key,
      why: 'This is not the key of a JIRA ticket.',
      retryAt: null,
    })
    await expect(jira.addRemoteLink(key, { url: PULL, title: 'x', globalId: 'g' })).rejects.toThrow(JiraError)
    expect(emulated.requests).toEqual([])
    await emulated.close()
  })
})

describe('the address', () => {
  test.each([
    ['not an address', 'jira.example.com'],
    ['another scheme', 'file:///etc/passwd'],
    ['credentials', 'https://bot:hunter2@jira.example.com'],
    ['a query', 'https://jira.example.com/?os_authType=basic'],
  ])('%s is refused, and not repeated', (_name, url) => {
    const open = () => openJira({ url, auth: { kind: 'data-center', token: 't' } })
    expect(open).toThrow(JiraError)
    expect(open).not.toThrow(/hunter2|example\.com|passwd/)
  })
})
