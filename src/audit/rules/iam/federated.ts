import type { Attribute } from '../../resource/attribute.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { textOf } from '../../resource/predicates.ts'
import { either, some, type Truth, truth } from '../../resource/truth.ts'
import type { Statement } from '../../views/policy/policy.ts'
import { mayHoldOthers, principalsOfType } from '../../views/policy/principals.ts'

/** Whether a statement is about those who come with a token of this host: of the provider that it names. */
export function isFederatedBy(statement: Statement, host: string, configuration: Configuration): Truth {
  const byPrincipal = some(principalsOfType(statement.principals, 'Federated'), item =>
    isProviderOf(item, host, configuration),
  )
  const byKey = some(statement.conditions.all, ({ key }) => truth(knownIn(key).includes(`${host}:`)))
  return either(byPrincipal, byKey, mayHoldOthers(statement.principals) ? 'unknown' : 'no')
}

function isProviderOf(item: Attribute, host: string, configuration: Configuration): Truth {
  if (knownIn(item).includes(host)) return 'yes'
  const providers = configuration.referredTo(item, 'aws_iam_openid_connect_provider', OIDC_DATA)
  if (providers.length > 0) {
    return some(providers, provider => isUrlOf(provider.get('url'), host))
  }
  return item.value?.kind === 'unknown' && item.value.pieces === undefined ? 'unknown' : 'no'
}

function isUrlOf(url: Attribute, host: string): Truth {
  if (url.value?.kind === 'unknown' && url.value.pieces === undefined) return 'unknown'
  return truth(knownIn(url).includes(host))
}

const OIDC_DATA = 'data.aws_iam_openid_connect_provider'

/** What is known of a text. */
export function knownIn({ value }: Attribute): string {
  if (value?.kind === 'unknown') return (value.pieces ?? []).filter(piece => piece !== null).join('')
  return textOf(value) ?? ''
}
