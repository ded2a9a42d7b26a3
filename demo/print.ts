import { verdictText } from '../src/cli/verdict-text.ts'
import type { PullRequestKey } from '../src/model/pull-request.ts'
import type { Pull, Repository } from '../test/github/state.ts'
import { REPOSITORY, type Scene } from './seed.ts'
import type { Patrol } from './start-patrol.ts'

const colour = process.stdout.isTTY && !process.env['NO_COLOR']

/** Reads the App's log and prints each verdict when it is published, unless it says what the one before said. */
export function verdictPrinter() {
  const printed = new Map<PullRequestKey, string>()
  let watched: { patrol: Patrol; repository: Repository } | null = null
  return {
    watch(patrol: Patrol, repository: Repository): void {
      watched = { patrol, repository }
    },
    write(line: string): void {
      const { msg, level, pull, err } = JSON.parse(line)
      if (watched !== null && msg === 'Verdict')
        void printVerdict(watched.patrol, watched.repository, pull, printed)
      if (level === 'error' || level === 'fatal') process.stderr.write(`${msg}: ${err?.message ?? ''}\n`)
    },
  }
}

async function printVerdict(
  { github, server }: Patrol,
  repository: Repository,
  key: PullRequestKey,
  printed: Map<PullRequestKey, string>,
): Promise<void> {
  const recorded = await server.store.verdicts.latest(key)
  const pull = repository.pulls.get(Number(key.split('#')[1]))
  if (recorded === null || pull === undefined) return
  const where = `${REPOSITORY}#${pull.number}`
  const text = verdictText({ verdict: recorded.verdict, title: pull.title, where, colour })
  if (printed.get(key) === text) return
  printed.set(key, text)
  process.stdout.write(`\n${text.trimEnd()}\n\n  ${addressOf(github, pull)}\n`)
}

/** One line for each pull request; answers how many verdicts are not what they have to be. */
export async function printSummary({ github, server }: Patrol, scenes: readonly Scene[]): Promise<number> {
  let mistakes = 0
  process.stdout.write('\nIn the end:\n')
  for (const { pull, shows, expected } of scenes) {
    const found = (await server.store.verdicts.latest(`${pull.repository.id}#${pull.number}`))?.verdict.state
    const shown = github.checkRuns(pull).at(-1)?.conclusion
    const isRight = found === expected && shown === expected
    if (!isRight) mistakes++
    const state = words[found ?? 'none'] ?? 'no verdict'
    const wrong = isRight ? '' : `  ! expected ${expected}, shown ${shown ?? 'nothing'}`
    process.stdout.write(
      `  #${String(pull.number).padEnd(3)}${state.padEnd(11)}${shows.padEnd(46)}${addressOf(github, pull)}${wrong}\n`,
    )
  }
  return mistakes
}

const words: Record<string, string> = { success: 'compliant', action_required: 'waiting', failure: 'failing' }

/** Where the check run's text can be read. */
function addressOf(github: Patrol['github'], pull: Pull): string {
  const place = `${github.url}/${pull.repository.owner.login}/${pull.repository.name}`
  const run = github.checkRuns(pull).at(-1)
  return run === undefined ? `${place}/pull/${pull.number}` : `${place}/runs/${run.id}`
}
