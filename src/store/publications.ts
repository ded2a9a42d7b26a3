import type { Kysely, Selectable } from 'kysely'
import type { PullRequestKey } from '../model/pull-request.ts'
import { partsOf } from './key.ts'
import type { Tables } from './tables.ts'

/** A check run of ours on a head SHA: there is one for a SHA and name. */
export interface PublishedCheckRun {
  readonly checkRunId: number
  /** Its page (`html_url`). */
  readonly url: string | null
  /** Of what it shows, so that the same is not written again. */
  readonly hash: string
}

/** Our comment in a pull request: there is one. */
export interface PublishedComment {
  readonly commentId: number
  readonly hash: string
  /** When we last wrote it (ISO 8601, UTC). */
  readonly at: string
}

export interface CheckRunPlace {
  readonly repositoryId: number
  readonly headSha: string
  readonly name: string
}

export interface StatusPlace {
  readonly repositoryId: number
  readonly headSha: string
  readonly context: string
}

/** What GitHub shows that is ours. Found by these ids, never by a text that somebody else could write. */
export interface Publications {
  checkRun(place: CheckRunPlace): Promise<PublishedCheckRun | null>
  putCheckRun(place: CheckRunPlace, shown: PublishedCheckRun): Promise<void>
  /** Hash of the commit status that we last posted. */
  status(place: StatusPlace): Promise<string | null>
  putStatus(place: StatusPlace, hash: string): Promise<void>
  comment(key: PullRequestKey): Promise<PublishedComment | null>
  putComment(key: PullRequestKey, shown: Omit<PublishedComment, 'at'>): Promise<void>
  /** The comment is gone. */
  forgetComment(key: PullRequestKey): Promise<void>
  /** The labels that we set, and that nobody else's hand put there. */
  labels(key: PullRequestKey): Promise<string[]>
  putLabel(key: PullRequestKey, label: string): Promise<void>
  forgetLabel(key: PullRequestKey, label: string): Promise<void>
}

type Kind = Tables['publication']['kind']

interface Place {
  readonly repository_id: number
  readonly kind: Kind
  readonly subject: string
  readonly name: string
}

export function createPublications(kysely: Kysely<Tables>): Publications {
  const rows: Rows = { find: finder(kysely), put: putter(kysely), forget: forgetter(kysely) }
  return { ...onCommit(rows), ...onPullRequest(kysely, rows) }
}

type Row = Selectable<Tables['publication']>

interface Rows {
  readonly find: (place: Place) => Promise<Row | undefined>
  readonly put: (
    place: Place,
    shown: { github_id: number | null; url: string | null; hash: string },
  ) => Promise<void>
  readonly forget: (place: Place) => Promise<void>
}

function onCommit({
  find,
  put,
}: Rows): Pick<Publications, 'checkRun' | 'putCheckRun' | 'status' | 'putStatus'> {
  return {
    async checkRun(place) {
      const row = await find(checkRunPlace(place))
      return row === undefined ? null : { checkRunId: Number(row.github_id), url: row.url, hash: row.hash }
    },
    putCheckRun: (place, { checkRunId, url, hash }) =>
      put(checkRunPlace(place), { github_id: checkRunId, url, hash }),
    async status(place) {
      return (await find(statusPlace(place)))?.hash ?? null
    },
    putStatus: (place, hash) => put(statusPlace(place), { github_id: null, url: null, hash }),
  }
}

function onPullRequest(
  kysely: Kysely<Tables>,
  { find, put, forget }: Rows,
): Omit<Publications, 'checkRun' | 'putCheckRun' | 'status' | 'putStatus'> {
  return {
    async comment(key) {
      const row = await find(placeOn(key, 'comment'))
      return row === undefined
        ? null
        : { commentId: Number(row.github_id), hash: row.hash, at: row.at.toISOString() }
    },
    putComment: (key, { commentId, hash }) =>
      put(placeOn(key, 'comment'), { github_id: commentId, url: null, hash }),
    forgetComment: key => forget(placeOn(key, 'comment')),
    async labels(key) {
      const { repository_id, kind, subject } = placeOn(key, 'label')
      const rows = await kysely
        .selectFrom('publication')
        .select('name')
        .where('repository_id', '=', repository_id)
        .where('kind', '=', kind)
        .where('subject', '=', subject)
        .orderBy('name')
        .execute()
      return rows.map(row => row.name)
    },
    putLabel: (key, label) => put(placeOn(key, 'label', label), { github_id: null, url: null, hash: '' }),
    forgetLabel: (key, label) => forget(placeOn(key, 'label', label)),
  }
}

function checkRunPlace({ repositoryId, headSha, name }: CheckRunPlace): Place {
  return { repository_id: repositoryId, kind: 'check-run', subject: headSha, name }
}

function statusPlace({ repositoryId, headSha, context }: StatusPlace): Place {
  return { repository_id: repositoryId, kind: 'status', subject: headSha, name: context }
}

function placeOn(key: PullRequestKey, kind: Kind, name = ''): Place {
  const { repositoryId, number } = partsOf(key)
  return { repository_id: repositoryId, kind, subject: String(number), name }
}

function finder(kysely: Kysely<Tables>): Rows['find'] {
  return place =>
    kysely
      .selectFrom('publication')
      .selectAll()
      .where(where => where.and({ ...place }))
      .executeTakeFirst()
}

function putter(kysely: Kysely<Tables>): Rows['put'] {
  return async (place, shown) => {
    const at = new Date()
    await kysely
      .insertInto('publication')
      .values({ ...place, ...shown, at })
      .onConflict(conflict =>
        conflict.columns(['repository_id', 'kind', 'subject', 'name']).doUpdateSet({ ...shown, at }),
      )
      .execute()
  }
}

function forgetter(kysely: Kysely<Tables>): Rows['forget'] {
  return async place => {
    await kysely
      .deleteFrom('publication')
      .where(where => where.and({ ...place }))
      .execute()
  }
}
