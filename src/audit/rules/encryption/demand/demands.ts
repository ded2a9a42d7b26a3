import type { Attribute } from '../../../resource/attribute.ts'
import { equals, isFalse, isSet, isTrue, someItem } from '../../../resource/predicates.ts'
import { not, type Truth } from '../../../resource/truth.ts'
import type { Demand, More } from './demand.ts'
import { namesCustomerKey } from './names-customer-key.ts'

/** A switch that has to be on. */
export function switchedOn(type: string, at: string, more: More = {}): Demand {
  return {
    type,
    at,
    holds: ({ attribute }) =>
      more.isOptional === true ? whereWritten(attribute, isTrue) : isTrue(attribute),
    says: `\`${at}\` is not true.`,
    saysNothing: `\`${at}\` is not set, and is off unless it is true.`,
    right: ['true', '"true"'],
    wrong: ['false'],
    ...more,
  }
}

/** A switch that has to be off; nothing is off. */
export function switchedOff(type: string, at: string, more: More = {}): Demand {
  return {
    type,
    at,
    holds: ({ attribute }) => whereWritten(attribute, isFalse),
    says: `\`${at}\` is true.`,
    saysNothing: `\`${at}\` is not set.`,
    right: ['false'],
    wrong: ['true'],
    isOptional: true,
    ...more,
  }
}

/** One of these values. */
export function oneOf(
  type: string,
  at: string,
  values: readonly string[],
  wrong: string,
  more: More = {},
): Demand {
  return {
    type,
    at,
    holds: ({ attribute }) =>
      more.isOptional === true
        ? whereWritten(attribute, each => equals(each, ...values))
        : equals(attribute, ...values),
    says: `\`${at}\` is not ${values.map(value => `\`${value}\``).join(' or ')}.`,
    saysNothing: `\`${at}\` is not set; it has to be ${values.map(value => `\`${value}\``).join(' or ')}.`,
    right: values.map(value => `"${value}"`),
    wrong: [`"${wrong}"`],
    ...more,
  }
}

/** Something has to be written. */
export function written(type: string, at: string, right: string, more: More = {}): Demand {
  return {
    type,
    at,
    holds: ({ attribute }) => isSet(attribute),
    says: `\`${at}\` is empty.`,
    saysNothing: `\`${at}\` is not set.`,
    right: [right],
    wrong: ['""'],
    ...more,
  }
}

/** A list without this item; nothing is one. */
export function lacks(
  type: string,
  at: string,
  item: string,
  others: readonly string[],
  more: More = {},
): Demand {
  const list = (items: readonly string[]) => `[${items.map(each => `"${each}"`).join(', ')}]`
  return {
    type,
    at,
    holds: ({ attribute }) => not(someItem(attribute, each => equals(each, item))),
    says: `\`${at}\` holds \`${item}\`.`,
    saysNothing: `\`${at}\` is not set.`,
    right: [list(others)],
    wrong: [list([...others, item])],
    isOptional: true,
    ...more,
  }
}

/** A key of the customer's. */
export function customerKey(type: string, at: string, more: More = {}): Demand {
  return {
    type,
    at,
    holds: ({ attribute, configuration }) => namesCustomerKey(attribute, configuration),
    says: `\`${at}\` names a key that AWS manages.`,
    saysNothing: `No \`${at}\`: set it to the ARN of a key of yours.`,
    right: ['aws_kms_key.k.arn'],
    wrong: ['"alias/aws/service"'],
    ...more,
  }
}

function whereWritten(attribute: Attribute, holds: (attribute: Attribute) => Truth): Truth {
  return attribute.isWritten ? holds(attribute) : 'yes'
}
