import { defineRule } from '../../define-rule.ts'
import { flag, pass, undecided } from '../../outcome.ts'
import { textOf } from '../../resource/predicates.ts'
import { isBounded } from '../../views/version-constraint.ts'
import { isApplied } from '../../views/root-settings.ts'

/** A root module says with which Terraform it is applied. */
export const terraformVersion = defineRule({
  id: 'terraform-version',
  title: 'Version of Terraform is not fixed',
  why: 'Another version may plan another change, and writes a state that the old one cannot read.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/pinned',
  aliases: [],
  scope: 'module',
  resources: ['terraform'],
  fix: 'Set `required_version`, for example to `"~> 1.9"`.',

  evaluate(configuration) {
    if (!isApplied(configuration)) return pass
    const settings = configuration
      .ofType('terraform')
      .filter(({ directory }) => directory === configuration.root)
    const versions = settings.map(each => each.get('required_version')).filter(({ isWritten }) => isWritten)
    const [first] = versions
    if (first !== undefined) {
      const text = textOf(first.value)
      if (text === null) return undecided(first)
      return isBounded(text) ? pass : flag(first, 'Any later version of Terraform is accepted, too.')
    }
    return settings[0] === undefined ? pass : flag(settings[0], 'Any version of Terraform is accepted.')
  },

  examples: {
    passes: [
      'provider "aws" {}',

      `terraform {
  required_version = "~> 1.9"
}
provider "aws" {}`,
      `terraform {
  required_version = ">= 1.5, < 2.0"
}
provider "aws" {}`,
      `terraform {
  required_providers {
    aws = "~> 5.0"
  }
}`,
    ],
    fails: [
      `terraform {
  required_version = ">= 1.5" #!
}
provider "aws" {}`,
      `terraform { #!
  backend "s3" {
    bucket = "state"
  }
}`,
    ],
  },
})
