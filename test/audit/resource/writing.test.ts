import { describe, expect, test } from 'vitest'
import { evaluateRoot } from '../../../src/audit/evaluate/evaluate-root.ts'
import { type Writing, writingOf } from '../../../src/audit/resource/writing.ts'
import { aTree } from '../a-tree.ts'

/** How the bucket’s name is written, or each of several. */
function writtenAs(expression: string): readonly Writing[] {
  const text = `variable "stage" {}
resource "random_pet" "p" {}
data "aws_caller_identity" "me" {}
resource "aws_s3_bucket" "b" { bucket = ${expression} }`
  const [bucket] = evaluateRoot(aTree({ 'main.tf': text }), '').configuration.ofType('aws_s3_bucket')
  const value = bucket?.get('bucket').value ?? null
  const items = value?.kind === 'list' ? value.items : [value]
  return items.flatMap(item => writingOf(item) ?? [])
}

const PET = 'random_pet.p.id'
const ACCOUNT = 'data.aws_caller_identity.me.account_id'

describe('a name that is not known is written', () => {
  test.each([
    ['as an attribute of another', PET, PET],
    ['the same in quotation marks', PET, `"\${${PET}}"`],
    ['the same by a function as by hand', `"logs-\${${ACCOUNT}}"`, `format("logs-%s", ${ACCOUNT})`],
    ['the same in a list', PET, `[${PET}]`],
  ])('%s', (_, one, other) => {
    const [writing] = writtenAs(one)
    expect(writing?.isWhole).toBe(true)
    expect(writtenAs(other)).toEqual([writing])
  })

  test.each([
    ['by another attribute', PET, ACCOUNT],
    ['by what stands before it', `"logs-\${${PET}}"`, `"data-\${${PET}}"`],
    ['by what stands behind it', `"\${${PET}}-logs"`, `"\${${PET}}-data"`],
    ['by the order of its pieces', `"\${${PET}}-\${${ACCOUNT}}"`, `"\${${ACCOUNT}}-\${${PET}}"`],
    ['by a text that looks like an attribute', `"\${${PET}}x"`, `"${PET}\${${PET}}x"`],
  ])('differently, %s', (_, one, other) => {
    const [writing] = writtenAs(one)
    expect(writing).toBeDefined()
    expect(writtenAs(other)).not.toEqual([writing])
  })

  test('not as a whole where a variable stands in it', () => {
    const all = writtenAs(`"\${var.stage}-\${${ACCOUNT}}"`)
    expect(all.map(({ isWhole }) => isWhole)).toEqual([false])
  })

  test.each([
    ['it is known', '"logs"'],
    ['it is a variable alone', 'var.stage'],
    ['there is none', 'null'],
    ['it is longer than names are', `"${'a'.repeat(2049)}\${${PET}}"`],
    ['it has more pieces than names have', `"${`a\${${PET}}`.repeat(17)}"`],
  ])('in no way, where %s', (_, expression) => {
    expect(writtenAs(expression)).toEqual([])
  })
})
