import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equals, isSet } from '../../resource/predicates.ts'
import { both, either, not } from '../../resource/truth.ts'
import { resourceWith } from './resource-example.ts'

/** Permissions that are resources of their own, and what narrows who `*` is. */
const NARROWED_BY: Readonly<Record<string, readonly string[]>> = {
  aws_cloudwatch_event_permission: ['condition'],
  aws_lambda_layer_version_permission: ['organization_id'],
  aws_lambda_permission: ['source_arn', 'source_account', 'principal_org_id'],
}

/** A permission says who gets it. */
export const permissionForAnybody = defineRule({
  id: 'permission-for-anybody',
  title: 'Permission is given to anybody',
  why: 'Everybody with an AWS account may use it, and for a function with a URL everybody on the internet.',
  severity: 'critical',
  topic: 'network',
  checklist: 'network/public-policy',
  aliases: [],
  aliasesOf: {
    aws_lambda_permission: ['CKV_AWS_301', 'Security Hub Lambda.1'],
  },
  scope: 'resource',
  resources: Object.keys(NARROWED_BY),
  fix: 'Name the account or service, or the organisation that it has to belong to.',

  evaluate(permission) {
    const principal = permission.get('principal')
    const isNarrowed = either(
      ...(NARROWED_BY[permission.type] ?? []).map(path => isSet(permission.get(path))),
    )
    return forbidThat(
      both(equals(principal, '*'), not(isNarrowed)),
      principal,
      'Anybody gets the permission.',
    )
  },

  examples: {
    passes: Object.entries(NARROWED_BY).flatMap(([type, paths]) => [
      resourceWith(type, { principal: '"111122223333"' }),
      ...paths.map(path =>
        resourceWith(type, { principal: '"*"', [path === 'condition' ? 'condition.value' : path]: '"x"' }),
      ),
    ]),
    fails: Object.keys(NARROWED_BY).map(type => resourceWith(type, { principal: '"*" #!' })),
    undecided: [
      `variable "who" {}\n${resourceWith('aws_lambda_permission', { principal: 'var.who' })}`,
      `variable "arn" {}\n${resourceWith('aws_lambda_permission', { principal: '"*"', source_arn: 'var.arn' })}`,
    ],
  },
})
