import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, isSet, someItem } from '../../resource/predicates.ts'
import { either } from '../../resource/truth.ts'

/** Filters that leave one image, or the images of one owner. */
const SAFE_FILTERS = ['image-id', 'owner-id', 'owner-alias']

/** An image is looked up with the name of its owner. */
export const amiOwner = defineRule({
  id: 'ami-owner',
  title: 'Machine image is looked up without its owner',
  why: 'Anybody can publish a newer image of the same name.',
  severity: 'medium',
  topic: 'automation',
  checklist: 'automation/supply-chain',
  aliases: ['CKV_AWS_386', 'AWS-0344'],
  scope: 'resource',
  resources: ['data.aws_ami'],
  fix: 'Set `owners`, for example to `["amazon"]` or an account’s number.',

  evaluate(image) {
    const owners = image.get('owners')
    const isFiltered = someItem(image.get('filter'), filter => equals(filter.get('name'), ...SAFE_FILTERS))
    return requireThat(
      either(isSet(owners), isFiltered),
      owners,
      'An image of the same name by anybody is taken.',
    )
  },

  examples: {
    passes: [
      `data "aws_ami" "main" {
  most_recent = true
  owners      = ["amazon"]
}`,
      `data "aws_ami" "main" {
  most_recent = true
  filter {
    name   = "owner-id"
    values = ["099720109477"]
  }
}`,
    ],
    fails: [
      `data "aws_ami" "main" { #!
  most_recent = true
}`,
      `data "aws_ami" "main" {
  most_recent = true
  owners      = [] #!
}`,
      `data "aws_ami" "main" { #!
  most_recent = true
  filter {
    name   = "name"
    values = ["ubuntu-*"]
  }
}`,
    ],
    undecided: [
      `variable "owners" {}
data "aws_ami" "main" { owners = var.owners }`,
    ],
  },
})
