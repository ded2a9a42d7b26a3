import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Patrol, startPatrol } from '../demo/start-patrol.ts'
import { isOfSweep, isRead } from '../test/e2e/requests.ts'
import type { RecordedRequest } from '../test/github/server.ts'
import type { Pull } from '../test/github/state.ts'

// What an evaluation asks of GitHub, which is what its rate limit has to carry. What the sweep asks meanwhile, at a
// pace of its own, is counted apart.
interface Case {
  readonly name: string
  readonly reads: number
  readonly writes: number
  readonly run: () => unknown
}

const folder = mkdtempSync(join(tmpdir(), 'patrol-bench-'))
const patrol = await startPatrol({ store: { dataDir: join(folder, 'data') } })
try {
  await table(patrol)
} finally {
  await patrol.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function table({ github, server }: Patrol): Promise<void> {
  github.organisation('acme', { members: ['himanshu', 'alex'], owners: ['olga'] })
  await github.repository('acme/claims', { files: { 'README.md': 'Claims\n' } })
  github.install('acme')
  while (!github.requests.some(({ path }) => path === '/repos/acme/claims/pulls')) await pause(20)
  await idle()
  const files = Object.fromEntries(
    Array.from({ length: 100 }, (_, i) => [`docs/page-${i}.md`, `Page ${i}\n`]),
  )
  const open = (head: string, base = 'main') =>
    github.openPull('acme/claims', { by: 'himanshu', title: 'SEC-1: Add pages', head, base, files })
  const opened: Pull[] = []
  const first = async () => {
    opened.push(await open('change-1'))
  }
  const theFirst = () => {
    const [pull] = opened
    if (pull === undefined) throw new Error('Nothing was opened.')
    return pull
  }
  const again = async () => {
    const pull = theFirst()
    const key = `${pull.repository.id}#${pull.number}` as const
    const known = await server.store.pulls.get(key)
    if (known === null) throw new Error('The pull request is not known.')
    await server.store.queue.now([{ key, installationId: known.installationId }], 'sweep')
  }
  const cases: Case[] = [
    { name: 'the first of all, no policy known', reads: 5, writes: 3, run: first },
    { name: 'a first evaluation, 100 files', reads: 5, writes: 3, run: () => open('change-2') },
    { name: 'later one, nothing changed', reads: 4, writes: 0, run: again },
    { name: 'once more', reads: 4, writes: 0, run: again },
    {
      name: 'after the hour of the token',
      reads: 4,
      writes: 0,
      run: () => {
        github.endTokens()
        return again()
      },
    },
    { name: 'and once more', reads: 4, writes: 0, run: again },
    {
      name: 'a comment that is no command',
      reads: 4,
      writes: 0,
      run: () => github.comment(theFirst(), { by: 'alex', body: 'Nice.' }),
    },
    {
      name: 'a status that the policy does not name',
      reads: 0,
      writes: 0,
      run: () => github.postStatus(theFirst(), { by: 'circleci', context: 'coverage', state: 'success' }),
    },
    {
      name: 'a check run that the policy does not name',
      reads: 0,
      writes: 0,
      run: () =>
        github.postCheckRun('ci', theFirst(), { name: 'lint', status: 'completed', conclusion: 'success' }),
    },
    {
      name: 'the first into a branch not covered',
      reads: 1,
      writes: 0,
      async run() {
        await github.setBranch('acme/claims', 'playground', github.tip('acme/claims'), 'himanshu')
        await open('change-3', 'playground')
      },
    },
    { name: 'another into it', reads: 0, writes: 0, run: () => open('change-4', 'playground') },
  ]
  for (const { name, reads, writes, run } of cases) {
    const mark = github.requests.length
    await run()
    await idle()
    tell(name, { reads, writes }, github.requestsSince(mark))
  }
  console.log(`requests: beside these, ${github.requests.filter(isOfSweep).length} of the sweep`)

  async function idle(): Promise<void> {
    for (;;) {
      await github.settled()
      const { queued, active } = await server.store.queue.depth()
      if (queued + active === 0) return
      await pause(20)
    }
  }
}

function tell(
  name: string,
  budget: { readonly reads: number; readonly writes: number },
  all: readonly RecordedRequest[],
): void {
  // A token that ended is refused once, and replaced.
  const isCounted = (request: RecordedRequest) =>
    !isOfSweep(request) && request.status !== 401 && request.template?.includes('access_tokens') !== true
  const requests = all.filter(isCounted)
  const reads = requests.filter(isRead)
  const writes = requests.filter(request => !isRead(request))
  const free = reads.filter(({ status }) => status === 304).length
  const isOver = reads.length > budget.reads || writes.length > budget.writes
  console.log(
    `requests: ${name.padEnd(42)} ${reads.length} reads (${free} of them 304; budget ${budget.reads}), ` +
      `${writes.length} writes (budget ${budget.writes})${isOver ? ' TOO MANY' : ''}`,
  )
  if (process.argv.includes('--each'))
    for (const { method, template, path, status } of requests)
      console.log(`  ${method} ${template ?? path} ${status}`)
  if (isOver) process.exitCode = 1
}
