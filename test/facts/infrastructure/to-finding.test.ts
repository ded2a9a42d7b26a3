import { describe, expect, test } from 'vitest'
import { auditRoot } from '../../../src/audit/audit-root.ts'
import { evaluateRoot } from '../../../src/audit/evaluate/evaluate-root.ts'
import { rules } from '../../../src/audit/rules/index.ts'
import { toFinding } from '../../../src/facts/infrastructure/to-finding.ts'
import { aTree } from '../../audit/a-tree.ts'

const rotation = rules.filter(({ id }) => id === 'kms-key-rotation')

/** The one finding of these files, of which the lines that end with `#+` are those that the change adds. */
function findingIn(files: Readonly<Record<string, string>>) {
  const tree = aTree(files)
  const { findings } = auditRoot(evaluateRoot(tree, ''), tree, { rules: rotation, isAccount: false })
  const added = new Set(
    Object.entries(files).flatMap(([path, text]) =>
      text.split('\n').flatMap((line, at) => (line.endsWith('#+') ? [`${path}:${at + 1}`] : [])),
    ),
  )
  expect(findings).toHaveLength(1)
  return findings.map(each =>
    toFinding(each, tree, ({ path, start, end }) =>
      Array.from({ length: end.line - start.line + 1 }, (_, at) => start.line + at).some(line =>
        added.has(`${path}:${line}`),
      ),
    ),
  )[0]
}

const MODULE =
  'variable "on" {\n  default = true\n}\nresource "aws_kms_key" "k" {\n  enable_key_rotation = var.on\n}\n'
const CALL = 'module "keys" {\n  source = "./m"\n  on     = false\n}\n'

describe('a finding is put where the change can put it right', () => {
  test.each([
    [
      'at the attribute',
      { 'a.tf': 'resource "aws_kms_key" "k" {\n  enable_key_rotation = false #+\n}\n' },
      'a.tf:2',
    ],
    [
      'at the resource',
      { 'a.tf': 'resource "aws_kms_key" "k" { #+\n  enable_key_rotation = false\n}\n' },
      'a.tf:1',
    ],
    [
      'at the default of a variable',
      {
        'a.tf':
          'variable "on" {\n  default = false #+\n}\nresource "aws_kms_key" "k" {\n  enable_key_rotation = var.on\n}\n',
      },
      'a.tf:2',
    ],
    [
      'at a line of a file of variables',
      { 'a.tf': MODULE, 'terraform.tfvars': '\non = false #+\n' },
      'terraform.tfvars:2',
    ],
    [
      'at the argument of a module’s call',
      { 'a.tf': CALL.replace('false', 'false #+'), 'm/m.tf': MODULE },
      'a.tf:3',
    ],
    [
      'at a module’s call that is new',
      { 'a.tf': CALL.replace('"keys" {', '"keys" { #+'), 'm/m.tf': MODULE.replace('var.on', 'false') },
      'a.tf:1',
    ],
    ['and where it is seen, where none of them has changed', { 'a.tf': CALL, 'm/m.tf': MODULE }, 'm/m.tf:5'],
  ])('%s', (_, files, expected) => {
    const found = findingIn(files)
    expect(`${found?.path}:${found?.startLine}`).toBe(expected)
  })

  test('and names the other place', () => {
    expect(findingIn({ 'a.tf': CALL.replace('false', 'false #+'), 'm/m.tf': MODULE })?.message).toBe(
      'Automatic rotation is off. It is seen at `m/m.tf` line 5, in `module.keys.aws_kms_key.k`.',
    )
    expect(findingIn({ 'a.tf': CALL, 'm/m.tf': MODULE })?.message).toBe(
      'Automatic rotation is off. It is `module.keys.aws_kms_key.k`, called at `a.tf` line 1.',
    )
  })
})

describe('a justification counts', () => {
  const MARKER = '# patrol:allow kms-key-rotation — SEC-77, until 2027-03-01\n'
  const KEY = 'resource "aws_kms_key" "k" {\n  description = "k"\n\n  enable_key_rotation = false\n}\n'

  test.each([
    ['above the attribute', { 'a.tf': KEY.replace('  enable', `  ${MARKER}  enable`) }, 4],
    ['on its line', { 'a.tf': KEY.replace('= false\n', `= false ${MARKER}`) }, 4],
    ['above the resource', { 'a.tf': MARKER + KEY }, 1],
    ['above the module’s call', { 'a.tf': MARKER + CALL, 'm/m.tf': MODULE }, 1],
    ['for the check as a whole', { 'a.tf': MARKER.replace('kms-key-rotation', 'infra-audit') + KEY }, 1],
    ['not for another rule', { 'a.tf': MARKER.replace('kms-key-rotation', 'db-kms-key') + KEY }, null],
    ['not above something else', { 'a.tf': `${MARKER}locals {\n}\n${KEY}` }, null],
    ['not in a text', { 'a.tf': KEY.replace('"k"\n\n', `"${MARKER.trim()}"\n\n`) }, null],
  ])('%s', (_, files, line) => {
    expect(findingIn(files as unknown as Readonly<Record<string, string>>)?.marker?.line ?? null).toBe(line)
  })
})

test('a finding that is put into another file says where the insecure thing itself stands', () => {
  const shown = findingIn({ 'a.tf': MODULE, 'terraform.tfvars': 'on = false #+\n' })
  expect(shown).toMatchObject({ path: 'terraform.tfvars', seenIn: 'a.tf' })
  expect(findingIn({ 'a.tf': 'resource "aws_kms_key" "k" {} #+\n' })).not.toHaveProperty('seenIn')
})
