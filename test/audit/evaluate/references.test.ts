import { describe, expect, test } from 'vitest'
import { evaluated, resourceAt, shownAt } from './shown.ts'

const module = `
resource "aws_kms_key" "k" {
  description = "keys"
  tags        = { Name = "k" }
  policy      = null
}
resource "aws_s3_bucket" "b" {
  bucket = "the-\${aws_kms_key.k.description}"
  versioning {
    enabled = true
  }
  rule {
    id = "a"
    inner { x = 1 }
  }
  rule { id = "b" }
}
resource "aws_instance" "i" {
  count = 2
  ami   = "ami-\${count.index}"
}
resource "aws_instance" "none" {
  count = 0
  ami   = "ami"
}
resource "aws_subnet" "s" {
  for_each   = { a = "10.0.0.0/24", b = "10.0.1.0/24" }
  cidr_block = each.value
}
resource "aws_subnet" "some" {
  for_each   = var.unset
  cidr_block = "10.0.0.0/16"
}
resource "aws_subnet" "maybe" {
  count      = var.unset
  cidr_block = "10.0.0.0/16"
}
variable "unset" {}
data "aws_vpc" "v" { id = "vpc-1" }
`

/** An expression in this module, and what it is. */
const references: Record<string, readonly (readonly [string, string])[]> = {
  'what is written is known, and what it came from': [
    ['aws_kms_key.k.description', '"keys" <aws_kms_key.k.description>'],
    ['aws_kms_key.k.tags.Name', '"k" <aws_kms_key.k.tags>'],
    ['aws_kms_key.k.tags["Name"]', '"k" <aws_kms_key.k.tags>'],
    ['aws_kms_key.k.tags', '{Name: "k"} <aws_kms_key.k.tags>'],
    ['aws_s3_bucket.b.bucket', '"the-keys" <aws_s3_bucket.b.bucket, aws_kms_key.k.description>'],
    ['resource.aws_kms_key.k.description', '"keys" <aws_kms_key.k.description>'],
    ['data.aws_vpc.v.id', '"vpc-1" <data.aws_vpc.v.id>'],
    ['aws_s3_bucket.b.versioning[0].enabled', 'true <aws_s3_bucket.b.versioning.enabled>'],
    ['aws_s3_bucket.b.rule[1].id', '"b" <aws_s3_bucket.b.rule.id>'],
    ['aws_s3_bucket.b.rule.0.inner[0].x', '1 <aws_s3_bucket.b.rule.inner.x>'],
    ['aws_s3_bucket.b.rule[*].id', '["a" <aws_s3_bucket.b.rule>, "b" <aws_s3_bucket.b.rule>]'],
  ],
  'what the provider sets to the same is known, too': [
    ['aws_s3_bucket.b.id', '"the-keys" <aws_s3_bucket.b.id, aws_kms_key.k.description>'],
  ],
  'everything else has a name': [
    ['aws_kms_key.k.arn', '? <aws_kms_key.k.arn>'],
    ['aws_kms_key.k.policy', '? <aws_kms_key.k.policy>'],
    ['aws_kms_key.k.a.b[0].c', '? <aws_kms_key.k.a.b.c>'],
    ['aws_kms_key.k.list[*].c', '? <aws_kms_key.k.list>'],
    ['aws_kms_key.k.tags.Other', '?'],
    ['aws_s3_bucket.b.rule[0].arn', '? <aws_s3_bucket.b.rule.arn>'],
    ['aws_s3_bucket.b.versioning[0].mfa_delete', '? <aws_s3_bucket.b.versioning.mfa_delete>'],
    ['data.aws_vpc.v.cidr_block', '? <data.aws_vpc.v.cidr_block>'],
    ['aws_vpc.undeclared.id', '? <aws_vpc.undeclared.id>'],
    ['data.aws_region.undeclared.name', '? <data.aws_region.undeclared.name>'],
    ['module.undeclared.id', '? <module.undeclared.id>'],
  ],
  'one of several': [
    ['aws_instance.i[1].ami', '"ami-1" <aws_instance.i[1].ami>'],
    ['aws_instance.i["0"].ami', '"ami-0" <aws_instance.i[0].ami>'],
    ['aws_instance.i.0.id', '? <aws_instance.i[0].id>'],
    ['aws_instance.i[2].id', '?'],
    ['aws_instance.i[var.unset].id', '? <aws_instance.i.id>'],
    ['aws_instance.none[0].id', '?'],
    ['try(aws_instance.none[0].id, "none")', '"none"'],
    ['aws_subnet.s["a"].cidr_block', '"10.0.0.0/24" <aws_subnet.s["a"].cidr_block>'],
    ['aws_subnet.s["c"].id', '?'],
    ['aws_subnet.some["a"].cidr_block', '"10.0.0.0/16" <aws_subnet.some["a"].cidr_block>'],
    ['aws_subnet.some["a"].id', '? <aws_subnet.some["a"].id>'],
    ['aws_subnet.maybe[0].id', '? <aws_subnet.maybe[0].id>'],
    ['try(aws_subnet.maybe[0].id, aws_kms_key.k.arn)', '? <aws_subnet.maybe[0].id, aws_kms_key.k.arn>'],
    ['try(aws_subnet.maybe[0].cidr_block, "10.0.0.0/16")', '"10.0.0.0/16" <aws_subnet.maybe[0].cidr_block>'],
    ['try(aws_subnet.maybe[0].cidr_block, "10.0.0.0/8")', '? <aws_subnet.maybe[0].cidr_block>'],
    ['try(aws_instance.i[0].id, aws_kms_key.k.arn)', '? <aws_instance.i[0].id>'],
    ['can(aws_subnet.maybe[0].cidr_block)', '? <aws_subnet.maybe[0].cidr_block>'],
    ['can(aws_instance.i[0].ami)', 'true'],
  ],
  'all of them': [
    ['aws_instance.i[*].id', '[? <aws_instance.i[0].id>, ? <aws_instance.i[1].id>]'],
    ['aws_instance.i.*.ami', '["ami-0" <aws_instance.i[0].ami>, "ami-1" <aws_instance.i[1].ami>]'],
    ['length(aws_instance.i)', '2'],
    ['aws_instance.none[*].id', '[]'],
    ['[for s in aws_subnet.s : s.id]', '[? <aws_subnet.s["a"].id>, ? <aws_subnet.s["b"].id>]'],
    ['{ for k, s in aws_subnet.s : k => s.cidr_block }.b', '"10.0.1.0/24" <aws_subnet.s["b"].cidr_block>'],
    ['aws_subnet.maybe[*].id', '[? <aws_subnet.maybe.id>, …]'],
    ['[for s in aws_subnet.some : s.id]', '? <aws_subnet.some>'],
    ['aws_kms_key.k[*].arn', '[? <aws_kms_key.k.arn>]'],
  ],
}

