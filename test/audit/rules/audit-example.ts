import { expect } from 'vitest'
import { auditRoot, type RootAudit } from '../../../src/audit/audit-root.ts'
import type { Example, Rule } from '../../../src/audit/define-rule.ts'
import { evaluateRoot } from '../../../src/audit/evaluate/evaluate-root.ts'
import type { ParseCache } from '../../../src/audit/evaluate/files/parse-cache.ts'
import { aTree } from '../a-tree.ts'

/** The files of an example by their paths. */
export type Files = Readonly<Record<string, string>>

export function filesOf(example: Example): Files {
  return typeof example === 'string' ? { 'main.tf': example } : example
}

/** What a rule says of an example by itself; it is of a root that counts as the account’s, and has no problems. */
export function auditExample(rule: Rule, files: Files, cache?: ParseCache): RootAudit {
  const tree = aTree(files)
  const evaluated = evaluateRoot(tree, folderOf(Object.keys(files)[0] ?? ''), cache && { cache })
  expect(evaluated.problems).toEqual([])
  return auditRoot(evaluated, tree, { rules: [rule], isAccount: true })
}

/** The path of the folder that a file is in; empty: the root. */
export function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
}
