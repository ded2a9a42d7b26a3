import { describe, expect, test } from 'vitest'
import { evaluateRoot } from '../../../src/audit/evaluate/evaluate-root.ts'
import type { Configuration } from '../../../src/audit/resource/configuration.ts'
import type { Resource } from '../../../src/audit/resource/resource.ts'
import type { Truth } from '../../../src/audit/resource/truth.ts'
import { bucketsOf, isSaid, isVersioned, settingsOf } from '../../../src/audit/views/bucket.ts'
import { aTree } from '../a-tree.ts'

interface Read {
  readonly bucket: Resource
  readonly configuration: Configuration
}

function read(text: string): Read {
  const { configuration } = evaluateRoot(aTree({ 'main.tf': text }), '')
  const [bucket] = configuration.ofType('aws_s3_bucket')
  if (bucket === undefined) throw new Error('There is no bucket.')
  return { bucket, configuration }
}

const versioning = (bucket: string, status = '"Enabled"', more = ''): string => `
resource "aws_s3_bucket_versioning" "v" {
  ${more}
  bucket = ${bucket}
  versioning_configuration {
    status = ${status}
  }
}`

const ACCOUNT = '${data.aws_caller_identity.me.account_id}'

/** A bucket that is called `name`, and the versioning of one that is called `other`. */
const called = (name: string, other: string): string => `variable "stage" {}
data "aws_caller_identity" "me" {}
resource "random_pet" "p" {}
resource "aws_s3_bucket" "b" { bucket = ${name} }${versioning(other)}`

const versioned: readonly (readonly [name: string, text: string, answer: Truth])[] = [
  ['by a reference', `resource "aws_s3_bucket" "b" {}${versioning('aws_s3_bucket.b.id')}`, 'yes'],
  ['by its name', `resource "aws_s3_bucket" "b" { bucket = "logs" }${versioning('"logs"')}`, 'yes'],
  [
    'through a local',
    `locals { b = aws_s3_bucket.b.bucket }\nresource "aws_s3_bucket" "b" {}${versioning('local.b')}`,
    'yes',
  ],
  ['in the bucket', 'resource "aws_s3_bucket" "b" {\n  versioning {\n    enabled = true\n  }\n}', 'yes'],
  [
    'through another setting',
    `resource "aws_s3_bucket" "b" {}
resource "aws_s3_bucket_ownership_controls" "o" { bucket = aws_s3_bucket.b.id }
${versioning('aws_s3_bucket_ownership_controls.o.bucket')}`,
    'yes',
  ],
  [
    'one by one',
    `resource "aws_s3_bucket" "b" { count = 2 }
${versioning('aws_s3_bucket.b[count.index].id', '"Enabled"', 'count = 2')}`,
    'yes',
  ],
  ['by a name that is as unknown', called('random_pet.p.id', 'random_pet.p.id'), 'yes'],
  ['by a name that is put together alike', called(`"logs-${ACCOUNT}"`, `"logs-${ACCOUNT}"`), 'yes'],
  ['perhaps by a name of which the end is not known', called(`"logs-${ACCOUNT}"`, '"logs-1"'), 'unknown'],
  ['another’s, whose name begins otherwise', called(`"logs-${ACCOUNT}"`, '"data-1"'), 'no'],
  ['another’s, whose name is put together otherwise', called(`"logs-${ACCOUNT}"`, `"data-${ACCOUNT}"`), 'no'],
  [
    'by a name that may be the same',
    called(`"\${var.stage}-${ACCOUNT}"`, `"\${var.stage}-${ACCOUNT}"`),
    'unknown',
  ],
  ['not in the bucket', 'resource "aws_s3_bucket" "b" {\n  versioning {\n    enabled = false\n  }\n}', 'no'],
  ['not at all', 'resource "aws_s3_bucket" "b" {}', 'no'],
  ['suspended', `resource "aws_s3_bucket" "b" {}${versioning('aws_s3_bucket.b.id', '"Suspended"')}`, 'no'],
  [
    'another bucket’s',
    `resource "aws_s3_bucket" "b" {}\nresource "aws_s3_bucket" "c" {}${versioning('aws_s3_bucket.c.id')}`,
    'no',
  ],
  [
    'by a status that is not known',
    `variable "s" {}\nresource "aws_s3_bucket" "b" {}${versioning('aws_s3_bucket.b.id', 'var.s')}`,
    'unknown',
  ],
  [
    'of a bucket that is not known',
    `variable "b" {}\nresource "aws_s3_bucket" "b" {}${versioning('var.b')}`,
    'unknown',
  ],
  [
    'by what may not be there',
    `variable "n" {}
resource "aws_s3_bucket" "b" {}${versioning('aws_s3_bucket.b.id', '"Enabled"', 'count = var.n')}`,
    'unknown',
  ],
  [
    'by what is there if the bucket is',
    `variable "n" {}
resource "aws_s3_bucket" "b" { count = var.n }
${versioning('aws_s3_bucket.b[0].id', '"Enabled"', 'count = var.n')}`,
    'yes',
  ],
]

describe('a bucket is versioned', () => {
  test.each(versioned)('%s', (_, text, answer) => {
    const { bucket, configuration } = read(text)
    expect(isVersioned(bucket, configuration)).toBe(answer)
  })
})

describe('what is said of a setting', () => {
  test('stands in a resource of its own and in the bucket, in this order', () => {
    const { bucket, configuration } = read(`
resource "aws_s3_bucket" "b" {
  acl    = "private"
  policy = "{}"
  logging {
    target_bucket = "a"
  }
}
resource "aws_s3_bucket_acl" "b" {
  bucket = aws_s3_bucket.b.id
  acl    = "public-read"
}
resource "aws_s3_bucket_logging" "b" {
  bucket        = aws_s3_bucket.b.id
  target_bucket = "c"
}`)
    const texts = (name: 'acl' | 'policy' | 'logging', path: string) =>
      settingsOf(bucket, name, configuration).said.map(said => {
        const { value } = said.get(path)
        return value?.kind === 'string' ? value.value : value
      })
    expect(texts('acl', 'acl')).toEqual(['public-read', 'private'])
    expect(texts('policy', 'policy')).toEqual(['{}'])
    expect(texts('logging', 'target_bucket')).toEqual(['c', 'a'])
    expect(isSaid(settingsOf(bucket, 'website', configuration), bucket)).toBe('no')
  })

  test.each([
    ['reference', 'aws_s3_bucket.b.id'],
    ['name', '"claims"'],
  ])('leads back to the bucket by its %s', (_, named) => {
    const { bucket, configuration } = read(`
resource "aws_s3_bucket" "b" { bucket = "claims" }
resource "aws_s3_bucket" "c" {}${versioning(named)}`)
    const [setting] = configuration.ofType('aws_s3_bucket_versioning')
    expect(setting === undefined ? [] : bucketsOf(setting, configuration)).toEqual([bucket])
  })
})
