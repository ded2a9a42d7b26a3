import { describe, expect, test } from 'vitest'
import type { Example } from '../../../src/audit/define-rule.ts'
import { rules } from '../../../src/audit/rules/index.ts'
import { auditExample, filesOf } from './audit-example.ts'

function markedLines(path: string, text: string): string[] {
  return text.split('\n').flatMap((line, at) => (/#!\s*$/.test(line) ? [`${path}:${at + 1}`] : []))
}

/** An example’s name in the list of tests. */
function named(example: Example): string {
  return Object.values(filesOf(example)).join(' ').replaceAll(/\s+/g, ' ').slice(0, 120)
}

describe.each(rules.map(rule => [rule.id, rule] as const))('%s', (_, rule) => {
  const { passes, fails, undecided = [] } = rule.examples

  test.each(fails.map(example => [named(example), example] as const))('finds: %s', (_, example) => {
    const files = filesOf(example)
    const marked = Object.entries(files).flatMap(([path, text]) => markedLines(path, text))
    const found = auditExample(rule, files).findings.map(({ place }) => `${place.path}:${place.start.line}`)
    expect(found.toSorted()).toEqual(marked.toSorted())
    expect(found).not.toEqual([])
  })

  test.each(passes.map(example => [named(example), example] as const))('passes: %s', (_, example) => {
    const audit = auditExample(rule, filesOf(example))
    expect(audit.findings.map(({ message, place }) => `${place.start.line}: ${message}`)).toEqual([])
    expect(audit.undecided.map(({ why }) => why)).toEqual([])
  })

  test.each(undecided.map(example => [named(example), example] as const))('leaves: %s', (_, example) => {
    const audit = auditExample(rule, filesOf(example))
    expect(audit.findings.map(({ message, place }) => `${place.start.line}: ${message}`)).toEqual([])
    expect(audit.undecided.length).toBeGreaterThan(0)
  })
})
