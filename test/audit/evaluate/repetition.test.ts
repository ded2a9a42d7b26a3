import { describe, expect, test } from 'vitest'
import { evaluated, resourceAt, shownAt } from './shown.ts'

/** The arguments of a resource, and the addresses of what it makes. */
const repeated: Record<string, readonly (readonly [string, readonly string[]])[]> = {
  count: [
    ['', ['aws_vpc.v']],
    ['count = 0', []],
    ['count = 1', ['aws_vpc.v[0]']],
    ['count = "2"', ['aws_vpc.v[0]', 'aws_vpc.v[1]']],
    ['count = var.yes ? 1 : 0', ['aws_vpc.v[0]']],
    ['count = length(var.list)', ['aws_vpc.v[0]', 'aws_vpc.v[1]']],
    ['count = -1', []],
    ['count = null', ['aws_vpc.v']],
  ],
  for_each: [
    ['for_each = {}', []],
    ['for_each = { b = 1, a = 2 }', ['aws_vpc.v["a"]', 'aws_vpc.v["b"]']],
    ['for_each = toset(var.list)', ['aws_vpc.v["x"]', 'aws_vpc.v["y"]']],
    ['for_each = { for x in var.list : upper(x) => x }', ['aws_vpc.v["X"]', 'aws_vpc.v["Y"]']],
    ['for_each = { "a.b/c[\\"d\\"]" = 1 }', ['aws_vpc.v["a.b/c[\\"d\\"]"]']],
    ['for_each = { a = var.unset }', ['aws_vpc.v["a"]']],
  ],
  'what is not known, where one stands for none, one or several': [
    ['count = var.unset', ['aws_vpc.v?']],
    ['count = var.unset ? 1 : 0', ['aws_vpc.v?']],
    ['count = "many"', ['aws_vpc.v?']],
    ['for_each = var.unset', ['aws_vpc.v?']],
    ['for_each = toset(aws_x.y[*].id)', ['aws_vpc.v?']],
    ['for_each = { a = 1, (var.unset) = 2 }', ['aws_vpc.v["a"]', 'aws_vpc.v?']],
    ['for_each = "text"', ['aws_vpc.v?']],
  ],
}

const variables =
  'variable "unset" {}\nvariable "yes" { default = true }\nvariable "list" { default = ["y", "x"] }\n'

describe.each(Object.entries(repeated))('%s', (_, cases) => {
  test.each(cases)('%s makes %j', (argument, expected) => {
    const root = evaluated(`${variables}resource "aws_vpc" "v" {\n  ${argument}\n}\n`)
    const made = root.configuration.ofType('aws_vpc')
    expect(made.map(({ address, isSymbolic }) => address + (isSymbolic ? '?' : ''))).toEqual(expected)
    expect(made.every(({ addressWithoutIndexes }) => addressWithoutIndexes === 'aws_vpc.v')).toBe(true)
    expect(root.problems).toEqual([])
  })
})

describe('each instance has its own values', () => {
  test.each([
    ['count = 2', 'n = "v${count.index}"', ['"v0"', '"v1"']],
    ['for_each = { a = { n = 1 }, b = { n = 2 } }', 'n = "${each.key}${each.value.n}"', ['"a1"', '"b2"']],
    ['for_each = toset(["b", "a"])', 'n = [each.key, each.value]', ['["a", "a"]', '["b", "b"]']],
    ['for_each = aws_x.y.ids', 'n = each.value', ['? <aws_x.y.ids>']],
    ['count = var.unset', 'n = count.index', ['?']],
    ['', 'n = try(each.value, "nothing")', ['"nothing"']],
  ])('%s with %s', (repetition, argument, expected) => {
    const root = evaluated(`${variables}resource "aws_vpc" "v" {\n  ${repetition}\n  ${argument}\n}\n`)
    const { configuration } = root
    expect(configuration.ofType('aws_vpc').map(({ address }) => shownAt(root, address, 'n'))).toEqual(
      expected,
    )
  })

  test('chained: one for each of another resource’s', () => {
    const text = `
      resource "aws_vpc" "v" {
        for_each = { a = "10.0.0.0/16" }
        cidr     = each.value
      }
      resource "aws_subnet" "s" {
        for_each = aws_vpc.v
        vpc_id   = each.value.id
        cidr     = each.value.cidr
      }`
    const root = evaluated(text)
    expect(shownAt(root, 'aws_subnet.s["a"]', 'vpc_id')).toBe('? <aws_vpc.v["a"].id>')
    expect(shownAt(root, 'aws_subnet.s["a"]', 'cidr')).toBe('"10.0.0.0/16" <aws_vpc.v["a"].cidr>')
  })
})

