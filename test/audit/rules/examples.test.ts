import { describe, expect, test } from 'vitest'
import { auditRoot, type RootAudit } from '../../../src/audit/audit-root.ts'
import type { Example, Rule } from '../../../src/audit/define-rule.ts'
import { evaluateRoot } from '../../../src/audit/evaluate/evaluate-root.ts'
import { rules } from '../../../src/audit/rules/index.ts'
import { aTree } from '../a-tree.ts'

interface Read {
  readonly audit: RootAudit
  readonly marked: readonly string[]
}

function read(rule: Rule, example: Example): Read {
  const files = typeof example === 'string' ? { 'main.tf': example } : example
  const tree = aTree(files)
  const first = Object.keys(files)[0] ?? ''
  const root = first.includes('/') ? first.slice(0, first.lastIndexOf('/')) : ''
  const evaluated = evaluateRoot(tree, root)
  expect(evaluated.problems).toEqual([])
  return {
    audit: auditRoot(evaluated, tree, { rules: [rule], isAccount: true }),
    marked: Object.entries(files).flatMap(([path, text]) => markedLines(path, text)),
  }
}

function markedLines(path: string, text: string): string[] {
  return text.split('\n').flatMap((line, at) => (/#!\s*$/.test(line) ? [`${path}:${at + 1}`] : []))
}

function named(example: Example): string {
  const text = typeof example === 'string' ? example : Object.values(example).join(' ')
  return text.replaceAll(/\s+/g, ' ').slice(0, 120)
}

describe.each(rules.map(rule => [rule.id, rule] as const))('%s', (_, rule) => {
  const { passes, fails, undecided = [] } = rule.examples

  test.each(fails.map(example => [named(example), example] as const))('finds: %s', (_, example) => {
    const { audit, marked } = read(rule, example)
    const found = audit.findings.map(({ place }) => `${place.path}:${place.start.line}`)
    expect(found.toSorted()).toEqual(marked.toSorted())
    expect(found).not.toEqual([])
  })

  test.each(passes.map(example => [named(example), example] as const))('passes: %s', (_, example) => {
    const { audit } = read(rule, example)
    expect(audit.findings.map(({ message, place }) => `${place.start.line}: ${message}`)).toEqual([])
    expect(audit.undecided.map(({ why }) => why)).toEqual([])
  })

  test.each(undecided.map(example => [named(example), example] as const))('leaves: %s', (_, example) => {
    const { audit } = read(rule, example)
    expect(audit.findings.map(({ message, place }) => `${place.start.line}: ${message}`)).toEqual([])
    expect(audit.undecided.length).toBeGreaterThan(0)
  })
})
