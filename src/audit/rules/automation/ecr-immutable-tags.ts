import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'

/** A tag of an image stays what it was. */
export const ecrImmutableTags = defineRule({
  id: 'ecr-immutable-tags',
  title: 'Tags of images can be moved',
  why: 'What was tested as 1.2 may be something else when it runs.',
  severity: 'medium',
  topic: 'automation',
  checklist: 'automation/supply-chain',
  aliases: ['CKV_AWS_51', 'AWS-0031', 'Security Hub ECR.2'],
  scope: 'resource',
  resources: ['aws_ecr_repository'],
  fix: 'Set `image_tag_mutability = "IMMUTABLE"`.',

  evaluate(repository) {
    const mutability = repository.get('image_tag_mutability')
    const isFixed = equals(mutability, 'IMMUTABLE', 'IMMUTABLE_WITH_EXCLUSION')
    return requireThat(isFixed, mutability, 'Another image can take the place of a tag.')
  },

  examples: {
    passes: ['resource "aws_ecr_repository" "main" { image_tag_mutability = "IMMUTABLE" }'],
    fails: [
      'resource "aws_ecr_repository" "main" {} #!',
      `resource "aws_ecr_repository" "main" {
  image_tag_mutability = "MUTABLE" #!
}`,
    ],
    undecided: [
      `variable "mutability" {}
resource "aws_ecr_repository" "main" { image_tag_mutability = var.mutability }`,
    ],
  },
})
