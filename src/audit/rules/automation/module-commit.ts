import { defineRule } from '../../define-rule.ts'
import { flag, pass, undecided } from '../../outcome.ts'
import { textOf } from '../../resource/predicates.ts'
import { isCommit, moduleSource } from '../../views/module-source.ts'

/** A module from a repository is taken at a commit. */
export const moduleCommit = defineRule({
  id: 'module-commit',
  title: 'Module from a repository is not taken at a commit',
  why: 'A tag can be moved to other code; a commit’s hash cannot.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/pinned',
  aliases: ['CKV_TF_1'],
  scope: 'resource',
  resources: ['module'],
  fix: 'End the source with `?ref=` and the full hash of a commit.',

  evaluate(call) {
    const source = call.get('source')
    const address = textOf(source.value)
    if (address === null) return source.isWritten ? undecided(source) : pass
    const { kind, ref } = moduleSource(address)
    if (kind !== 'git') return pass
    return ref !== null && isCommit(ref)
      ? pass
      : flag(source, 'What the source names can be moved to other code.')
  },

  examples: {
    passes: [
      `module "vpc" {
  source = "git::https://example.com/vpc.git?ref=a7b3f9c2d1e05846793bcde1f2a4c6d8e0b1a3f5"
}`,
      `module "vpc" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "5.0.0"
}`,
    ],
    fails: [
      `module "vpc" {
  source = "git::https://example.com/vpc.git?ref=v1.2.0" #!
}`,
      `module "vpc" {
  source = "git@github.com:acme/vpc.git" #!
}`,
    ],
    undecided: [
      `variable "source" {}
module "vpc" { source = var.source }`,
    ],
  },
})
