import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checks } from '../../src/checks/index.ts'
import { exampleTicket } from '../../src/checks/example-ticket.ts'
import { visibleLinks } from '../../src/checks/markdown/visible-links.ts'
import { tools } from '../../src/checks/migrations/index.ts'
import { migrationsIn } from '../../src/checks/migrations/recognise.ts'
import { ticketKeys } from '../../src/checks/ticket-keys.ts'
import type { ChangedFile } from '../../src/model/pull-request.ts'
import { evaluate } from './evaluate.ts'

/** What Markdown, titles and JIRA keys are made of, to be put together at random. */
const FRAGMENTS = `SEC-1|[|]|(|)|\`|\`\`\`|<!--|-->|<a href="|">|<pre>|- |> |    |\n|\n\n|\t|https://jira.example.com/browse/SEC-1|[x]: |!|\\|"|~~~|1. |#|\u200B|\u202E|\u0000|\uD800|, |/|<code>|</code>|&amp;`
const fragments = fc.array(fc.constantFrom(...FRAGMENTS.split('|')), { maxLength: 60 })
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fragments.map(parts => parts.join('')),
)

describe.each(checks.map(check => [check.id, check] as const))('%s', (_, check) => {
  test('answers with one line, whatever people typed', () => {
    fc.assert(
      fc.property(text, text, text, text, (title, body, name, patch) => {
        const file: ChangedFile = {
          path: `db/migrate/${name}`,
          previousPath: name,
          status: 'renamed',
          sha: null,
          additions: 0,
          deletions: 0,
          patch,
        }
        const result = evaluate(check, {
          pull: { title, body, headRef: name, labels: [name] },
          parts: {
            files: [file],
            tickets: [exampleTicket('SEC-1', { type: name, status: name, summary: name, project: name })],
            ci: [{ kind: 'check-run', name, app: name, state: 'success', conclusion: name }],
          },
        })
        expect(result.says).toMatch(/^[^\n\r\u2028\u2029\u202E]+$/)
        expect(result.says.length).toBeLessThan(2_000)
      }),
      { numRuns: 200 },
    )
  })
})

/** What makes careless readers quadratic or worse: at this length they run into the limit of time of a test. */
const LENGTH = 100_000
const file = { previousPath: null, status: 'added', sha: null, additions: 1, deletions: 0 } as const
const REPEATED = `[|![|]|[](|[a](|[a][|[a](b "|<|<a |<a "|<a '|<a href="|<!--|<!---->|\`|\`\` \`|\` \`\` \`\`\` |\`\`\`\n|> |- |1. |\\|http://|https://a)|(|)| |\t|\n|<code>|<pre>|<pre>\n|[a]: b\n|[a]\n|&|*|SEC-1|SEC-1, |SEC-|A|1|A1_|-|\u200B|SEC-1\u200B|db/migrate/|migrations/|versions/|a_|a-|changelog|create |.|extends |extends a\\|implements |function a_|alter |:|--`

test.each(REPEATED.split('|'))('takes linear time for %j again and again', part => {
  const long = part.repeat(Math.ceil(LENGTH / part.length))
  expect(visibleLinks(long).length).toBeLessThanOrEqual(long.length)
  expect(visibleLinks(`[a]: b\n\n${long}`).length).toBeLessThanOrEqual(long.length)
  expect(ticketKeys(long).length).toBeLessThanOrEqual(10)
  for (const check of checks) evaluate(check, { pull: { title: long, body: long, headRef: long } })
  for (const path of [long, `migrations/${long}.ts`, `migrations/${long}.sql`, `${long}/x.py`]) {
    migrationsIn([{ ...file, path, patch: null }], () => false)
  }
  for (const path of [
    'migrations/a.ts',
    'changelog.yaml',
    'deploy/a.sql',
    'migrations/a.py',
    'migrations/a.xml',
    'migrations/schema/a.php',
    'migrations/a.cs',
    'migrations/a.swift',
    'sql/updates/a.sql',
    'a.install',
    'a.java',
  ]) {
    migrationsIn([{ ...file, path, patch: long }], () => false)
  }
})

describe('the places of migrations are read in linear time', () => {
  test.each(tools.map(tool => [tool.name, tool] as const))('%s', (_, { examples }) => {
    const paths = [...examples.migrations, ...examples.others].map(({ path }) => path)
    for (const path of paths.flatMap(hostileVariants)) {
      migrationsIn([{ ...file, path, patch: null }], () => false)
    }
  })
})

/** The path with one of its parts prolonged by what its pattern may take in several ways, and then refuses. */
function hostileVariants(path: string): string[] {
  const parts = path.split('/')
  const long = ['_a', '-a', '.a', '1', '1_', 'a', '_', '-', '.'].map(part => part.repeat(60))
  return parts.flatMap((part, i) =>
    long.flatMap(more =>
      [`${part}${more}!`, `${more}${part}!`, `${part.replace('.', `${more}.`)}!`].map(p =>
        parts.with(i, p).join('/'),
      ),
    ),
  )
}
