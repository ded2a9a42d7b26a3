import type { Attribute } from '../../../resource/attribute.ts'
import type { Configuration } from '../../../resource/configuration.ts'
import { isSet } from '../../../resource/predicates.ts'
import type { Resource } from '../../../resource/resource.ts'
import { both, not, some, type Truth, truth } from '../../../resource/truth.ts'

/** Data sources that lead to a key by its alias, and where they name it. */
const LOOKED_UP: Readonly<Record<string, string>> = {
  'data.aws_kms_alias': 'name',
  'data.aws_kms_key': 'key_id',
}

/** Keys that AWS keeps: its aliases are reserved, and some services take a word for a key of their own. */
const OF_AWS = /(?:^|:)alias\/aws\/|^AWS_OWNED|^aws\/[a-z0-9-]+$/i

/**
 * The attribute names a key that the customer manages: an ARN, id or alias of one, or a reference to something that
 * gives one. Nothing, and a key that AWS manages or owns (`alias/aws/ebs`), is none.
 * https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-mgmt
 */
export function namesCustomerKey(attribute: Attribute, configuration: Configuration): Truth {
  const lookedUp = configuration.referredTo(attribute, ...Object.keys(LOOKED_UP))
  const ofAws = [textIsOfAws(attribute), some(lookedUp, source => isLookedUpOfAws(source))]
  return both(isSet(attribute), ...ofAws.map(not))
}

function isLookedUpOfAws(source: Resource): Truth {
  const attribute = source.get(LOOKED_UP[source.type] ?? '')
  // What a data source is asked for by reference is a resource's alias or key.
  return attribute.value?.kind === 'unknown' && attribute.value.references.length > 0
    ? 'no'
    : textIsOfAws(attribute)
}

function textIsOfAws({ value }: Attribute): Truth {
  if (value?.kind === 'string') return truth(OF_AWS.test(value.value))
  if (value?.kind !== 'unknown') return 'no'
  const known = (value.pieces ?? []).map(piece => piece ?? '').join('')
  if (OF_AWS.test(known)) return 'yes'
  return value.pieces !== undefined || value.references.length > 0 ? 'no' : 'unknown'
}
