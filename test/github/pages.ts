import type { Emulator } from './emulator.ts'
import { repositoryOf } from './find.ts'
import type { CheckRun } from './state.ts'

/** The packed archive that `tarball` redirects to; git leaves out and changes what `.gitattributes` tells it to. */
function archiveOf(github: Emulator, path: string): Response | null {
  const [, id, sha = ''] = /^\/_codeload\/(\d+)\/([0-9a-f]{40})$/.exec(path) ?? []
  const repository = github.state.repositories.get(Number(id))
  if (!repository) return null
  const packed = new ReadableStream<Uint8Array>({
    async start(controller) {
      const { git } = repository
      controller.enqueue(await git.run(['archive', '--format=tar.gz', `--prefix=${sha}/`, sha]))
      controller.close()
    },
  })
  return new Response(packed, { headers: { 'content-type': 'application/x-gzip' } })
}

/**
 * What a person would read on GitHub's pages, as plain text: a check run at `/OWNER/NAME/runs/ID`, a pull request at
 * `/OWNER/NAME/pull/NUMBER`. `null` for every other address.
 */
export function pageOf(github: Emulator, path: string, method: string): Response | null {
  const archive = archiveOf(github, path)
  if (archive) return archive
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
