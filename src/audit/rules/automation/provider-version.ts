import { defineRule } from '../../define-rule.ts'
import { flag, pass, undecided, type Outcome } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import { textOf } from '../../resource/predicates.ts'
import { isApplied, stateOf } from '../../views/root-settings.ts'
import { isBounded } from '../../views/version-constraint.ts'

/** `aws = { source = "hashicorp/aws", version = "~> 5.0" }`, and as once written `aws = "~> 5.0"`. */
function judgeVersion(name: string, provider: Attribute): Outcome {
  const version = provider.value?.kind === 'object' ? provider.get('version') : provider
  if (!version.isWritten) return flag(version, `Any version of the provider \`${name}\` is accepted.`)
  const text = textOf(version.value)
  if (text === null) return undecided(version)
  return isBounded(text)
    ? pass
    : flag(version, `Any later version of the provider \`${name}\` is accepted, too.`)
}

/** `provider.aws` → `aws` */
function nameOf(type: string): string {
  return type.slice('provider.'.length)
}

function namesIn({ value }: Attribute): readonly string[] {
  return value?.kind === 'object' ? [...value.entries.keys()].filter(name => !name.startsWith('#')) : []
}

/** A root module says which versions of providers it takes. */
export const providerVersion = defineRule({
  id: 'provider-version',
  title: 'Version of a provider is not fixed',
  why: 'A provider is a program that gets the account’s credentials; the next version is anybody’s guess.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/pinned',
  aliases: [],
  scope: 'module',
  resources: ['terraform', 'provider.aws'],
  fix: 'Give each provider a `version` with an upper bound in `required_providers`, for example `"~> 5.80"`.',

  evaluate(configuration) {
    if (!isApplied(configuration)) return pass
    const { settings, providers } = stateOf(configuration)
    const blocks = settings.flatMap(each => each.each('required_providers'))
    const required = new Set(blocks.flatMap(namesIn))
    return [
      ...blocks.flatMap(block => namesIn(block).map(name => judgeVersion(name, block.get(name)))),
      ...providers
        .filter(({ type }) => !required.has(nameOf(type)))
        .map(provider => judgeVersion(nameOf(provider.type), provider.get('version'))),
    ]
  },

  examples: {
    passes: [
      'provider "aws" { version = "~> 2.0" }',
      `terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.80"
    }
    random = "3.6.0"
  }
}
provider "aws" {}`,
      `terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}
# A module that is called: whoever calls it fixes the version.`,
    ],
    fails: [
      'provider "aws" {} #!',
      `provider "aws" {
  version = ">= 2.0" #!
}`,
      `terraform {
  required_providers {
    aws = { #!
      source = "hashicorp/aws"
    }
    random = {
      source  = "hashicorp/random"
      version = ">= 3.0" #!
    }
  }
}
provider "aws" {}`,
      `terraform {
  required_providers {
    aws = ">= 5.0" #!
  }
}
provider "aws" {}`,
    ],
    undecided: [
      `variable "version" {}
provider "aws" { version = var.version }`,
    ],
  },
})
