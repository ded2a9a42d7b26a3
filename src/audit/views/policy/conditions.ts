import type { Attribute } from '../../resource/attribute.ts'
import { equalsInAnyCase, isFalse, isTrue, matches, textOf } from '../../resource/predicates.ts'
import { both, either, some, type Truth, truth } from '../../resource/truth.ts'
import type { Condition, Statement } from './policy.ts'
import { everyOf } from './some-of.ts'
import { covers } from './wildcard.ts'

/**
 * Whether a statement applies to some callers only: to an account, an organisation, a network, or a thing of one. An
 * external id (`sts:ExternalId`) is no secret, and says nothing of who comes: ask by `restrictsBy` where it matters.
 */
export function restrictsCaller(statement: Statement): Truth {
  return someCondition(statement, ({ key, operator, values }) =>
    either(
      both(isOneOf(key, CALLER_KEYS), holdsEquality(operator), everyOf(values, isNarrow)),
      both(isOneOf(key, ARN_KEYS), holdsEquality(operator), everyOf(values, isNarrowArn)),
      both(isOneOf(key, IP_KEYS), isOperator(operator, 'IpAddress'), everyOf(values, isNarrowRange)),
      both(
        isOneOf(key, ['elasticfilesystem:accessedviamounttarget']),
        isOperator(operator, 'Bool'),
        everyOf(values, isTrue),
      ),
    ),
  )
}

/**
 * Keys that name the caller, or the network that it comes from.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const CALLER_KEYS: readonly string[] = [
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourceowner',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:userid',
  'aws:principalservicename',
  'kms:calleraccount',
  's3:dataaccesspointaccount',
]
const ARN_KEYS: readonly string[] = ['aws:principalarn', 'aws:sourcearn', 's3:dataaccesspointarn']
const IP_KEYS: readonly string[] = ['aws:sourceip', 'aws:vpcsourceip']

/** Whether one of a statement’s conditions is so. */
export function someCondition({ conditions }: Statement, holds: (condition: Condition) => Truth): Truth {
  return either(some(conditions.all, holds), conditions.isComplete ? 'no' : 'unknown')
}

/** Whether a statement has a condition on one of these keys, that asks for equality with something narrow. */
export function restrictsBy(statement: Statement, ...keys: readonly string[]): Truth {
  const wanted = keys.map(key => key.toLowerCase())
  return someCondition(statement, ({ key, operator, values }) =>
    both(isOneOf(key, wanted), holdsEquality(operator), everyOf(values, isNarrow)),
  )
}

/** Whether a statement is about some resources only by a condition: by their tags, account or organisation. */
export function narrowsResource(statement: Statement): Truth {
  return someCondition(statement, ({ key }) => matches(key, /^(?:aws|iam):resource(?:tag\/|account$|org)/i))
}

/**
 * Whether a statement that allows something does so only after multi-factor authentication. With `BoolIfExists` it
 * does not: the key is missing for long-lived access keys, and the condition then holds.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent
 */
export function requiresMfa(statement: Statement): Truth {
  return someCondition(statement, ({ key, operator, values }) =>
    either(
      both(
        isOneOf(key, ['aws:multifactorauthpresent']),
        isOperator(operator, 'Bool'),
        everyOf(values, isTrue),
      ),
      both(
        isOneOf(key, ['aws:multifactorauthage']),
        isOperator(operator, 'NumericLessThan', 'NumericLessThanEquals'),
      ),
    ),
  )
}

/** Whether a statement is about whoever comes without multi-factor authentication, as a `Deny` should be. */
export function isAboutMissingMfa(statement: Statement): Truth {
  return someCondition(statement, ({ key, operator, values }) =>
    both(
      isOneOf(key, ['aws:multifactorauthpresent', 'aws:multifactorauthage']),
      either(
        both(isOperator(operator, 'Bool', 'BoolIfExists'), everyOf(values, isFalse)),
        both(isOperator(operator, 'Null'), everyOf(values, isTrue)),
        isOperator(operator, 'NumericGreaterThan', 'NumericGreaterThanIfExists'),
      ),
    ),
  )
}

/** Whether a statement is about calls without TLS: `aws:SecureTransport` is false. */
export function isAboutPlainText(statement: Statement): Truth {
  return someCondition(statement, ({ key, operator, values }) =>
    both(
      isOneOf(key, ['aws:securetransport']),
      isOperator(operator, 'Bool', 'BoolIfExists'),
      everyOf(values, isFalse),
    ),
  )
}

/** The operator, in any case; several mean one of them. */
export function isOperator(operator: Attribute, ...wanted: readonly string[]): Truth {
  return equalsInAnyCase(operator, ...wanted)
}

/**
 * Compares for equality, and holds only where the key is there: not `…IfExists` and not `ForAllValues:`, which hold
 * where it is missing, and nothing with `Not`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
export function holdsEquality(operator: Attribute): Truth {
  return isOperator(operator, ...EQUALITIES, ...EQUALITIES.map(each => `ForAnyValue:${each}`))
}

const EQUALITIES: readonly string[] = [
  'StringEquals',
  'StringEqualsIgnoreCase',
  'StringLike',
  'ArnEquals',
  'ArnLike',
]

/** The key of a condition is one of these, given in lower case. */
export function isOneOf(key: Attribute, wanted: readonly string[]): Truth {
  if (key.value?.kind !== 'unknown') return truth(wanted.includes(textOf(key.value)?.toLowerCase() ?? ''))
  return either(...wanted.map(each => covers(key, each, false)))
}

/** Says something beside wildcards. */
function isNarrow(value: Attribute): Truth {
  const written = textOf(value.value)
  return written === null ? mayBeNarrow(value) : truth(/[^*?]/.test(written))
}

/** A reference to something is narrow: a resource, account or organisation of one’s own. */
function mayBeNarrow({ value }: Attribute): Truth {
  if (value?.kind !== 'unknown') return 'no'
  const saysSomething = value.pieces?.some(piece => piece !== null && /[^*?]/.test(piece))
  return value.references.length > 0 || saysSomething ? 'yes' : 'unknown'
}

/** An ARN that names an account, or a thing whose name is nobody else’s: a bucket, a zone. */
function isNarrowArn(value: Attribute): Truth {
  const written = textOf(value.value)
  if (written === null) return mayBeNarrow(value)
  const [prefix, , service, , account = '', ...rest] = written.split(':')
  if (prefix !== 'arn') return isNarrow(value)
  const hasName = /^[^*?]/.test(rest.join(':'))
  if (account === '' || service === 's3') return truth(hasName)
  return truth(!/[*?]/.test(account))
}

function isNarrowRange(range: Attribute): Truth {
  const written = textOf(range.value)
  return written === null ? mayBeNarrow(range) : truth(!/\/0$|^\*/.test(written))
}
