import { readdirSync, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Exported, type SampleWish, writeExport } from '../../evidence/export/write-export.ts'
import type { Period } from '../../evidence/export/population.ts'
import { verify } from '../../evidence/verify.ts'
import { unmarked } from '../../publish/markdown.ts'
import { type Command, EXIT, type Terminal, UsageError } from '../command.ts'
import { paint } from '../excerpt.ts'
import { type Completeness, checkCompleteness } from './check-completeness.ts'
import { repositoriesIn } from './find-repository.ts'
import { refuse, WHERE_IT_IS, withEvidence } from './with-evidence.ts'

/** What an auditor asks for: the population, and a packet for each change of a sample. */
export const evidenceExport: Command = {
  name: 'evidence export',
  usage: '--from DATE --to DATE [--repo OWNER/NAME] [--sample N --seed SEED | --pulls LIST] [--out DIR]',
  summary: 'Writes what was merged and pushed in a period, with packets for a sample.',
  help: `
--from DATE, --to DATE   the first and the last day (2026-01-31), UTC
--repo OWNER/NAME        one repository; left out: all
--sample N --seed SEED   packets for so many changes, drawn so that the same seed draws the same
--pulls LIST             packets for these pull requests, with commas: acme/claims#42, or 42 together with --repo
--out DIR                a folder that is new or empty; left out: evidence-FROM-TO

It holds population.csv and population.jsonl (every merged pull request and every direct push to a covered branch),
export.json, completeness.json, and packets/ with a page, its data and the piece of the chain that proves it, for each
change of the sample. docs/evidence.md describes them.

What GitHub merged and the evidence lacks is listed, where GITHUB_TOKEN may read the repositories, or the App's
APP_ID and key are set (then repositories without any evidence are looked at, too). Without either it is said that
this was not checked.
${WHERE_IT_IS}
Exit codes: 0 written, 1 written, and an entry is broken, a merge missing or a repository not to be compared, 2 it
could not be written.
`,

  run(args, terminal) {
    const wish = readArguments(args)
    if (isTaken(wish.folder))
      return Promise.resolve(
        refuse(terminal, `${wish.folder} is there already. Name a new or empty folder with --out.`),
      )
    return withEvidence(terminal, async opened => {
      const { evidence } = opened.store
      const all = []
      for await (const each of repositoriesIn(evidence)) all.push(each)
      const repositories = all.filter(
        ({ owner, name }) => wish.repo === undefined || isNamed(wish.repo, owner, name),
      )
      if (wish.repo !== undefined && repositories.length === 0)
        return refuse(terminal, `There is no evidence of ${wish.repo}.`)
      const [only] = wish.repo === undefined ? [] : repositories
      const { broken } = await verify(evidence, only === undefined ? {} : { repositoryId: only.id })
      const exportedAt = new Date().toISOString()
      const exported = await writeExport(evidence, { ...wish, repositories, exportedAt })
      const complete = await checkCompleteness(opened, {
        repositories,
        period: wish.period,
        isWhole: wish.repo === undefined,
      })
      await writeFile(join(wish.folder, 'completeness.json'), `${JSON.stringify(complete, null, 2)}\n`)
      terminal.out(asText(wish.folder, exported, complete, terminal))
      if (broken !== null)
        terminal.err(`Entry ${broken.sequence} is broken. ${broken.says} \`evidence verify\` says more.\n`)
      const isMissing = complete.checked && complete.missing.length + complete.unread.length > 0
      return broken === null && !isMissing ? EXIT.fine : EXIT.problems
    })
  },
}

interface Wish {
  readonly period: Period
  readonly repo: string | undefined
  readonly sample: SampleWish | null
  readonly folder: string
}

