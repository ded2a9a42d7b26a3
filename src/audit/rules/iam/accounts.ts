import type { Attribute } from '../../resource/attribute.ts'
import { textOf } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { either, type Truth, truth } from '../../resource/truth.ts'
import { oncePer } from '../../views/once-per.ts'

/** Accounts that are one’s own. */
export interface OwnAccounts {
  readonly ids: ReadonlySet<string>
  /** `unknown`: others may be, too. */
  readonly others: Extract<Truth, 'no' | 'unknown'>
}

/**
 * Accounts that are one’s own, as far as providers say it: those that they allow, and those whose roles they assume.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs#allowed_account_ids-1
 */
export const ownAccounts = oncePer((configuration): OwnAccounts => {
  const named = configuration.ofType('provider.aws').flatMap(namedBy)
  const ids = named.map(accountIn)
  return {
    ids: new Set(ids.filter(id => id !== null)),
    others: named.some(({ value }, at) => value?.kind === 'unknown' && ids[at] === null) ? 'unknown' : 'no',
  }
})

function namedBy(provider: Resource): readonly Attribute[] {
  return [
    ...provider.each('allowed_account_ids'),
    ...provider.each('assume_role').map(block => block.get('role_arn')),
  ]
}

/** The account with this id is one’s own. */
export function isOwn(id: string, { ids, others }: OwnAccounts): Truth {
  return either(truth(ids.has(id)), others)
}

/** The id that stands in an ARN, or by itself. */
function accountIn({ value }: Attribute): string | null {
  const known = value?.kind === 'unknown' ? value.pieces?.join('…') : textOf(value)
  return /(?:^|:)(\d{12})(?::|$)/.exec(known ?? '')?.[1] ?? null
}
