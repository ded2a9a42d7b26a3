import { describe, expect, test } from 'vitest'
import { isCommit, isVersionTag, moduleSource } from '../../../src/audit/views/module-source.ts'
import { isBounded } from '../../../src/audit/views/version-constraint.ts'

describe('the address of a module', () => {
  test.each([
    ['./vpc', 'local', null],
    ['../modules/vpc', 'local', null],
    ['terraform-aws-modules/vpc/aws', 'registry', null],
    ['terraform-aws-modules/iam/aws//modules/iam-user', 'registry', null],
    ['app.terraform.io/acme/vpc/aws', 'registry', null],
    ['github.com/acme/vpc', 'git', null],
    ['github.com/acme/vpc?ref=v1.0.0', 'git', 'v1.0.0'],
    ['git@github.com:acme/vpc.git?ref=main', 'git', 'main'],
    ['git::https://example.com/vpc.git//sub?depth=1&ref=v2', 'git', 'v2'],
    ['git::ssh://git@example.com/vpc.git', 'git', null],
    ['hg::https://example.com/vpc?rev=default', 'git', 'default'],
    ['bitbucket.org/acme/vpc', 'git', null],
    ['https://example.com/vpc.zip', 'archive', null],
    ['s3::https://s3.amazonaws.com/acme/vpc.zip', 'archive', null],
  ])('%s is one of kind %s', (address, kind, ref) => {
    expect(moduleSource(address)).toEqual({ kind, ref })
  })
})

describe('what a reference names', () => {
  test.each([
    ['v1.2.3', true],
    ['1.2', true],
    ['modules/vpc/v3.0.0', true],
    ['vpc-4.1.0', true],
    ['main', false],
    ['v2', false],
    ['release', false],
  ])('%s is a version: %s', (ref, answer) => {
    expect(isVersionTag(ref)).toBe(answer)
  })

  test.each([
    ['a7b3f9c2d1e05846793bcde1f2a4c6d8e0b1a3f5', true],
    ['a7b3f9c', false],
    ['v1.2.3', false],
  ])('%s is a commit: %s', (ref, answer) => {
    expect(isCommit(ref)).toBe(answer)
  })
})

describe('a version constraint', () => {
  test.each([
    ['~> 5.0', true],
    ['5.1.0', true],
    ['= 5.1.0', true],
    ['>= 5.0, < 6.0', true],
    ['<= 6', true],
    ['>= 5.0', false],
    ['> 5', false],
    ['!= 5.1.0', false],
    ['', false],
  ])('%s has an upper bound: %s', (constraint, answer) => {
    expect(isBounded(constraint)).toBe(answer)
  })
})
