import JiraClient from 'jira-client'
import type { JiraApi } from 'jira-client'
import type { FoundTicket, Ticket } from '../model/ticket.ts'
import { commentsAnswer, issueAnswer, parseAnswer, remoteLinksAnswer } from './answers.ts'
import { containsLink, isSameAddress } from './contains-link.ts'
import { JiraError, JiraNotFound } from './jira-error.ts'
import { isTicketKey } from './ticket-key.ts'
import { fetchTransport } from './transport.ts'
import type { Answer } from './transport.ts'

export interface JiraSettings {
  /** Where people open it: `https://acme.atlassian.net`, `https://jira.example.com/jira`. */
  readonly url: string
  readonly auth: CloudAuth | DataCenterAuth
  /** How long one answer may take, in milliseconds; 10 s. */
  readonly timeoutMs?: number
  readonly now?: () => Date
}

/** https://developer.atlassian.com/cloud/jira/platform/basic-auth-for-rest-apis/ */
export interface CloudAuth {
  readonly kind: 'cloud'
  readonly email: string
  readonly apiToken: string
}

/** https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html */
export interface DataCenterAuth {
  readonly kind: 'data-center'
  readonly token: string
}

interface RemoteLink {
  readonly url: string
  readonly title: string
  /** At most 255 characters; a link with the same id is replaced. */
  readonly globalId: string
}

export interface Jira {
  /** What JIRA says of a ticket now, and whether it links to the pull request. Never rejects because of JIRA. */
  ticket(key: string, pullRequestUrl: string): Promise<Ticket>
  /** Adds a link to a ticket, or replaces the one with the same `globalId`. Throws `JiraError`. */
  addRemoteLink(key: string, link: RemoteLink): Promise<void>
}

const TIMEOUT_MS = 10_000
const COMMENTS_A_PAGE = 100
const MOST_COMMENTS = 1000
const FIELDS = 'summary,issuetype,project,status'

/** A JIRA to read tickets from. Makes no request yet. Throws `JiraError` when the address cannot be one. */
export function openJira(settings: JiraSettings): Jira {
  const api = clientFor(settings)
  return {
    async ticket(key, pullRequestUrl) {
      try {
        return await readTicket(api, key, pullRequestUrl)
      } catch (error) {
        if (!(error instanceof JiraError)) throw error
        return { state: 'unreadable', key, why: error.message, retryAt: error.retryAt }
      }
    },
    async addRemoteLink(key, { url, title, globalId }) {
      // A link whose globalId exists is updated, else one is created:
      // https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-remote-links/
      // https://developer.atlassian.com/server/jira/platform/jira-rest-api-for-remote-issue-links/
      await answerOf(api.createRemoteLink(checkedKey(key), { globalId, object: { url, title } }))
    },
  }
}

function clientFor({ url, auth, timeoutMs = TIMEOUT_MS, now = () => new Date() }: JiraSettings): JiraApi {
  const { protocol, hostname, port, pathname } = checkedAddress(url)
  return new JiraClient({
    protocol: protocol.replace(':', ''),
    host: hostname,
    ...(port === '' ? {} : { port }),
    base: pathname.replace(/\/+$/, ''),
    // Version 3 (documents instead of wiki text) exists on Cloud only.
    apiVersion: auth.kind === 'cloud' ? '3' : '2',
    strictSSL: true,
    ...(auth.kind === 'cloud' ? { username: auth.email, password: auth.apiToken } : { bearer: auth.token }),
    request: fetchTransport({ timeoutMs, now }),
  })
}

/** Says nothing of the address itself: it may hold a password. */
function checkedAddress(url: string): URL {
  const address = URL.parse(url)
  if (address === null || !['https:', 'http:'].includes(address.protocol)) {
    throw new JiraError('The address of JIRA is not an http(s) address.')
  }
  if (address.username !== '' || address.password !== '') {
    throw new JiraError('The address of JIRA must not hold credentials.')
  }
  if (address.search !== '' || address.hash !== '') {
    throw new JiraError('The address of JIRA must end with its path.')
  }
  return address
}

async function readTicket(api: JiraApi, key: string, pullRequestUrl: string): Promise<Ticket> {
  const issue = await readIssue(api, checkedKey(key))
  if (issue === null) return { state: 'missing', key }
  const { summary, issuetype, project, status } = issue.fields
  const backlink = await readBacklink(api, key, pullRequestUrl)
  return {
    state: 'found',
    // A ticket that was moved answers under its old key too, with the project in which it is now.
    key,
    project: project.key,
    type: issuetype.name,
    status: status.name,
    statusCategory: status.statusCategory.key,
    summary,
    linkedByUs: false,
    ...backlink,
  }
}

async function readIssue(api: JiraApi, key: string) {
  try {
    return parseAnswer(issueAnswer, await read(api, `/issue/${key}`, { fields: FIELDS }))
  } catch (error) {
    if (error instanceof JiraNotFound) return null
    throw error
  }
}

type Backlink = Pick<FoundTicket, 'linksBack' | 'unreadComments'>

async function readBacklink(api: JiraApi, key: string, url: string): Promise<Backlink> {
  const links = parseAnswer(remoteLinksAnswer, await answerOf(api.getRemoteLinks(key)))
  const isLinked = links.some(link => isSameAddress(link.object?.url ?? '', url))
  return isLinked ? { linksBack: true } : readComments(api, key, url)
}

/**
 * Newest first, since a pull request is younger than most of what was said about its ticket.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/
 */
async function readComments(api: JiraApi, key: string, url: string): Promise<Backlink> {
  for (let startAt = 0; ; ) {
    const query = { startAt, maxResults: COMMENTS_A_PAGE, orderBy: '-created' }
    const page = parseAnswer(commentsAnswer, await read(api, `/issue/${key}/comment`, query))
    if (page.comments.some(comment => containsLink(comment.body, url))) return { linksBack: true }
    startAt += page.comments.length
    if (startAt >= page.total) return { linksBack: false }
    if (page.comments.length === 0) throw new JiraError('JIRA left out comments that it counts.')
    if (startAt >= MOST_COMMENTS) return { linksBack: false, unreadComments: page.total - startAt }
  }
}

/** jira-client's own methods for issues and comments cannot name fields or pages alone, but its parts can. */
async function read(
  api: JiraApi,
  pathname: string,
  query: Record<string, string | number>,
): Promise<unknown> {
  return answerOf(api.doRequest(api.makeRequestHeader(api.makeUri({ pathname, query }))))
}

/** The key goes into a path that jira-client does not encode. It comes from a title, so it is not repeated here. */
function checkedKey(key: string): string {
  if (!isTicketKey(key)) throw new JiraError('This is not the key of a JIRA ticket.')
  return key
}

async function answerOf(request: Promise<unknown>): Promise<unknown> {
  const answer = await request
  if (!isAnswer(answer)) throw new TypeError('The transport did not answer in its own form')
  if (!answer.ok) throw answer.error
  return answer.body
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && 'ok' in value
}
