import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, equalsInAnyCase } from '../../resource/predicates.ts'
import { either } from '../../resource/truth.ts'

/** Programs use roles, whose credentials end by themselves. */
export const longLivedAccessKey = defineRule({
  id: 'long-lived-access-key',
  title: 'Access key that never ends',
  why: 'A key that leaks works until somebody notices, and stands in the state of Terraform, too.',
  severity: 'medium',
  topic: 'iam',
  checklist: 'iam/access-keys',
  aliases: [],
  scope: 'resource',
  resources: ['aws_iam_access_key'],
  fix: 'Let the program use a role: of its instance, task or function, by OIDC, or by IAM Roles Anywhere.',

  evaluate(key) {
    // Of keys for root tells `root-access-key`.
    const isLeftOut = either(equals(key.get('status'), 'Inactive'), equalsInAnyCase(key.get('user'), 'root'))
    return requireThat(isLeftOut, key, 'The key works until somebody deletes it.')
  },

  examples: {
    passes: [
      'resource "aws_iam_access_key" "k" {\n  user   = "deploy"\n  status = "Inactive"\n}',
      'resource "aws_iam_access_key" "k" {\n  user = "root"\n}',
    ],
    fails: [
      'resource "aws_iam_access_key" "k" { #!\n  user = "deploy"\n}',
      'resource "aws_iam_access_key" "k" { #!\n  user   = "deploy"\n  status = "Active"\n}',
    ],
    undecided: [
      'variable "s" {}\nresource "aws_iam_access_key" "k" {\n  user   = "deploy"\n  status = var.s\n}',
    ],
  },
})
