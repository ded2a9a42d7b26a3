import { defineRule } from '../../define-rule.ts'
import { flag, pass, undecided, type Outcome } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import { textOf } from '../../resource/predicates.ts'
import { isCommit, isVersionTag, moduleSource } from '../../views/module-source.ts'
import { isBounded } from '../../views/version-constraint.ts'

/** A version with an upper bound; a newer one is then a change that somebody reviews. */
function judgeRegistry(version: Attribute): Outcome {
  if (!version.isWritten) return flag(version, 'The module is whatever its newest version holds.')
  const text = textOf(version.value)
  if (text === null) return undecided(version)
  return isBounded(text) ? pass : flag(version, 'Any later version of the module is accepted, too.')
}

/** A module from elsewhere is taken in a version. */
export const moduleVersion = defineRule({
  id: 'module-version',
  title: 'Module is not taken in a fixed version',
  why: 'What somebody pushes there next runs with the account’s rights.',
  severity: 'medium',
  topic: 'automation',
  checklist: 'automation/pinned',
  aliases: ['CKV_TF_2'],
  scope: 'resource',
  resources: ['module'],
  fix: 'Set `version`, or end the source with `?ref=` and a tag or a commit.',

  evaluate(call) {
    const source = call.get('source')
    const address = textOf(source.value)
    if (address === null) return source.isWritten ? undecided(source) : pass
    const { kind, ref } = moduleSource(address)
    if (kind === 'registry') return judgeRegistry(call.get('version'))
    if (kind !== 'git') return pass
    if (ref === null) return flag(source, 'The module is whatever its default branch holds.')
    return isCommit(ref) || isVersionTag(ref)
      ? pass
      : flag(source, `\`${ref}\` is no version: what it names can move.`)
  },

  examples: {
    passes: [
      { 'main.tf': 'module "vpc" { source = "./vpc" }', 'vpc/main.tf': 'resource "aws_vpc" "main" {}' },
      'module "vpc" { source = "https://example.com/vpc.zip" }',

      `module "vpc" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "~> 5.0"
}`,
      `module "vpc" {
  source = "git::https://example.com/vpc.git?ref=v1.2.0"
}`,
      `module "vpc" {
  source = "git::https://example.com/vpc.git?ref=a7b3f9c2d1e05846793bcde1f2a4c6d8e0b1a3f5"
}`,
    ],
    fails: [
      `module "vpc" { #!
  source = "terraform-aws-modules/vpc/aws"
}`,
      `module "vpc" {
  source  = "terraform-aws-modules/vpc/aws"
  version = ">= 5.0" #!
}`,
      `module "vpc" {
  source = "git::https://example.com/vpc.git" #!
}`,
      `module "vpc" {
  source = "github.com/acme/vpc?ref=main" #!
}`,
    ],
    undecided: [
      `variable "version" {}
module "vpc" {
  source  = "terraform-aws-modules/vpc/aws"
  version = var.version
}`,
      `variable "source" {}
module "vpc" { source = var.source }`,
    ],
  },
})
