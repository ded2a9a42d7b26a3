import { IDENTITY_TYPES, POLICY_DOCUMENT } from '../../views/policy/identity-policies.ts'

type AliasesOf = Readonly<Record<string, readonly string[]>>

/** Ids that hold for the resources with a policy, and not for the data source that writes one. */
export function inResources(...ids: readonly string[]): AliasesOf {
  const types = IDENTITY_TYPES.filter(type => type !== POLICY_DOCUMENT)
  return Object.fromEntries(types.map(type => [type, ids]))
}

/** Ids that hold for the data source only. */
export function inData(...ids: readonly string[]): AliasesOf {
  return { [POLICY_DOCUMENT]: ids }
}
