import * as z from 'zod'
import { inRepository, type RepositoryName } from '../repository-name.ts'
import type { Requester } from '../requester.ts'

/** What a check run shows. */
export interface CheckRunContent {
  readonly name: string
  readonly status: 'completed'
  readonly conclusion: 'success' | 'action_required' | 'failure'
  readonly detailsUrl: string | null
  readonly title: string
  /** Markdown, at most 65,535 characters, like `text`. */
  readonly summary: string
  readonly text: string
  /** At most three; label 20, description 40, identifier 20 characters. */
  readonly actions: readonly { label: string; description: string; identifier: string }[]
  readonly annotations: readonly Annotation[]
}

/** A remark at lines of a file. */
export interface Annotation {
  readonly path: string
  readonly startLine: number
  readonly endLine: number
  readonly level: 'notice' | 'warning' | 'failure'
  readonly title: string
  readonly message: string
}

/** https://docs.github.com/en/rest/checks/runs#create-a-check-run: 50 at most in one request, appended. */
const ANNOTATIONS_A_REQUEST = 50

const created = z.object({ id: z.number(), html_url: z.string().nullable() })

/** The newest check run of ours with this name on a commit; `null`: none. */
export async function findCheckRun(
  requests: Requester,
  appId: number,
  repository: RepositoryName,
  sha: string,
  name: string,
): Promise<{ id: number } | null> {
  const { check_runs } = await requests.get(
    {
      what: 'our check run',
      template: 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
      parameters: {
        ...inRepository(repository),
        ref: sha,
        check_name: name,
        app_id: appId,
        filter: 'latest',
      },
    },
    z.object({
      check_runs: z.array(z.object({ id: z.number(), app: z.object({ id: z.number() }).nullable() })),
    }),
  )
  const ids = check_runs.filter(run => run.app?.id === appId).map(({ id }) => id)
  return ids.length === 0 ? null : { id: Math.max(...ids) }
}

/** Creates a check run, and adds the annotations that do not fit into one request. */
export async function createCheckRun(
  requests: Requester,
  repository: RepositoryName,
  run: CheckRunContent & { readonly headSha: string },
): Promise<{ id: number; url: string }> {
  const batches = batchesOf(run.annotations)
  const { id, html_url } = await requests.get(
    {
      what: 'the new check run',
      template: 'POST /repos/{owner}/{repo}/check-runs',
      parameters: { ...inRepository(repository), head_sha: run.headSha, ...written(run, batches[0] ?? []) },
    },
    created,
  )
  await append(requests, repository, id, run, batches.slice(1))
  return { id, url: html_url ?? '' }
}

/**
 * Puts everything that a check run shows in place of what it showed. GitHub adds annotations to those that a run has, and
 * never takes one away: so only those are sent that are not there, whoever sent them before.
 */
export async function updateCheckRun(
  requests: Requester,
  repository: RepositoryName,
  id: number,
  run: CheckRunContent,
): Promise<void> {
  const batches = batchesOf(await missing(requests, repository, id, run.annotations))
  await append(requests, repository, id, run, batches.length === 0 ? [[]] : batches)
}

const shown = z
  .object({
    path: z.string(),
    start_line: z.number(),
    end_line: z.number(),
    title: z.string().nullable().optional(),
  })
  .transform(({ path, start_line, end_line, title }) =>
    identity({ path, startLine: start_line, endLine: end_line, title: title ?? '' }),
  )

/** A run of the largest verdict has twenty such pages at most, should every remark have changed its place. */
const MOST_PAGES = 30

async function missing(
  requests: Requester,
  repository: RepositoryName,
  id: number,
  annotations: readonly Annotation[],
): Promise<Annotation[]> {
  if (annotations.length === 0) return []
  const there = await requests.all(
    {
      what: 'the annotations of the check run',
      template: 'GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations',
      parameters: { ...inRepository(repository), check_run_id: id },
    },
    z.array(shown),
    { mostPages: MOST_PAGES },
  )
  const counts = new Map<string, number>()
  for (const each of there) counts.set(each, (counts.get(each) ?? 0) + 1)
  return annotations.filter(annotation => {
    const left = counts.get(identity(annotation)) ?? 0
    counts.set(identity(annotation), left - 1)
    return left <= 0
  })
}

/** The place and the title: what the message adds may have changed since. */
function identity({
  path,
  startLine,
  endLine,
  title,
}: Pick<Annotation, 'path' | 'startLine' | 'endLine' | 'title'>): string {
  return JSON.stringify([path, startLine, endLine, title.trim()])
}

async function append(
  requests: Requester,
  repository: RepositoryName,
  id: number,
  run: CheckRunContent,
  batches: readonly (readonly Annotation[])[],
): Promise<void> {
  for (const batch of batches) {
    await requests.get(
      {
        what: 'the update of the check run',
        template: 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}',
        parameters: { ...inRepository(repository), check_run_id: id, ...written(run, batch) },
      },
      created,
    )
  }
}

function batchesOf(annotations: readonly Annotation[]): Annotation[][] {
  const batches = []
  for (let at = 0; at < annotations.length; at += ANNOTATIONS_A_REQUEST) {
    batches.push(annotations.slice(at, at + ANNOTATIONS_A_REQUEST))
  }
  return batches
}

function written(run: CheckRunContent, annotations: readonly Annotation[]) {
  return {
    name: run.name,
    status: run.status,
    ...(run.conclusion === null ? {} : { conclusion: run.conclusion }),
    ...(run.detailsUrl === null ? {} : { details_url: run.detailsUrl }),
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations: annotations.map(({ path, startLine, endLine, level, title, message }) => ({
        path,
        start_line: startLine,
        end_line: endLine,
        annotation_level: level,
        title,
        message,
      })),
    },
    actions: run.actions,
  }
}
