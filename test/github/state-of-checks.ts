import type { Account, App, Repository } from './state.ts'

/** A commit status; the newest of a context is the one that counts. */
export interface Status {
  readonly id: number
  readonly sha: string
  readonly context: string
  readonly state: 'error' | 'failure' | 'pending' | 'success'
  readonly description: string | null
  readonly targetUrl: string | null
  readonly creator: Account
  readonly createdAt: string
}

export interface CheckSuite {
  readonly id: number
  readonly app: App
  readonly headSha: string
  readonly headBranch: string | null
  readonly before: string | null
  readonly createdAt: string
  updatedAt: string
}

export type Conclusion =
  | 'action_required'
  | 'cancelled'
  | 'failure'
  | 'neutral'
  | 'success'
  | 'skipped'
  | 'stale'
  | 'timed_out'

export interface CheckRun {
  readonly id: number
  readonly suite: CheckSuite
  readonly repository: Repository
  name: string
  status: 'queued' | 'in_progress' | 'completed'
  conclusion: Conclusion | null
  detailsUrl: string | null
  externalId: string
  startedAt: string
  completedAt: string | null
  title: string | null
  summary: string | null
  text: string | null
  readonly annotations: Annotation[]
  actions: CheckAction[]
}

export interface CheckAction {
  readonly label: string
  readonly description: string
  readonly identifier: string
}

/** As the API takes and gives it. */
export interface Annotation {
  readonly path: string
  readonly start_line: number
  readonly end_line: number
  readonly start_column?: number
  readonly end_column?: number
  readonly annotation_level: string
  readonly message: string
  readonly title?: string
  readonly raw_details?: string
}
