/** JIRA could not be read or written. The message is a whole sentence for people and never holds a credential. */
export class JiraError extends Error {
  override readonly name = 'JiraError'
  /** The HTTP status of JIRA's answer; `null` when there was none, or none that counts. */
  readonly status: number | null
  /** When JIRA itself asked us to come back (ISO 8601, UTC). */
  readonly retryAt: string | null

  constructor(message: string, more: { status?: number; retryAt?: string | null } = {}) {
    super(message)
    this.status = more.status ?? null
    this.retryAt = more.retryAt ?? null
  }
}

/** JIRA says in its own words that the thing asked for does not exist, or not for us. */
export class JiraNotFound extends JiraError {}
