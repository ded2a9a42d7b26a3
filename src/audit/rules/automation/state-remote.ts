import { defineRule } from '../../define-rule.ts'
import { flag, pass, undecided } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'
import { stateOf } from '../../views/root-settings.ts'
import { LABEL } from '../../resource/value.ts'

/** Terraform’s state is kept where a team shares it. */
export const stateRemote = defineRule({
  id: 'state-remote',
  title: 'Terraform’s state is kept on one machine',
  why: 'State on a laptop is lost with it, and two people overwrite each other’s.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/state',
  aliases: [],
  scope: 'module',
  resources: ['terraform', 'provider.aws'],
  fix: 'Add a `backend "s3"` block, or a `cloud` block, to the `terraform` settings.',

  evaluate(configuration) {
    const { settings, providers, backend, isElsewhere } = stateOf(configuration)
    if (backend !== null && equals(backend.get(LABEL), 'local') === 'yes') {
      return flag(backend, 'The state is a file on one machine.')
    }
    // A module without providers and backend is there to be called; what calls it says where the state is.
    const [provider] = providers
    if (isElsewhere || provider === undefined) return pass
    if (!configuration.isComplete) return undecided(provider)
    return flag(settings[0] ?? provider, 'No backend is named: the state is a file on one machine.')
  },

  examples: {
    passes: [
      `terraform {
  backend "s3" {
    bucket = "state"
    key    = "app"
  }
}
provider "aws" {}`,
      `terraform {
  cloud {
    organization = "acme"
  }
}
provider "aws" {}`,
      'resource "aws_s3_bucket" "part_of_a_module" {}',
    ],
    fails: [
      `terraform { #!
  required_version = "~> 1.9"
}
provider "aws" {}`,
      'provider "aws" {} #!',
      `terraform {
  backend "local" { #!
    path = "terraform.tfstate"
  }
}`,
    ],
  },
})
