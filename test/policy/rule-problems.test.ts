import { expect, test } from 'vitest'
import { resolvePolicy } from '../../src/policy/resolve-policy.ts'
import { builtIn, repository } from './layers.ts'

function problemsOf(rules: string): string[] {
  const text = `checks:\n  infra-audit:\n    rules:\n${rules}`
  const { problems } = resolvePolicy([builtIn, repository(text)], { jira: true })
  return problems.map(({ line, column, message }) => `${line}:${column} ${message}`)
}

const BECAUSE = "reason: 'logged centrally, SEC-77'"

test.each([
  [
    'a rule that there is not',
    `      kms-key-rotaton: { severity: off, ${BECAUSE} }`,
    '4:7 `kms-key-rotaton` is no rule of the infrastructure audit. Did you mean `kms-key-rotation`? `compliance-patrol rules` lists them.',
  ],
  [
    'another tool’s id',
    `      CKV_AWS_7: { severity: off, ${BECAUSE} }`,
    '4:7 `CKV_AWS_7` is no rule of the infrastructure audit. `compliance-patrol rules` lists them.',
  ],
  [
    'options of a rule without any',
    `      kms-key-rotation: { options: { days: 3 }, ${BECAUSE} }`,
    '4:27 The rule `kms-key-rotation` has no options. Remove `options`.',
  ],
  [
    'an option that a rule does not have',
    `      kms-key-deletion-window: { options: { day: 3 }, ${BECAUSE} }`,
    '4:45 `day` is not a key of `checks.infra-audit.rules.kms-key-deletion-window.options`. Did you mean `days`? Allowed: days.',
  ],
  [
    'a value that an option cannot have',
    `      kms-key-deletion-window: { options: { days: many }, ${BECAUSE} }`,
    '4:51 `checks.infra-audit.rules.kms-key-deletion-window.options.days` must be a whole number, not `many`.',
  ],
])('%s is told with its place', (_, rules, problem) => {
  expect(problemsOf(rules)).toEqual([problem])
})

test('a rule that there is may have another severity, and its options', () => {
  expect(problemsOf(`      kms-key-rotation: { severity: low, ${BECAUSE} }`)).toEqual([])
})
