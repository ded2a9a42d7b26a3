import { nextTry } from '../facts/outage.ts'
import type { Facts } from '../model/facts.ts'
import type { PullRequestKey } from '../model/pull-request.ts'
import type { FoundTicket, Ticket } from '../model/ticket.ts'
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
 * Adds the pull request's address to every ticket on which the verdict waits for it, once `jira-ticket` accepts the
 * tickets: whoever opens a pull request must not make us write to whichever ticket they guess.
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
  const accepted = verdict.rows.find(({ id }) => id === 'jira-ticket')
  if (accepted !== undefined && accepted.result.status !== 'pass') return facts
  const value = await Promise.all(
    tickets.value.map(async ticket => {
      if (ticket.state !== 'found' || ticket.linksBack || ticket.linkedByUs) return ticket
      if (accepted === undefined) return { ...ticket, linkProblem: notAccepted(ticket) }
      return linked(dependencies, facts, verdict.key, ticket)
    }),
  )
  return { ...facts, parts: { ...facts.parts, tickets: { known: true, value } } }
}

function notAccepted({ key }: FoundTicket): string {
  return `The link is not added to ${key}: that needs the check \`jira-ticket\`, which the policy turns off.`
}

async function linked(
  { jira, backlinks }: Dependencies,
  { at, pull }: Facts,
  key: PullRequestKey,
  ticket: FoundTicket,
): Promise<Ticket> {
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
    const linkProblem = `The link could not be added to ${ticket.key}. ${error.message}`
    return { ...ticket, linkProblem, linkRetryAt: nextTry(outageOf(error), at) }
  }
  await backlinks.add(key, ticket.key)
  return { ...ticket, linksBack: true, linkedByUs: true }
}

/** When the first of the links that JIRA refused is tried again (ISO 8601, UTC); `null`: none was refused. */
export function linksTriedAgain({ parts: { tickets } }: Facts): string | null {
  if (!tickets?.known) return null
  const times = tickets.value.flatMap(ticket => (ticket.state === 'found' ? (ticket.linkRetryAt ?? []) : []))
  return times.sort()[0] ?? null
}

/** JIRA's client says when JIRA asked us to come back, and its HTTP status. */
function outageOf(error: Error): { retryAt: string | null; isTemporary: boolean } {
  const { retryAt, status } = error as { readonly retryAt?: unknown; readonly status?: unknown }
  const isRefusal = status === 401 || status === 403 || status === 404
  return { retryAt: typeof retryAt === 'string' ? retryAt : null, isTemporary: !isRefusal }
}
