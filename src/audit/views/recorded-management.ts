import type { Attribute } from '../resource/attribute.ts'
import { equals, equalsInAnyCase, isFalse, someItem } from '../resource/predicates.ts'
import type { Resource } from '../resource/resource.ts'
import { both, either, not, some, type Truth, truth } from '../resource/truth.ts'
import { mayHoldMore } from './blocks.ts'
import { oncePer } from './once-per.ts'

/** Some trail of the configuration records what is done to the account, read and written. */
export const managementIsRecorded = oncePer(configuration =>
  some(configuration.ofType('aws_cloudtrail'), recordsManagement),
)

/** Some trail of the configuration records management events, those of KMS among them. */
export const kmsIsRecorded = oncePer(configuration =>
  some(configuration.ofType('aws_cloudtrail'), trail =>
    both(recordsManagement(trail), not(some(exclusionsOf(trail), leavesOutKms))),
  ),
)

/**
 * A trail records management events, read and written. Without event selectors it does.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html
 */
export function recordsManagement(trail: Resource): Truth {
  const basic = trail.get('event_selector')
  const advanced = trail.get('advanced_event_selector')
  const mayBeMore: Truth = mayHoldMore(basic) || mayHoldMore(advanced) ? 'unknown' : 'no'
  const [selectors, fields] = [basic.each(), advanced.each()]
  const isDefault = selectors.length === 0 && fields.length === 0
  const records = (kind: 'ReadOnly' | 'WriteOnly'): Truth =>
    either(
      truth(isDefault && mayBeMore === 'no'),
      some(selectors, selector => isBasic(selector, kind)),
      some(fields, selector => isAdvanced(selector, kind)),
      mayBeMore,
    )
  return both(records('ReadOnly'), records('WriteOnly'))
}

function isBasic(selector: Attribute, kind: string): Truth {
  const type = selector.get('read_write_type')
  const isKind = type.isWritten ? equals(type, 'All', kind) : 'yes'
  return both(not(isFalse(selector.get('include_management_events'))), isKind)
}

function isAdvanced(selector: Attribute, kind: 'ReadOnly' | 'WriteOnly'): Truth {
  const isOther = field(selector, 'readOnly', 'equals', kind === 'ReadOnly' ? 'false' : 'true')
  return both(field(selector, 'eventCategory', 'equals', 'Management'), not(isOther))
}

function field(selector: Attribute, name: string, operator: string, value: string): Truth {
  return someItem(selector.get('field_selector'), each =>
    both(
      equals(each.get('field'), name),
      someItem(each.get(operator), item => equalsInAnyCase(item, value)),
    ),
  )
}

/** Where a trail names services whose management events it leaves out. */
export function exclusionsOf(trail: Resource): readonly Attribute[] {
  return [
    ...trail
      .each('event_selector')
      .map(selector => selector.get('exclude_management_event_sources'))
      .filter(({ isWritten }) => isWritten),
    ...trail
      .each('advanced_event_selector')
      .flatMap(selector => selector.each('field_selector'))
      .filter(each => equals(each.get('field'), 'eventSource') !== 'no')
      .map(each => each.get('not_equals'))
      .filter(({ isWritten }) => isWritten),
  ]
}

/** KMS is one of the services that are left out there. */
export function leavesOutKms(exclusions: Attribute): Truth {
  return someItem(exclusions, source => equals(source, 'kms.amazonaws.com'))
}
