import type { Emulator } from './emulator.ts'
import { repositoryOf } from './find.ts'
import type { CheckRun } from './state.ts'

/**
 * What a person would read on GitHub's pages, as plain text: a check run at `/OWNER/NAME/runs/ID`, a pull request at
 * `/OWNER/NAME/pull/NUMBER`. `null` for every other address.
 */
export function pageOf(github: Emulator, path: string, method: string): Response | null {
  const [, owner = '', name = '', kind, id] = /^\/([^/]+)\/([^/]+)\/(runs|pull)\/(\d+)$/.exec(path) ?? []
  const repository = method === 'GET' && kind ? repositoryOf(github.state, owner, name) : undefined
  if (!repository) return null
  const run = repository.checkRuns.find(each => String(each.id) === id)
  if (kind === 'runs') return run ? text(runPage(run)) : null
  const pull = repository.pulls.get(Number(id))
  if (!pull) return null
  const runs = repository.checkRuns.filter(each => each.suite.headSha === pull.headSha)
  const parts = [
    `# ${pull.title} (#${pull.number}, ${pull.state})`,
    pull.body ?? '',
    ...runs.map(runPage),
    ...pull.comments.map(each => `---\n${each.author.login}:\n\n${each.body}`),
  ]
  return text(parts.join('\n\n'))
}

function runPage(run: CheckRun): string {
  const state = run.conclusion ?? run.status
  return [`# ${run.name}: ${state}`, `## ${run.title ?? ''}`, run.summary ?? '', run.text ?? ''].join('\n\n')
}

function text(body: string): Response {
  return new Response(body, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
