import { expect, test } from 'vitest'
import { rules } from '../../src/audit/rules/index.ts'
import { runCommand } from './run.ts'

const run = (...args: readonly string[]) => runCommand(['rules', ...args])

test('all rules are listed by topic', async () => {
  const { code, out } = await run()
  expect(code).toBe(0)
  expect(out).toContain(`${rules.length} rules`)
  const lines = out.split('\n')
  for (const { id, title } of rules) expect(lines.find(line => line.startsWith(`  ${id} `))).toContain(title)
})

test('one is explained, by its own id or by another tool’s', async () => {
  const { out } = await run('kms-key-rotation')
  expect(out).toContain('A key that never rotates turns one leak into a permanent one.')
  expect(out).toContain('Looks at: aws_kms_key')
  expect(out).toContain('resource "aws_kms_key" "k" {} #!')
  expect((await run('CIS AWS 3.6')).out).toContain('kms-key-rotation')
})

test('options of a rule are named', async () => {
  expect((await run('kms-key-deletion-window')).out).toContain('days: The least number of days')
})

test('as JSON they have their ids elsewhere', async () => {
  const all = JSON.parse((await run('--format', 'json')).out)
  expect(all.rules).toHaveLength(rules.length)
  const [one] = JSON.parse((await run('kms-key-rotation', '--format', 'json')).out)
  expect(one).toMatchObject({
    id: 'kms-key-rotation',
    severity: 'medium',
    aliases: expect.arrayContaining(['CKV_AWS_7']),
  })
})

test.each([
  [['kms-key-rotatoin'], 'Did you mean `kms-key-rotation`?'],
  [['a', 'b'], 'One ID at a time'],
  [['--format', 'sarif'], 'There is no format'],
])('%j makes no sense, exit code 2', async (args, words) => {
  expect(await run(...args)).toMatchObject({ code: 2, err: expect.stringContaining(words) })
})
