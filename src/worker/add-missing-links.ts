import type { Facts } from '../model/facts.ts'
import type { PullRequestKey } from '../model/pull-request.ts'
import type { Ticket } from '../model/ticket.ts'
import type { Verdict } from '../model/verdict.ts'

/** What JIRA lets us write. */
export interface JiraWriter {
  /** Adds the link, or leaves the one with the same `globalId` as it is. Throws when JIRA does not take it. */
  addRemoteLink(key: string, link: { url: string; title: string; globalId: string }): Promise<void>
}

/** Which tickets got our link: none gets it twice. */
export interface Backlinks {
  add(key: PullRequestKey, ticket: string): Promise<void>
}

interface Dependencies {
  readonly jira: JiraWriter
  readonly backlinks: Backlinks
}

/**
 * Adds the pull request's address to every ticket on which the verdict waits for it.
 * Returns the facts as they are then; the very same ones where there was nothing to add.
 */
export async function addMissingLinks(
  dependencies: Dependencies,
  facts: Facts,
  verdict: Verdict,
): Promise<Facts> {
  const waits = verdict.rows.some(({ id, result }) => id === 'pr-link-on-jira' && result.status === 'pending')
  const tickets = facts.parts.tickets
  if (!waits || facts.pull.state !== 'open' || !tickets?.known) return facts
  const value = await Promise.all(
    tickets.value.map(ticket => linked(dependencies, facts, verdict.key, ticket)),
  )
  return { ...facts, parts: { ...facts.parts, tickets: { known: true, value } } }
}

async function linked(
  { jira, backlinks }: Dependencies,
  { pull }: Facts,
  key: PullRequestKey,
  ticket: Ticket,
): Promise<Ticket> {
  if (ticket.state !== 'found' || ticket.linksBack || ticket.linkedByUs) return ticket
  // The id makes a second attempt after a crash change the same link instead of adding another. The title
  // holds no words of the pull request: what an author types does not get into JIRA.
  const { owner, name } = pull.repository
  const link = {
    url: pull.url,
    title: `${owner}/${name}#${pull.number}`,
    globalId: `compliance-patrol=${key}`,
  }
  try {
    await jira.addRemoteLink(ticket.key, link)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return {
      state: 'unreadable',
      key: ticket.key,
      why: `The link could not be added. ${error.message}`,
      retryAt: null,
    }
  }
  await backlinks.add(key, ticket.key)
  return { ...ticket, linksBack: true, linkedByUs: true }
}