test('of more instances than can be looked at, one stands for all, which is a problem', () => {
  const root = evaluated('resource "aws_vpc" "v" {\n  count = 1000000\n}\n')
  expect(root.configuration.resources).toMatchObject([{ address: 'aws_vpc.v', isSymbolic: true }])
  expect(root.problems.map(({ start, says }) => `${start.line}: ${says}`)).toEqual([
    '2: This makes 1000000 instances, more than can be looked at one by one: one stands for all of them.',
  ])
})

/** A body, and what `rule` is in it. */
const dynamic: Record<string, readonly (readonly [string, string])[]> = {
  'nested blocks of one type are a list': [
    ['rule { a = 1 }\n  rule {}', '[{a: 1}, {}]'],
    ['rule {\n    inner { b = 2 }\n  }', '[{inner: [{b: 2}]}]'],
    ['rule "x" { a = 1 }', '[{a: 1, #label: "x"}]'],
    ['rule = [{ a = 1 }]', '[{a: 1}]'],
  ],
  'a dynamic block makes one for each item': [
    ['dynamic "rule" {\n  for_each = [1, 2]\n  content { a = rule.value + rule.key }\n}', '[{a: 1}, {a: 3}]'],
    [
      'dynamic "rule" {\n  for_each = { k = "v" }\n  content { a = "${rule.key}=${rule.value}" }\n}',
      '[{a: "k=v"}]',
    ],
    ['dynamic "rule" {\n  for_each = toset(["s"])\n  content { a = rule.key }\n}', '[{a: "s"}]'],
    ['dynamic "rule" {\n  for_each = []\n  content { a = 1 }\n}', '-'],
    ['dynamic "rule" {\n  for_each = null\n  content { a = 1 }\n}', '-'],
    [
      'rule { a = 0 }\ndynamic "rule" {\n  for_each = [1]\n  content { a = rule.value }\n}\nrule { a = 2 }',
      '[{a: 0}, {a: 1}, {a: 2}]',
    ],
    ['dynamic "rule" {\n  for_each = [1]\n  iterator = it\n  content { a = it.value }\n}', '[{a: 1}]'],
    [
      'dynamic "rule" {\n  for_each = ["x"]\n  labels = [rule.value]\n  content { a = 1 }\n}',
      '[{a: 1, #label: "x"}]',
    ],
    [
      'dynamic "rule" {\n  for_each = [["a", "b"], []]\n  content {\n    dynamic "inner" {\n      for_each = rule.value\n      content { v = "${rule.key}${inner.value}" }\n    }\n  }\n}',
      '[{inner: [{v: "0a"}, {v: "0b"}]}, {inner: []}]',
    ],
  ],
  'of what is not known, one stands for none, one or several': [
    ['dynamic "rule" {\n  for_each = var.unset\n  content { a = rule.value }\n}', '[{a: ?}, …]'],
    ['dynamic "rule" {\n  for_each = var.unset ? [1] : []\n  content { a = 1 }\n}', '[{a: 1}, …]'],
    [
      'dynamic "rule" {\n  for_each = aws_x.y.ids\n  content { a = rule.value }\n}',
      '[{a: ? <aws_x.y.ids>}, …] <aws_x.y.ids>',
    ],
    [
      'dynamic "rule" {\n  for_each = [for x in ["a", "b"] : x if x == "a" || var.unset]\n  content { a = rule.value }\n}',
      '[{a: "a"}, {a: ?}, …]',
    ],
    ['dynamic "rule" {\n  for_each = [1]\n}', '[…]'],
    ['dynamic "rule" {\n  content { a = 1 }\n}', '[{a: 1}, …]'],
  ],
}

