import { scanTls, type SourceFile } from '../src/tls/scan.ts'
import { filesOf } from './tls/changed-lines.ts'
import { hostile, manyFindings, manyLines, oneLine } from './tls/large-files.ts'

/** What a run may take in processor time, in milliseconds: the clock on the wall depends on what else runs. */
const BUDGETS = { changedLines: 300, oneLine: 1_000 }

const LARGE = 5_000_000

/** How much longer five times the text may take, so that the time grows with the text. */
const MOST_GROWTH = 8

function timeOf(files: readonly SourceFile[]): number {
  const start = process.cpuUsage()
  scanTls(files)
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1_000
}

function best(files: readonly SourceFile[], runs: number): number {
  return Math.min(...Array.from({ length: runs }, () => timeOf(files)))
}

function report(name: string, time: number, budget: number): void {
  console.log(`tls: ${name}: ${time.toFixed(0)} ms (budget ${budget} ms)${time > budget ? ' TOO SLOW' : ''}`)
}

function grow(kind: string, files: Readonly<Record<string, (length: number) => SourceFile>>): void {
  for (const [name, of] of Object.entries(files)) {
    timeOf([of(LARGE / 100)])
    const short = best([of(LARGE / 5)], 2)
    const long = timeOf([of(LARGE)])
    const isSteep = long > 500 && long / short > MOST_GROWTH
    console.log(
      `tls: ${kind}: ${name}: 1 MB ${short.toFixed(0)} ms, 5 MB ${long.toFixed(0)} ms${isSteep ? ' GROWS TOO FAST' : ''}`,
    )
  }
}

const lines = filesOf(10_000)
best(lines, 3)
report('10,000 changed lines', best(lines, 5), BUDGETS.changedLines)
for (const [name, of] of Object.entries(oneLine)) {
  timeOf([of(LARGE / 10)])
  report(`5 MB of ${name}`, best([of(LARGE)], 3), BUDGETS.oneLine)
}
grow('many lines', manyLines)
grow('many findings', manyFindings)
grow('hostile', hostile)
