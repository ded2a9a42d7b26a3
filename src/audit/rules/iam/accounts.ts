import type { Configuration } from '../../resource/configuration.ts'
import type { Attribute } from '../../resource/attribute.ts'
import { textOf } from '../../resource/predicates.ts'

/**
 * Ids of accounts that are one’s own, as far as providers say it: the accounts that they allow, and those whose roles
 * they assume. https://registry.terraform.io/providers/hashicorp/aws/latest/docs#allowed_account_ids-1
 */
export function ownAccounts(configuration: Configuration): ReadonlySet<string> {
  const providers = configuration.ofType('provider.aws')
  const named = providers.flatMap(provider => [
    ...provider.each('allowed_account_ids'),
    ...provider.each('assume_role').map(block => block.get('role_arn')),
  ])
  return new Set(named.flatMap(accountIn))
}

function accountIn({ value }: Attribute): readonly string[] {
  return /(?:^|:)(\d{12})(?::|$)/.exec(textOf(value) ?? '')?.slice(1) ?? []
}
