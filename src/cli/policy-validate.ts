import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { readDefaultPolicy } from '../default-policy.ts'
import { checksInForce } from '../policy/checks-in-force.ts'
import { type IdleOptions, idleOptions } from '../policy/idle-options.ts'
import { resolvePolicy } from '../policy/resolve-policy.ts'
import type { PolicyLayer, PolicyProblem, ResolvedPolicy } from '../policy/resolved-policy.ts'
import { whyUnreadable } from '../unreadable.ts'
import { type Command, EXIT, type Terminal, UsageError } from './command.ts'
import { excerpt, linesOf, paint } from './excerpt.ts'
import { formatOf } from './format.ts'
import { jsonText } from './json-text.ts'

/** A check that needs JIRA is no mistake in a file: only the server knows whether one is set up. */
const SETUP = { jira: true }

/** Says what is wrong with a policy file before anybody commits it. */
export const policyValidate: Command = {
  name: 'policy validate',
  usage: '[FILE] [--organisation FILE] [--format text|json]',
  summary: 'Says what is wrong with a policy file, and where.',
  help: `
FILE                  a repository's .github/compliance-patrol.yml
--organisation FILE   the organisation's policy, under which FILE is merged; alone, it is looked at by itself
--format text|json    text for people (default), or JSON

A check that is given options and stays off all the same is no problem: it is named, with the key that switches it on.
JIRA is taken to be set up. Exit codes: 0 the files are right, 1 they have problems, 2 one could not be read.
`,

  async run(args, terminal) {
    const { files, format } = readArguments(args)
    const layers: PolicyLayer[] = []
    for (const { kind, path } of files) {
      const text = await read(path)
      if (text instanceof Error) {
        terminal.err(`${path} could not be read: ${whyUnreadable(text)}.\n`)
        return EXIT.impossible
      }
      layers.push({ kind, source: path, text })
    }
    const builtIn = {
      kind: 'default',
      source: 'built-in default',
      text: readDefaultPolicy(),
    } as const
    const resolved = resolvePolicy([builtIn, ...layers], SETUP)
    const idle = resolved.problems.length === 0 ? idleOptions(layers, resolved.policy, SETUP) : []
    const looked = { resolved, layers, idle }
    terminal.out(format === 'json' ? asJson(looked) : asText(looked, terminal))
    return resolved.problems.length === 0 ? EXIT.fine : EXIT.problems
  },
}

interface Arguments {
  readonly files: readonly { readonly kind: 'organisation' | 'repository'; readonly path: string }[]
  readonly format: 'text' | 'json'
}

function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { organisation: { type: 'string' }, format: { type: 'string', default: 'text' } },
  })
  const { organisation, format } = values
  if (positionals.length > 1) throw new UsageError(`One FILE at a time, not ${positionals.length}.`)
  const files = [
    ...(organisation === undefined ? [] : [{ kind: 'organisation' as const, path: organisation }]),
    ...positionals.map(path => ({ kind: 'repository' as const, path })),
  ]
  if (files.length === 0) throw new UsageError('FILE is missing. Example: .github/compliance-patrol.yml')
  return { files, format: formatOf(format, ['text', 'json']) }
}

async function read(path: string): Promise<string | Error> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** What the files come to. */
interface Looked {
  readonly resolved: ResolvedPolicy
  readonly layers: readonly PolicyLayer[]
  readonly idle: readonly IdleOptions[]
}

function asJson({ resolved: { problems, inForce }, idle }: Looked): string {
  const listed = problems.map(({ source, line, column, message }) => ({
    file: source,
    line,
    column,
    message,
  }))
  const valid = problems.length === 0
  const warnings = idle.map(({ source, ...hint }) => ({ file: source, ...hint }))
  return jsonText({ valid, problems: listed, warnings, hash: valid ? inForce.hash : null })
}

function asText(looked: Looked, { colour }: Terminal): string {
  const { layers } = looked
  const { problems } = looked.resolved
  if (problems.length === 0) return rightFiles(looked, colour)
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`
  return `${problems.map(problem => problemText(problem, layers, colour)).join('\n')}\n${count}\n`
}

function problemText(
  { layer: kind, source, line, column, message }: PolicyProblem,
  layers: readonly PolicyLayer[],
  colour: boolean,
): string {
  const text = layers.find(layer => layer.kind === kind)?.text
  if (line === null || column === null || text === undefined)
    return `${paint(source, 'bold', colour)}  ${message}\n`
  const place = paint(`${source}:${line}:${column}`, 'bold', colour)
  return `${place}  ${message}\n${excerpt(linesOf(text), { line, column }, colour)}`
}

function hintText({ source, line, column, message }: IdleOptions, colour: boolean): string {
  return `${paint('!', 'yellow', colour)} ${source}:${line}:${column}  ${message}`
}

function rightFiles({ resolved: { policy }, layers, idle }: Looked, colour: boolean): string {
  const files = layers.map(layer => layer.source).join(' and ')
  const inForce = checksInForce(policy, SETUP)
  const named = (level: string) => inForce.filter(check => check.level === level).map(({ check }) => check.id)
  const lists = [
    ['required', named('required')],
    ['advisory', named('advisory')],
  ] as const
  const lines = lists
    .filter(([, ids]) => ids.length > 0)
    .map(([level, ids]) => `  ${level}: ${ids.join(', ')}`)
  return [
    `${paint('✓', 'green', colour)} ${files} ${layers.length === 1 ? 'is' : 'are'} valid`,
    ...lines,
    ...idle.map(hint => hintText(hint, colour)),
    '',
  ].join('\n')
}