describe.each(Object.entries(references))('%s', (_, cases) => {
  test.each(cases)('%s is %s', (expression, expected) => {
    const root = evaluated(`${module}\noutput "o" {\n  value = ${expression}\n}\n`)
    expect(root.problems).toEqual([])
    expect(shownAt(root, 'output.o', 'value')).toBe(expected)
  })
})

describe('the resource that is meant is found', () => {
  test.each([
    ['aws_kms_key.k.arn', ['aws_kms_key.k']],
    ['aws_instance.i[1].id', ['aws_instance.i[1]']],
    ['aws_instance.i[var.unset].id', ['aws_instance.i[0]', 'aws_instance.i[1]']],
    ['aws_subnet.some["a"].id', ['aws_subnet.some']],
    ['[for i in aws_instance.i : "arn:${i.id}"]', ['aws_instance.i[0]', 'aws_instance.i[1]']],
  ])('by %s', (expression, expected) => {
    const root = evaluated(`${module}\noutput "o" {\n  value = ${expression}\n}\n`)
    const found = root.configuration.referredTo(resourceAt(root, 'output.o').get('value'))
    expect(found.map(({ address }) => address)).toEqual(expected)
  })
})

test('self is the resource that an expression stands in', () => {
  const text = `
    resource "aws_instance" "i" {
      ami = "ami-1"
      provisioner "local-exec" {
        command = "aws run \${self.ami} \${self.id}"
      }
    }`
  expect(shownAt(evaluated(text), 'aws_instance.i', 'provisioner.command')).toBe(
    '?"aws run ami-1 ‹›" <aws_instance.i.ami, aws_instance.i.id>',
  )
})

test.each([
  ['path.module', '"."', '"m"'],
  ['path.root', '"."', '"."'],
  ['path.cwd', '?', '?'],
  ['terraform.workspace', '?', '?'],
])('%s is %s in the root module and %s in another', (name, inRoot, inModule) => {
  const root = evaluated({
    'main.tf': `module "m" {\n  source = "./m"\n}\noutput "o" {\n  value = [${name}, module.m.o]\n}\n`,
    'm/main.tf': `output "o" {\n  value = ${name}\n}\n`,
  })
  expect(shownAt(root, 'output.o', 'value')).toBe(`[${inRoot}, ${inModule}]`)
})

test('the workspace is known where somebody says which it is', () => {
  const text = 'output "o" {\n  value = "${terraform.workspace}-x"\n}\n'
  expect(shownAt(evaluated(text, { workspace: 'prod' }), 'output.o', 'value')).toBe('"prod-x"')
  expect(shownAt(evaluated(text), 'output.o', 'value')).toBe('?"‹›-x"')
})

describe('two files of a folder declare the same', () => {
  const root = evaluated({
    'a.tf':
      'locals { n = "a" }\nresource "aws_s3_bucket" "b" { bucket = local.n }\nresource "aws_x" "a" { bucket = aws_s3_bucket.b.id }',
    'b.tf':
      'locals { n = "b" }\nresource "aws_s3_bucket" "b" { bucket = local.n }\nresource "aws_x" "b" { bucket = aws_s3_bucket.b.arn }',
  })

  test('each of them is looked at', () => {
    expect(
      root.configuration.ofType('aws_s3_bucket').map(({ address, place }) => [address, place.path]),
    ).toEqual([
      ['aws_s3_bucket.b', 'a.tf'],
      ['aws_s3_bucket.b', 'b.tf'],
    ])
  })

  test('a name means what its own file declares', () => {
    const named = ['aws_x.a', 'aws_x.b'].map(address =>
      root.configuration.referredTo(resourceAt(root, address).get('bucket')).map(({ place }) => place.path),
    )
    expect(named).toEqual([['a.tf'], ['b.tf']])
    expect(root.configuration.ofType('aws_s3_bucket').map(each => each.get('bucket').value)).toMatchObject([
      { value: 'a' },
      { value: 'b' },
    ])
  })

  test('the second one is a problem', () => {
    expect(root.problems.map(({ path, says }) => `${path}: ${says}`)).toEqual([
      'b.tf: `local.n` is already declared in `a.tf` on line 1. A name is given only once.',
      'b.tf: `aws_s3_bucket.b` is already declared in `a.tf` on line 2. A name is given only once.',
    ])
  })
})