function readArguments(args: readonly string[]): Wish {
  const { values } = parseArgs({
    args: [...args],
    options: {
      from: { type: 'string' },
      to: { type: 'string' },
      repo: { type: 'string' },
      sample: { type: 'string' },
      seed: { type: 'string' },
      pulls: { type: 'string' },
      out: { type: 'string' },
    },
  })
  const { repo } = values
  const [from, to] = [dayOf('from', values.from), dayOf('to', values.to)]
  if (from > to) throw new UsageError(`The period ends before it begins: ${values.from} to ${values.to}.`)
  if (repo !== undefined && !/^[^/\s]+\/[^/\s]+$/.test(repo))
    throw new UsageError(`\`${repo}\` is no repository. Example: acme/claims`)
  const end = new Date(to)
  end.setUTCDate(end.getUTCDate() + 1)
  return {
    period: { from: new Date(from).toISOString(), to: end.toISOString() },
    repo,
    sample: sampleOf(values),
    folder: values.out ?? `evidence-${values.from}-${values.to}`,
  }
}

/** The first moment of a day, in milliseconds. */
function dayOf(option: string, text: string | undefined): number {
  if (text === undefined) throw new UsageError(`--${option} is missing. Example: --${option} 2026-01-31`)
  const at = Date.parse(`${text}T00:00:00Z`)
  const isDay =
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
  if (!isDay) throw new UsageError(`\`${text}\` is no day. Example: --${option} 2026-01-31`)
  return at
}

function sampleOf(
  values: Readonly<Partial<Record<'sample' | 'seed' | 'pulls' | 'repo', string>>>,
): SampleWish | null {
  const { sample, seed, pulls, repo } = values
  if (sample !== undefined && pulls !== undefined)
    throw new UsageError('Either --sample or --pulls, not both.')
  if (pulls !== undefined)
    return { kind: 'list', pulls: new Set(pulls.split(',').map(each => pullOf(each.trim(), repo))) }
  if (sample === undefined && seed === undefined) return null
  if (sample === undefined || !/^[1-9]\d{0,5}$/.test(sample))
    throw new UsageError('--sample needs how many. Example: --sample 25 --seed 7')
  if (seed === undefined)
    throw new UsageError('--seed is missing: the same seed draws the same sample. Example: --seed 7')
  return { kind: 'draw', size: Number(sample), seed }
}

function pullOf(text: string, repo: string | undefined): string {
  const whole = /^\d+$/.test(text) && repo !== undefined ? `${repo}#${text}` : text
  if (!/^[^/\s#]+\/[^/\s#]+#[1-9]\d*$/.test(whole))
    throw new UsageError(`\`${text}\` is no pull request. Example: acme/claims#42`)
  return whole.toLowerCase()
}

function isTaken(folder: string): boolean {
  const stats = statSync(folder, { throwIfNoEntry: false })
  return stats !== undefined && (!stats.isDirectory() || readdirSync(folder).length > 0)
}

function isNamed(repo: string, owner: string, name: string): boolean {
  return `${owner}/${name}`.toLowerCase() === repo.toLowerCase()
}

function asText(folder: string, exported: Exported, complete: Completeness, { colour }: Terminal): string {
  const { pulls, pushes, notCompliant, packets } = exported
  return [
    `${paint(folder, 'bold', colour)}: ${pulls} merged pull requests and ${pushes} direct pushes, of which ${notCompliant} are not compliant; ${packets.length} packets`,
    ...completenessText(complete, colour),
    '',
  ].join('\n')
}

function completenessText(complete: Completeness, colour: boolean): string[] {
  if (!complete.checked)
    return [`${paint('!', 'yellow', colour)} Whether that is all was not checked: ${complete.why}`]
  const unread = complete.unread.map(
    ({ repository, why }) =>
      `${paint('!', 'yellow', colour)} ${unmarked(repository)} could not be compared: ${unmarked(why)}`,
  )
  if (complete.missing.length === 0) {
    const whole = unread.length === 0 ? 'Nothing' : 'Of the others, nothing'
    return [
      ...unread,
      `${paint('✓', 'green', colour)} ${whole} that GitHub merged in this period is missing.`,
    ]
  }
  return [
    ...unread,
    `${paint('✗', 'red', colour)} ${complete.missing.length} that GitHub merged are not in the evidence:`,
    ...complete.missing.map(
      ({ repository, number, title, mergedAt }) =>
        `  ${unmarked(repository)}#${number}  ${mergedAt}  ${unmarked(title)}`,
    ),
  ]
}
