import { parseArgs } from 'node:util'
import { codeVersion } from '../../evidence/code-version.ts'
import { type Replay, replay } from '../../evidence/replay.ts'
import type { EntryOf } from '../../model/evidence.ts'
import type { Verdict } from '../../model/verdict.ts'
import { unmarked } from '../../publish/markdown.ts'
import { type Command, EXIT, type Terminal, UsageError } from '../command.ts'
import { paint } from '../excerpt.ts'
import { formatOf } from '../format.ts'
import { jsonText } from '../json-text.ts'
import { refuse, WHERE_IT_IS, withEvidence } from './with-evidence.ts'

/** A verdict, judged once more. */
export const evidenceReplay: Command = {
  name: 'evidence replay',
  usage: 'SEQ [--format text|json]',
  summary: 'Judges the facts of a verdict once more, and says whether it is the same.',
  help: `
SEQ                   number of the verdict's entry, as the check run names it
--format text|json    text for people (default), or JSON

The facts and the policy of then are judged by the code of this version. Where the verdict differs, it is said which
checks do, and whether the code is another than then.
${WHERE_IT_IS}
Exit codes: 0 the same verdict, 1 another one, 2 it could not be judged again.
`,

  run(args, terminal) {
    const { sequence, format } = readArguments(args)
    return withEvidence(terminal, async ({ store, encryption }) => {
      const { evidence } = store
      const found = await replay(
        { entries: evidence, blobs: evidence, opener: encryption, code: codeVersion() },
        sequence,
      )
      if (found.outcome === 'impossible') return refuse(terminal, found.why)
      terminal.out(format === 'json' ? asJson(found) : asText(found, terminal))
      return found.outcome === 'same' ? EXIT.fine : EXIT.problems
    })
  },
}

function readArguments(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { format: { type: 'string', default: 'text' } },
  })
  const [text, ...more] = positionals
  if (text === undefined) throw new UsageError('SEQ is missing.')
  if (more.length > 0) throw new UsageError(`One SEQ at a time, not ${positionals.length}.`)
  if (!/^[1-9]\d{0,14}$/.test(text))
    throw new UsageError(`\`${text}\` is no number of an entry. Example: 4812`)
  return { sequence: Number(text), format: formatOf(values.format, ['text', 'json']) }
}

type Judged = Exclude<Replay, { readonly outcome: 'impossible' }>

function asJson(found: Judged): string {
  const { outcome, entry, code } = found
  return jsonText({
    sequence: entry.sequence,
    outcome,
    state: entry.details.state,
    code,
    ...(found.outcome === 'different' && {
      stateNow: found.now.state,
      differing: found.rows,
      rowsNow: found.now.rows,
    }),
  })
}

function asText(found: Judged, { colour }: Terminal): string {
  const { entry, code } = found
  const { repository, number, at } = entry
  const pull = unmarked(`${repository?.owner}/${repository?.name}#${number}`)
  const about = `Verdict ${entry.sequence} on ${pull}, of ${at}`
  if (found.outcome === 'same') {
    const by = code.isSame
      ? 'the code of then'
      : `the code of now (then ${versionOf(code.before)}, now ${versionOf(code.now)})`
    return `${paint('✓', 'green', colour)} ${about}: ${words[entry.details.state]}. Judged again by ${by}, it is the same.\n`
  }
  const why = code.isSame
    ? 'The code is the same, so the facts or the policy are not what was judged.'
    : `The code is another: then ${versionOf(code.before)}, now ${versionOf(code.now)}.`
  return [
    `${paint('✗', 'red', colour)} ${about}: then ${words[entry.details.state]}, judged again ${words[found.now.state]}. ${why}`,
    ...found.rows.flatMap(id => difference(id, entry, found.now)),
    '',
  ].join('\n')
}

function versionOf({ version, judging }: { readonly version: string; readonly judging: string }): string {
  return `${version} ${judging.slice(0, 8)}`
}

function difference(id: string, { details }: EntryOf<'verdict'>, now: Verdict): string[] {
  const said = (rows: Verdict['rows']) => {
    const row = rows.find(each => each.id === id)
    return row === undefined ? 'no such check' : `${row.result.status}: ${unmarked(row.result.says)}`
  }
  return [`  ${id}`, `    then  ${said(details.rows)}`, `    now   ${said(now.rows)}`]
}

const words = { success: 'compliant', action_required: 'waiting', failure: 'not compliant' } as const