describe.each(Object.entries(dynamic))('%s', (_, cases) => {
  test.each(cases)('%s', (body, expected) => {
    const root = evaluated(`${variables}resource "aws_vpc" "v" {\n  ${body}\n}\n`)
    expect(shownAt(root, 'aws_vpc.v', 'rule')).toBe(expected)
    expect(root.problems).toEqual([])
  })
})

test('arguments that are no expressions are texts, and dependencies are references', () => {
  const text = `
    resource "aws_vpc" "v" {
      provider   = aws.west
      depends_on = [aws_x.y, module.m, data.aws_z.z]
      lifecycle {
        prevent_destroy = true
        ignore_changes  = [tags["Name"], ami]
        precondition {
          condition     = self.id != ""
          error_message = "no"
        }
      }
    }
    resource "aws_vpc" "w" {
      provisioner "local-exec" {
        when       = destroy
        on_failure = continue
        command    = "ls"
      }
    }
    variable "v" {
      type = map(object({ a = optional(string, "x") }))
      validation {
        condition     = var.v != null
        error_message = "no"
      }
    }`
  const root = evaluated(text)
  expect(shownAt(root, 'aws_vpc.v', 'provider')).toBe('"aws.west"')
  expect(shownAt(root, 'aws_vpc.v', 'depends_on')).toBe('[? <aws_x.y>, ? <module.m>, ? <data.aws_z.z>]')
  expect(shownAt(root, 'aws_vpc.v', 'lifecycle')).toBe(
    '[{prevent_destroy: true, ignore_changes: ["tags[\\"Name\\"]", "ami"]}]',
  )
  expect(shownAt(root, 'aws_vpc.w', 'provisioner')).toBe(
    '[{when: "destroy", on_failure: "continue", command: "ls", #label: "local-exec"}]',
  )
  expect(shownAt(root, 'var.v', 'type')).toBe('"map(object({ a = optional(string, x) }))"')
  expect(resourceAt(root, 'var.v').get('validation').isWritten).toBe(false)
  expect(root.problems).toEqual([])
})

test('what stands beside resources is there under its own type', () => {
  const text = `
    terraform {
      required_version = "~> 1.9"
      backend "s3" { encrypt = true }
    }
    terraform {
      required_providers {
        aws = { source = "hashicorp/aws", version = "~> 5.0", configuration_aliases = [aws.west] }
      }
    }
    provider "aws" { region = var.region }
    provider "aws" {
      alias  = "west"
      region = "us-west-2"
    }
    variable "region" { default = "eu-west-1" }
    output "o" { value = 1 }
    data "aws_vpc" "v" {}
    ephemeral "random_password" "p" {}
    check "c" {
      assert {
        condition     = true
        error_message = "no"
      }
    }
    import {
      to = aws_vpc.v
      id = "v"
    }
    removed { from = aws_vpc.old }`
  const root = evaluated(text)
  expect(root.configuration.resources.map(({ type, name, address }) => [type, name, address])).toEqual([
    ['terraform', '', 'terraform'],
    ['provider.aws', '', 'provider.aws'],
    ['provider.aws', 'west', 'provider.aws.west'],
    ['variable', 'region', 'var.region'],
    ['output', 'o', 'output.o'],
    ['data.aws_vpc', 'v', 'data.aws_vpc.v'],
    ['ephemeral.random_password', 'p', 'ephemeral.random_password.p'],
  ])
  expect(shownAt(root, 'provider.aws', 'region')).toBe('"eu-west-1"')
  expect(shownAt(root, 'terraform', 'backend')).toBe('[{encrypt: true, #label: "s3"}]')
  expect(shownAt(root, 'terraform', 'required_providers.aws.version')).toBe('"~> 5.0"')
  expect(root.problems).toEqual([])
})
