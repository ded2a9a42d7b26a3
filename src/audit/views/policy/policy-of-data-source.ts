import type { Attribute } from '../../resource/attribute.ts'
import { equals, textOf } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import type { Value } from '../../resource/value.ts'
import type { Conditions, Policy, Principals, Statement } from './policy.ts'

const known = new WeakMap<Resource, Policy>()

/**
 * The statements that a `data.aws_iam_policy_document` itself writes, without those that it takes from other
 * documents: `policyOf` of an attribute that takes its JSON has them all.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
export function policyOfDataSource(source: Resource): Policy {
  const policy = known.get(source) ?? readBlocks(source)
  known.set(source, policy)
  return policy
}

function readBlocks(source: Resource): Policy {
  const at = source.get('statement')
  const blocks = at.each().filter(({ value }) => value?.kind === 'object')
  return { at, statements: blocks.map(statementOfBlock), isComplete: isWhole(at), problem: null }
}

function statementOfBlock(at: Attribute): Statement {
  const effect = at.get('effect')
  return {
    at,
    sid: at.get('sid'),
    effect,
    // Allow is the default.
    isAllow: effect.value === null ? 'yes' : equals(effect, 'Allow'),
    isDeny: equals(effect, 'Deny'),
    actions: at.get('actions'),
    notActions: at.get('not_actions'),
    resources: at.get('resources'),
    notResources: at.get('not_resources'),
    principals: principalsOf(at.get('principals')),
    notPrincipals: principalsOf(at.get('not_principals')),
    conditions: conditionsOf(at.get('condition')),
  }
}

function principalsOf(at: Attribute): Principals {
  const groups = at.each().map(block => ({
    type: textOf(block.get('type').value),
    identifiers: block.get('identifiers'),
  }))
  return { at, isWritten: at.isWritten && !isEmpty(at.value), groups, isComplete: isWhole(at) }
}

function conditionsOf(at: Attribute): Conditions {
  const all = at.each().map(block => ({
    operator: block.get('test'),
    key: block.get('variable'),
    values: block.get('values'),
  }))
  return { at, all, isComplete: isWhole(at) }
}

function isEmpty(value: Value | null): boolean {
  return value?.kind === 'list' && value.isComplete && value.items.length === 0
}

function isWhole({ value }: Attribute): boolean {
  if (value?.kind === 'unknown') return false
  return value?.kind !== 'list' || (value.isComplete && value.items.every(({ kind }) => kind !== 'unknown'))
}
