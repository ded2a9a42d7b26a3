/** A JIRA ticket that a title names, as JIRA answered at the moment of gathering. */
export type Ticket = FoundTicket | MissingTicket | UnreadableTicket

export interface FoundTicket {
  readonly state: 'found'
  readonly key: string
  readonly project: string
  /** Issue type, for example “Story”. */
  readonly type: string
  /** Workflow status, for example “In Progress”. */
  readonly status: string
  /** JIRA's category of that status; `done` closes the ticket whatever the status is called. */
  readonly statusCategory: 'new' | 'indeterminate' | 'done' | 'undefined'
  readonly summary: string
  /** True when the pull request's address is in a comment or a remote link of the ticket. */
  readonly linksBack: boolean
  /** How many comments, beyond the newest 1,000, were not read: then a `linksBack` of false is not certain. */
  readonly unreadComments?: number
  /** True when we once added the remote link ourselves: it is never added a second time. */
  readonly linkedByUs: boolean
  /** Why the missing link was not added, as whole sentences; left out: nobody tried, or it was added. */
  readonly linkProblem?: string
  /** When adding it is tried again (ISO 8601, UTC); left out: only somebody's change can help. */
  readonly linkRetryAt?: string
}

export interface MissingTicket {
  readonly state: 'missing'
  readonly key: string
}

/** JIRA was down, refused or answered nonsense: nothing may be concluded from it. */
export interface UnreadableTicket {
  readonly state: 'unreadable'
  readonly key: string
  /** A sentence for people, such as “JIRA did not answer within 10 s.” */
  readonly why: string
  /** When JIRA itself asked us to come back (ISO 8601, UTC); `null` when it did not say. */
  readonly retryAt: string | null
}
