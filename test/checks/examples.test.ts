import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { describe, expect, test } from 'vitest'
import type { Check, Example } from '../../src/checks/define-check.ts'
import { checks } from '../../src/checks/index.ts'
import type { Need } from '../../src/model/facts.ts'
import { evaluate } from './evaluate.ts'

const folder = join(import.meta.dirname, '../../src/checks')
const STATUS = { passes: 'pass', fails: 'fail', waits: 'pending', errors: 'error' } as const

describe.each(checks.map(check => [check.id, check] as const))('%s', (id, check) => {
  test.each(examplesOf(check))('%s: %s', (kind, says, example) => {
    const result = evaluate(check, example)
    expect({ status: result.status, says: result.says }).toEqual({ status: STATUS[kind], says })
  })

  test('has an example that passes and one that does not', () => {
    const { passes, fails = [], waits = [], errors = [] } = check.examples
    expect(passes.length).toBeGreaterThan(0)
    expect(fails.length + waits.length + errors.length).toBeGreaterThan(0)
  })

  test('has name and requirement without a full stop, and a fix that is a sentence', () => {
    expect(check.name).toMatch(/^[A-Z].*[^.]$/)
    expect(check.requirement).toMatch(/^[A-Z].*[^.]$/)
    expect(check.fix).toMatch(/^[A-Z].*\.$/)
  })

  test('has options that are complete without being written, each described, and a JSON Schema', () => {
    expect(() => check.options.parse({})).not.toThrow()
    for (const [name, option] of Object.entries(check.options.shape)) {
      expect(option.description, `${id}.${name}`).toMatch(/\.$/)
    }
    expect(() => z.toJSONSchema(check.options, { io: 'input' })).not.toThrow()
  })

  test('reads nothing that it did not ask for', () => {
    for (const [, , example] of examplesOf(check)) {
      const asked = new Set<string>(check.needs)
      expect(Object.keys(example.parts ?? {}).filter(part => !asked.has(part))).toEqual([])
    }
  })
})

describe('the list of checks', () => {
  const files = readdirSync(folder).filter(
    file => file.endsWith('.ts') && /\bdefineCheck\(\{/.test(readFileSync(join(folder, file), 'utf8')),
  )

  test('holds every file that defines a check, and each file is named as its check', () => {
    expect(files.toSorted()).toEqual(checks.map(({ id }) => `${id}.ts`).toSorted())
  })

  test('names no check twice', () => {
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length)
    expect(new Set(checks.map(({ name }) => name)).size).toBe(checks.length)
  })

  test('stands in the order of the report, with what a project adds wherever it wants', () => {
    const report = [
      'title-format',
      'title-default',
      'jira-link',
      'jira-ticket',
      'ssl-validation',
      'infra-audit',
      'peer-review',
      'migration-review',
      'security-review',
      'pr-link-on-jira',
      'ci-passed',
    ]
    const ids: readonly string[] = checks.map(({ id }) => id)
    expect(ids.filter(id => report.includes(id))).toEqual(report.filter(id => ids.includes(id)))
  })
})

type Kind = keyof typeof STATUS

function examplesOf({ examples }: Check): [Kind, string, Example<Need, z.ZodObject>][] {
  const kinds = Object.keys(STATUS) as Kind[]
  return kinds.flatMap(kind =>
    (examples[kind] ?? []).map(example => [kind, example.says, example] as [Kind, string, typeof example]),
  )
}
